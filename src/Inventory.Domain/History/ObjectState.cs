using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inventory.Domain.Persisting;

namespace Inventory.Domain.History;

/// <summary>A value that differs.</summary>
/// <param name="Attribute">Its name as events have it; that of a part says whose it is: <c>hardware.memory_mb</c>, <c>disks[vdb].size</c>.</param>
/// <param name="Old">What it was, as JSON; null for none.</param>
/// <param name="New">What it is, as JSON; null for none.</param>
public sealed record AttributeChange(string Attribute, string? Old, string? New)
{
    /// <summary>What differs between values, by name.</summary>
    public static IReadOnlyList<AttributeChange> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var changes = new List<AttributeChange>();
        foreach (var (name, value) in after)
            if (before.GetValueOrDefault(name) is var old && old != value)
                changes.Add(new AttributeChange(name, old, value));
        foreach (var (name, value) in before)
            if (!after.ContainsKey(name))
                changes.Add(new AttributeChange(name, value, null));
        changes.Sort((a, b) => string.CompareOrdinal(a.Attribute, b.Attribute));
        return changes;
    }

    /// <summary>Whether this is the attribute, or part of what a name means: <c>disks</c>, <c>disks[vdb]</c> or <c>disks.size</c>.</summary>
    public bool IsOf(string name)
    {
        if (Attribute == name)
            return true;
        if (Attribute.StartsWith(name, StringComparison.Ordinal) && Attribute[name.Length] is '.' or '[')
            return true;
        var (key, end) = (Attribute.IndexOf('[', StringComparison.Ordinal), Attribute.LastIndexOf("].", StringComparison.Ordinal));
        return key >= 0 && end > key && Attribute.Length - end - 1 + key == name.Length
            && name.StartsWith(Attribute[..key], StringComparison.Ordinal) && name.EndsWith(Attribute[(end + 1)..], StringComparison.Ordinal);
    }
}

/// <summary>All values of an object and its parts by name, nulls left out.</summary>
internal static class ObjectState
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>The values; none of an object that is not there.</summary>
    public static IReadOnlyDictionary<string, string> Of(ObjectPatch? state)
    {
        if (state is null)
            return Nothing;
        var values = new Dictionary<string, string>();
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Plain);
        foreach (var record in state.Children.Prepend(state.Root))
        {
            var path = PathOf(record);
            foreach (var column in record.Columns.In(record.Model))
            {
                column.WriteJson(json, record.Values);
                json.Flush();
                values[path + column.Member] = Encoding.UTF8.GetString(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
                json.Reset();
            }
        }
        return values;
    }

    private static string PathOf(RecordPatch record) =>
        !record.Model.IsChild ? "" : record.Model.IsSingle ? $"{record.Model.EventMember}." : $"{record.Model.EventMember}[{record.Key}].";
}
