using System.Text.Json;
using System.Text.Json.Nodes;

namespace Providers.Amazon;

/// <summary>Writes objects of AWS as the VMDB keeps them: names in snake_case, times as text instead of seconds since 1970.</summary>
internal static class Snake
{
    /// <summary>An object with these members of another one; null for those that it does not have.</summary>
    public static JsonObject Members(JsonObject source, params IEnumerable<string> names) =>
        new(names.Select(name => KeyValuePair.Create(Name(name), Of(name, source[name]))));

    /// <summary>The same in snake_case.</summary>
    public static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Name(member.Key), Of(member.Key, member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Of(string name, JsonNode? value) =>
        name.EndsWith("Time", StringComparison.Ordinal) && value?.GetValueKind() == JsonValueKind.Number ? Time(value.GetValue<double>()) : Of(value);

    // Cut, not rounded, to milliseconds, as ManageIQ does with the same number.
    private static string Time(double seconds)
    {
        var whole = Math.Floor(seconds);
        return DateTimeOffset.UnixEpoch.AddSeconds(whole).AddMilliseconds(Math.Floor((seconds - whole) * 1000)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
    }

    private static string Name(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
