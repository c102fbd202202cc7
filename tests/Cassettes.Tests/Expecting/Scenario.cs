namespace Cassettes.Tests.Expecting;

/// <summary>How a cassette is to be played: what is refreshed, and what is there before.</summary>
internal sealed class Scenario(JsonObject json)
{
    // ManageIQ's associations that are not called like their collections.
    private static readonly Dictionary<string, string> Collections = new() { ["key_pairs"] = "auth_key_pairs" };

    /// <summary><c>full</c>, <c>targeted</c>, <c>metrics</c> or <c>other</c>.</summary>
    public string Mode => (string)json["mode"]!;

    /// <summary>Version of the cloud's API, or null.</summary>
    public string? Api => (string?)json["api"];

    /// <summary>Region of the cloud, or null.</summary>
    public string? Region => (string?)json["region"];

    /// <summary>What is refreshed: collection → native ids; empty for everything, no ids for a whole collection.</summary>
    public IReadOnlyDictionary<string, string[]> Targets => TargetsOf(json);

    /// <summary>Name of the cassette that is played as a full refresh before; null for none.</summary>
    public string? Preload => (string?)json["preload"];

    /// <summary>Objects that exist before: collection → native ids.</summary>
    public IReadOnlyDictionary<string, string[]> Precreated => json["precreated"] is JsonObject precreated
        ? precreated.Where(c => c.Value is JsonArray).ToDictionary(c => c.Key, c => c.Value!.AsArray().Select(id => (string)id!).ToArray())
        : new Dictionary<string, string[]>();

    /// <summary>Labels that are mapped to tags, with the kind of object; null for every kind.</summary>
    public IReadOnlyList<(string Label, string? Entity)> TagMappings =>
    [
        .. (json["tagMappings"]?.AsArray() ?? [])
            .Select(m => ((string)m!["label"]!, (string?)m["entity"] is "all entities" or null ? null : (string?)m["entity"])),
    ];

    /// <summary>Settings of the original product, such as <c>openstack.is_admin</c>.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Settings => (json["settings"] as JsonObject ?? []).ToDictionary(s => s.Key, s => s.Value);

    /// <summary>Another way of playing the same cassette, with what is expected then; null for none.</summary>
    public Variant? Variant => json["variant"] is JsonObject variant ? new Variant(TargetsOf(variant), variant) : null;

    private static Dictionary<string, string[]> TargetsOf(JsonObject json) => json["targets"] is not JsonArray targets
        ? []
        : targets.GroupBy(t => Collections.GetValueOrDefault((string)t!["association"]!, (string)t["association"]!))
            .ToDictionary(g => g.Key, g => g.Any(t => Id(t!) is null) ? [] : g.Select(t => Id(t!)!).ToArray());

    private static string? Id(JsonNode target) => (string?)(target["manager_ref"]?["ems_ref"] ?? target["manager_ref"]?["name"]);
}

/// <summary>Another way of playing a cassette.</summary>
/// <param name="Targets">What is refreshed then.</param>
/// <param name="Expected">What is expected then: <c>counts</c>, and the natural keys of whole tables.</param>
internal sealed record Variant(IReadOnlyDictionary<string, string[]> Targets, JsonObject Expected)
{
    /// <summary>Row counts.</summary>
    public JsonObject Counts => Expected["counts"] as JsonObject ?? [];

    /// <summary>Table → the natural keys of its rows.</summary>
    public IEnumerable<KeyValuePair<string, JsonArray>> Rows =>
        Expected.Where(m => m is { Key: not "targets", Value: JsonArray }).Select(m => KeyValuePair.Create(m.Key, m.Value!.AsArray()));
}
