using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Parsing;

/// <summary>Brings a record to the form in which PostgreSQL will give it back, so that the second refresh finds nothing changed.</summary>
public static class Normalise
{
    /// <summary>Normalises every column.</summary>
    /// <returns>True if characters that cannot be stored were replaced.</returns>
    public static bool Apply(RecordModel model, VmdbRecord record)
    {
        var replaced = false;
        foreach (var column in model.Columns)
            replaced |= column.Normalise(record);
        return replaced;
    }
}
