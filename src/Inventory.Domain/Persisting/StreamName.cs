using System.Globalization;
using Inventory.Domain.Models;

namespace Inventory.Domain.Persisting;

/// <summary>Names of the streams of inventory objects: <c>{ems_id}/{collection}/{key}</c>, for example <c>2/vms/i-0a1b</c>.</summary>
public static class StreamName
{
    /// <summary>The stream of an object.</summary>
    public static string Of(long emsId, RecordModel model, string key) => string.Create(CultureInfo.InvariantCulture, $"{emsId}/{model.Collection}/{key}");

    /// <summary>Takes a name apart; a key may itself hold slashes.</summary>
    public static (long EmsId, string Collection, string Key) Parse(string stream)
    {
        var first = stream.IndexOf('/', StringComparison.Ordinal);
        var second = stream.IndexOf('/', first + 1);
        return (long.Parse(stream.AsSpan(0, first), CultureInfo.InvariantCulture), stream[(first + 1)..second], stream[(second + 1)..]);
    }
}
