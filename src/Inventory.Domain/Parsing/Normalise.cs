using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Parsing;

/// <summary>Brings a record to the form in which PostgreSQL will give it back, so that the second refresh finds nothing changed.</summary>
public static class Normalise
{
    private const int MaxMessage = 2000;

    /// <summary>A text for people that came from elsewhere: of bearable length, and without characters that cannot be stored.</summary>
    public static string Message(string text) => TextType.Clean(text.Length <= MaxMessage ? text : $"{text.AsSpan(0, MaxMessage)}…");

    /// <summary>Normalises every column.</summary>
    /// <returns>True if characters that cannot be stored were replaced.</returns>
    public static bool Apply(RecordModel model, VmdbRecord record)
    {
        var replaced = false;
        foreach (var column in model.EachColumn)
            replaced |= column.Normalise(record);
        return replaced;
    }
}
