namespace Cassettes.Tests.Comparing;

/// <summary>A row of the VMDB.</summary>
internal sealed record Row(string Table, long Id, JsonObject Columns)
{
    public JsonNode? this[string column] => Columns[column];

    /// <summary>The value that tells it from others of its table.</summary>
    public JsonNode? Identity => Columns[Relations.Identities.GetValueOrDefault(Table, "ems_ref")];

    /// <summary>What a link points to where there is no row.</summary>
    public static Row Missing(string table, long id) => new(table, id, []);

    public override string ToString() => $"{Table} {Identity ?? Columns["name"] ?? $"#{Id}"}";
}

/// <summary>What a relation gives: rows, or values.</summary>
internal sealed record Related(IReadOnlyList<Row> Rows, IReadOnlyList<JsonNode?> Values)
{
    public static Related None { get; } = new([], []);

    public int Count => Rows.Count + Values.Count;
}
