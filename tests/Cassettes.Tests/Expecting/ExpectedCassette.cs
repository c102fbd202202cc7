namespace Cassettes.Tests.Expecting;

/// <summary>One cassette, the scenario it was recorded for, and what the inventory must hold after it.</summary>
internal sealed class ExpectedCassette(string folder, string provider, string name)
{
    private readonly Lazy<JsonObject?> expected = new(() => Read(Path.Combine(folder, "expected", provider, $"{name}.json")));
    private readonly Lazy<JsonObject?> derived = new(() => Read(Path.Combine(folder, "expected", provider, $"{name}.derived.json")));

    public string Provider => provider;

    public string Name => name;

    public string RecordingPath => Path.Combine(folder, provider, $"{name}.jsonl");

    /// <summary>Null if nobody wrote down what this cassette is for.</summary>
    public Scenario? Scenario => expected.Value?["scenario"] is JsonObject scenario ? new Scenario(scenario) : null;

    /// <summary>What the original test states; empty if there is no such file.</summary>
    public JsonObject Asserted => expected.Value?["asserted"] as JsonObject ?? [];

    /// <summary>Rows that follow from the documented mapping; null if there is no such file.</summary>
    public DerivedInventory? Derived => derived.Value is { } json && json["tables"] is JsonObject tables
        ? new DerivedInventory(tables, json["counts"] as JsonObject ?? [], ((string?)json["meaning"])?.StartsWith("complete", StringComparison.Ordinal) == true)
        : null;

    public override string ToString() => $"{provider}/{name}";

    private static JsonObject? Read(string path) => File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject : null;
}

/// <summary>Rows that follow from the documented mapping.</summary>
/// <param name="Tables">Rows by table.</param>
/// <param name="Counts">Rows that each table must have.</param>
/// <param name="IsComplete">True if there must be no other rows in these tables.</param>
internal sealed record DerivedInventory(JsonObject Tables, JsonObject Counts, bool IsComplete);
