using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Parsing;

/// <summary>Checks and converts attributes. What makes no sense is refused by the attribute's name.</summary>
internal static class Attributes
{
    public const long MiB = 1024 * 1024;
    public const long GiB = 1024 * MiB;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A size in bytes.</summary>
    public static long? Bytes(long? amount, long unit, string attribute) => amount is not { } size ? null
        : size >= 0 && size <= long.MaxValue / unit ? size * unit : throw new AttributeException(attribute, $"{size} is out of range");

    /// <summary>A number that cannot be negative.</summary>
    public static T? Count<T>(T? amount, string attribute) where T : struct, System.Numerics.ISignedNumber<T> =>
        amount is { } count && T.IsNegative(count) ? throw new AttributeException(attribute, $"{count} is out of range") : amount;

    /// <summary>One of the words that a service may say; null if it says none.</summary>
    public static string? OneOf(string? word, string attribute, params ReadOnlySpan<string> words) =>
        word is null || words.Contains(word) ? word : throw new AttributeException(attribute, "it is none of the known words");

    /// <summary>A truth value that comes as text; null if it is blank.</summary>
    public static bool? Truth(string? text, string attribute) => text?.ToLowerInvariant() switch
    {
        null or "" => null,
        "true" => true,
        "false" => false,
        _ => throw new AttributeException(attribute, "it is neither true nor false"),
    };

    /// <summary>The name, or the id of what has none.</summary>
    public static string NameOr(string id, string? name) => string.IsNullOrWhiteSpace(name) ? id : name;

    /// <summary>At most 255 characters; what is cut off is shown by three dots.</summary>
    public static string? Cut(string? text) => text is not { Length: > 255 } ? text : $"{text[..(char.IsHighSurrogate(text[251]) ? 251 : 252)]}...";

    /// <summary>A text as it is, any other value as JSON that is the same for the same value.</summary>
    public static string? Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => JsonNode.Parse(other.GetRawText()).InOrder()!.ToJsonString(),
    };

    /// <summary>The value with the members of objects in the order of their names, as readable text.</summary>
    public static string Readably(JsonNode value) => value.InOrder()!.ToJsonString(Readable);

    /// <summary>A list whose order the service does not keep, in an order of its own; objects with their members in the order of their names.</summary>
    public static JsonArray? Sorted(JsonArray? items) => items is null
        ? null
        : new JsonArray([.. items.Select(item => item.InOrder()).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]);

    /// <summary>An object of the members that have a value.</summary>
    public static JsonObject Members(params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Name, member.Value)));

    private static JsonNode? InOrder(this JsonNode? value) => value switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, m.Value.InOrder()))),
        JsonArray items => new JsonArray([.. items.Select(InOrder)]),
        _ => value?.DeepClone(),
    };
}
