using System.Globalization;
using System.Text.Json;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;

namespace Inventory.Api.Serving.Addressing;

/// <summary>How an entry of a request's body names a row: by id, by link, or by guid.</summary>
/// <param name="Id">The id, or null.</param>
/// <param name="Guid">The guid, or null.</param>
/// <param name="Text">What the entry says, for messages.</param>
internal sealed record RowReference(long? Id, string? Guid, string Text)
{
    /// <summary>Names no row that could exist.</summary>
    public bool IsHopeless => Id is null && Guid is null;

    /// <summary>Reads an entry; null if it names nothing.</summary>
    public static RowReference? Read(JsonElement entry, CollectionDefinition of)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return null;
        if (TextOf(entry, "id") is { } id)
            return new RowReference(Number(id), null, $"id={id}");
        if (TextOf(entry, "href") is { } href)
            return new RowReference(Tail(href, of.Name), null, $"href={href}");
        if (TextOf(entry, "guid") is { } guid)
            return new RowReference(null, of.Attribute("guid") is not null && SqlContext.IsStorable(guid) ? guid : null, $"guid={guid}");
        foreach (var member in entry.EnumerateObject())
            if (TextOf(entry, member.Name) is { } text)
                return new RowReference(null, null, $"{member.Name}={text}");
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
