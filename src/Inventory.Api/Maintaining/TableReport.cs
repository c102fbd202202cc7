using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Domain.Projecting;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>Says to people and programs how tables and events agree.</summary>
internal static class TableReport
{
    /// <summary>About how many objects there are to fold.</summary>
    public static async Task<long> ObjectsAsync(NpgsqlDataSource database, PartOfInventory? part, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select count(*) from inventory.objects where $1::varchar[] is null or collection = any($1)");
        command.Parameters.Add(new()
        {
            Value = (object?)part?.Roots.Select(r => r.Collection).ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Varchar,
        });
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The first differences.</summary>
    public static void Print(Terminal terminal, IReadOnlyList<TableDifference> differences)
    {
        foreach (var table in differences)
        {
            terminal.Print($"{table.Table}: {Rows(table.Rows)}");
            foreach (var row in table.First)
                terminal.Print($"  {row.Row}: {row.Problem}");
            if (table.First.Count < table.Rows)
                terminal.Print($"  and {table.Rows - table.First.Count} more");
        }
    }

    /// <summary>Which tables, for a sentence.</summary>
    public static string Of(PartOfInventory? part) => part is null ? "" : $" of {string.Join(", ", part.Roots.Select(r => r.Collection).Order(StringComparer.Ordinal))}";

    /// <summary>What came of a comparison.</summary>
    public static string Verdict(int objects, int events, IReadOnlyList<TableDifference> differences) => differences.Count == 0
        ? $"The tables are what {events} events of {objects} objects give."
        : $"{Rows(differences.Sum(d => d.Rows))} in {differences.Count} {(differences.Count == 1 ? "table" : "tables")}. 'rebuild' makes them right.";

    /// <summary>What was restored.</summary>
    public static string Restored(string schema, int objects, int events) =>
        $"{objects} objects of {events} events are in the schema {schema}; remove it with: {SideSchema.Drop(schema)}";

    /// <summary>The first differences, for programs.</summary>
    public static string ToJson(IReadOnlyList<TableDifference> differences) => JsonSerializer.Serialize(differences.Select(d => new JsonObject
    {
        ["table"] = d.Table, ["rows"] = d.Rows,
        ["first"] = new JsonArray([.. d.First.Select(r => (JsonNode)new JsonObject { ["row"] = r.Row, ["problem"] = r.Problem })]),
    }));

    private static string Rows(long rows) => rows == 1 ? "1 row differs" : $"{rows} rows differ";
}
