using System.Globalization;
using System.Text.Json;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;

namespace Inventory.Api.Serving.Addressing;

/// <summary>How an entry of a request's body names a row: by id, by link, by guid, or by another column whose values are unique.</summary>
/// <param name="Id">The id, or null.</param>
/// <param name="Column">The column that names it otherwise, or null.</param>
/// <param name="Value">The value of that.</param>
/// <param name="Text">What the entry says, for messages.</param>
internal sealed record RowReference(long? Id, string? Column, string? Value, string Text)
{
    private static readonly string[] Guid = ["guid"];

    /// <summary>Names no row that could exist.</summary>
    public bool IsHopeless => Id is null && Column is null;

    /// <summary>Says nothing by which rows are named.</summary>
    public bool NamesNothing { get; private init; }

    /// <summary>Reads an entry of an order; null if it names nothing. An order's other members are what it is to do.</summary>
    public static RowReference? Read(JsonElement entry, CollectionDefinition of) => Read(entry, of, Guid);

    /// <summary>Reads an entry of a bulk query, which can name rows by more; null if it names nothing.</summary>
    public static RowReference? ReadQuery(JsonElement entry, CollectionDefinition of) => Read(entry, of, of.Identifiers);

    private static RowReference? Read(JsonElement entry, CollectionDefinition of, IReadOnlyList<string> columns)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return null;
        if (TextOf(entry, "id") is { } id)
            return new RowReference(Number(id), null, null, $"id={id}");
        if (TextOf(entry, "href") is { } href)
            return new RowReference(Tail(href, of.Name), null, null, $"href={href}");
        foreach (var column in columns)
            if (of.Identifiers.Contains(column) && TextOf(entry, column) is { } value && SqlContext.IsStorable(value))
                return new RowReference(null, column, value, $"{column}={value}");
        foreach (var member in entry.EnumerateObject())
            if (TextOf(entry, member.Name) is { } text)
                return new RowReference(null, null, null, $"{member.Name}={text}") { NamesNothing = true };
        return null;
    }

    /// <summary>An id in a URL or a body; null if it is none, 0 (which no row has) if it is too large.</summary>
    public static long? Number(string text) =>
        text.Length == 0 || !text.All(char.IsAsciiDigit) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    // Only the tail of a link counts.
    private static long? Tail(string href, string collection)
    {
        var parts = href.Split('?', 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is [.., var name, var id] && name == collection ? Number(id) : null;
    }

    private static string? TextOf(JsonElement entry, string name)
    {
        if (!entry.TryGetProperty(name, out var value))
            return null;
        try
        {
            return value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null };
        }
        catch (InvalidOperationException) // half of a surrogate pair
        {
            return "\uFFFD";
        }
    }
}
