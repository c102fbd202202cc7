using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cassettes.Tests.Comparing;

/// <summary>
/// Compares a value with an expected one, which may be a matcher (<c>{"startsWith": …}</c>). Lists are sets, times are instants, a member that is
/// missing is null, and text that should be a list or an object is read as JSON.
/// </summary>
internal static partial class JsonMatcher
{
    /// <summary>Whether a value is what is expected.</summary>
    public static bool Matches(JsonNode? expected, JsonNode? actual, bool ignoreCase = false) => expected switch
    {
        null => actual is null,
        JsonObject { Count: 1 } matcher when Matcher(matcher, actual) is { } matches => matches,
        JsonObject wanted => Parsed(actual) is JsonObject found
            && wanted.Select(m => m.Key).Union(found.Select(m => m.Key)).All(name => Matches(wanted[name], found[name], ignoreCase)),
        JsonArray wanted => Parsed(actual) is JsonArray found
            && wanted.Count == found.Count && Pairing.Unmatched(wanted, found, (e, a) => Matches(e, a, ignoreCase)).Count == 0,
        _ => actual is JsonValue value && MatchesValue(expected.AsValue(), value, ignoreCase),
    };

    /// <summary>Tells the first difference, with the members that lead to it.</summary>
    public static string Difference(JsonNode? expected, JsonNode? actual)
    {
        var part = expected is JsonObject { Count: 1 } matcher && matcher["including"] is JsonObject included ? included : expected as JsonObject;
        var wrong = Parsed(actual) is JsonObject found ? part?.FirstOrDefault(m => !Matches(m.Value, found[m.Key])) : null;
        return wrong is { Key: { } name } ? $"{name}: {Difference(part![name], Parsed(actual)![name])}" : $"expected {Show(expected)}, found {Show(actual)}";
    }

    /// <summary>A value as people read it, cut short.</summary>
    public static string Show(JsonNode? value)
    {
        var text = value?.ToJsonString(Readable) ?? "null";
        return text.Length > 300 ? text[..300] + " …" : text;
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool? Matcher(JsonObject matcher, JsonNode? actual) => matcher.Single() switch
    {
        { Key: "startsWith", Value: { } start } => ((string?)actual)?.StartsWith((string)start!, StringComparison.Ordinal) == true,
        { Key: "matches", Value: { } kind } when (string?)kind == "guid" => Guid.TryParse((string?)actual, out _),
        { Key: "greaterThan", Value: { } limit } => Number(actual) > Number(limit),
        { Key: "including", Value: JsonObject part } => Parsed(actual) is JsonObject found && part.All(m => Matches(m.Value, found[m.Key])),
        { Key: "including", Value: JsonArray part } =>
            Parsed(actual) is JsonArray found && Pairing.Unmatched(part, found, (e, a) => Matches(e, a)).Count == 0,
        _ => null,
    };

    private static bool MatchesValue(JsonValue expected, JsonValue actual, bool ignoreCase)
    {
        var (wanted, found) = (expected.GetValueKind(), actual.GetValueKind());
        if (wanted == JsonValueKind.String && (string)expected! is "not null")
            return true;
        if ((wanted, found) is not (JsonValueKind.Number, JsonValueKind.Number) && (Instant(expected), Instant(actual)) is ({ } due, { } instant))
            return due == instant;
        if (wanted != found)
            return false;
        return wanted switch
        {
            JsonValueKind.String when ignoreCase => string.Equals((string?)expected, (string?)actual, StringComparison.OrdinalIgnoreCase),
            JsonValueKind.String => (string?)expected == (string?)actual,
            JsonValueKind.Number => Number(expected) == Number(actual),
            _ => true,
        };
    }

    /// <summary>Text that holds a list or an object is what it holds.</summary>
    private static JsonNode? Parsed(JsonNode? value)
    {
        if (value is not JsonValue text || text.GetValueKind() != JsonValueKind.String || ((string)text!).Trim() is not ['[' or '{', ..] json)
            return value;
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static decimal? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;

    // A number may be an epoch in seconds, where the other side is a time as text.
    private static DateTimeOffset? Instant(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String when IsoTime().IsMatch((string)value!) && DateTimeOffset.TryParse(
            (string)value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) => instant,
        JsonValueKind.Number when Number(value) is > 0 and < 100_000_000_000 and { } seconds =>
            DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)),
        _ => null,
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")]
    private static partial Regex IsoTime();
}
