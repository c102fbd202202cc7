using System.Text.Json.Nodes;
using Inventory.Domain.History;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Projecting;

/// <summary>How a table differs from the one that the events give.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows differ.</param>
/// <param name="First">The first of them.</param>
public sealed record TableDifference(string Table, long Rows, IReadOnlyList<RowDifference> First);

/// <summary>A row that differs.</summary>
/// <param name="Row">The row's key.</param>
/// <param name="Columns">Column → what the table has, what the events give. Empty for a row that one of them does not have at all.</param>
/// <param name="Problem">In words.</param>
public sealed record RowDifference(string Row, IReadOnlyDictionary<string, (JsonNode? Table, JsonNode? Events)> Columns, string Problem);

/// <summary>Holds the live tables, or those of a past state, against the ones beside them, and makes the live ones equal.</summary>
internal sealed class TableDifferences(TablesBeside beside, PartOfInventory part, NpgsqlConnection connection, string schema, CancellationToken cancel)
{
    private const int Shown = 5;

    /// <summary>The tables that differ.</summary>
    /// <param name="past">The state that the tables beside show; null for the present.</param>
    public async Task<IReadOnlyList<TableDifference>> FindAsync(PointInTime? past)
    {
        foreach (var (name, value) in past?.Settings ?? new Dictionary<string, string>())
            await ExecuteAsync($"select set_config('{name}', '{value}', true)");
        var differences = new List<TableDifference>();
        foreach (var table in part.Tables.Where(t => past is null || t.Identifier.Schema == Sql.VmdbSchema))
            if (await FindAsync(table, past) is { Rows: > 0 } difference)
                differences.Add(difference);
        return differences;
    }

    /// <summary>
    /// Makes the live tables what the ones beside are, row by row, so that whoever reads them waits for nothing, and what was wrong stays in their history.
    /// Links go first, since rows refer to each other in circles.
    /// </summary>
    public async Task ApplyAsync(IReadOnlyList<TableDifference> differences)
    {
        var wrong = part.Tables.Where(t => differences.Any(d => d.Table == t.Identifier.Name)).ToList();
        foreach (var table in wrong)
            foreach (var link in beside.LinksOf(table).Select(l => Sql.Name(l.Name)))
                await ExecuteAsync(
                    $"""
                    update {TablesBeside.Live(table)} t set {link} = null
                    where {link} is not null and {Own(table, "t")} and not exists (select from {Other(table)} b where {Same(table, "t", "b")} and b.{link} = t.{link})
                    """);
        foreach (var table in wrong.AsEnumerable().Reverse())
            await ExecuteAsync(
                $"delete from {TablesBeside.Live(table)} t where {Own(table, "t")} and not exists (select from {Other(table)} b where {Same(table, "t", "b")})");
        // Deleting a row deletes those below it, in tables that were right.
        foreach (var table in part.Tables)
        {
            var late = beside.LinksOf(table).Where(l => l.IsLate).Select(l => l.Name).ToHashSet();
            var columns = beside.ColumnsOf(table);
            await ExecuteAsync(
                $"""
                insert into {TablesBeside.Live(table)} ({string.Join(", ", columns.Select(Sql.Name))})
                select {string.Join(", ", columns.Select(c => late.Contains(c) ? "null" : $"b.{Sql.Name(c)}"))} from {Other(table)} b
                where not exists (select from {TablesBeside.Live(table)} t where {Same(table, "t", "b")})
                """);
        }
        foreach (var table in part.Tables.Where(t => beside.ColumnsOf(t).Count > t.PrimaryKeyColumns.Count))
            await ExecuteAsync(
                $"""
                update {TablesBeside.Live(table)} t set {string.Join(", ", Others(table).Select(c => $"{Sql.Name(c)} = b.{Sql.Name(c)}"))}
                from {Other(table)} b where {Same(table, "t", "b")} and {Differ(table, "t", "b")}
                """);
    }

    private async Task<TableDifference> FindAsync(Table table, PointInTime? past)
    {
        var live = past is null ? TablesBeside.Live(table) : TablesBeside.Beside(PointInTime.Schema, table);
        var keys = string.Join(", ", table.PrimaryKeyColumns.Select(Sql.Name));
        await using var command = new NpgsqlCommand(
            $"""
            select count(*) over (), to_jsonb(t) - '{HistoryTables.ValidFrom}', to_jsonb(b) - '{HistoryTables.ValidFrom}'
            from (select * from {live} t where {Own(table, "t")}) t full join {Other(table)} b using ({keys})
            where t.{Sql.Name(table.PrimaryKeyColumns[0])} is null or b.{Sql.Name(table.PrimaryKeyColumns[0])} is null or {Differ(table, "t", "b")}
            order by {keys} limit {Shown}
            """, connection) { CommandTimeout = 0 };
        var (count, first) = (0L, new List<RowDifference>());
        await using var row = await command.ExecuteReaderAsync(cancel);
        for (; await row.ReadAsync(cancel); count = row.GetInt64(0))
            first.Add(Describe(table, await ObjectAsync(row, 1), await ObjectAsync(row, 2)));
        return new TableDifference(table.Identifier.Name, count, first);
    }

    private async Task<JsonObject?> ObjectAsync(NpgsqlDataReader row, int ordinal) =>
        await row.IsDBNullAsync(ordinal, cancel) ? null : JsonNode.Parse(row.GetString(ordinal))!.AsObject();

    private RowDifference Describe(Table table, JsonObject? live, JsonObject? events)
    {
        var key = string.Join('/', table.PrimaryKeyColumns.Select(c => (live ?? events)![c]?.ToString()));
        if (live is null || events is null)
            return new RowDifference(key, new Dictionary<string, (JsonNode?, JsonNode?)>(), live is null ? "the table lacks it" : "no event gives it");
        var columns = Compared(table).Where(c => !JsonNode.DeepEquals(live[c], events[c])).ToDictionary(c => c, c => (live[c], events[c]));
        return new RowDifference(key, columns, string.Join("; ", columns.Select(c =>
            $"{c.Key} is {c.Value.Item1?.ToJsonString() ?? "null"}, the events give {c.Value.Item2?.ToJsonString() ?? "null"}")));
    }

    private IEnumerable<string> Others(Table table) => beside.ColumnsOf(table).Except(table.PrimaryKeyColumns);

    // A fingerprint is a cache: one of an earlier version of the record types only costs a comparison.
    private IEnumerable<string> Compared(Table table) => table == EngineTables.Objects ? Others(table).Except(["fingerprint"]) : Others(table);

    private string Other(Table table) => TablesBeside.Beside(schema, table);

    private static string Own(Table table, string alias) =>
        TablesBeside.IsShared(table) ? $"exists (select from {TablesBeside.Live(EngineTables.Objects)} o where o.id = {alias}.id)" : "true";

    private static string Same(Table table, string one, string other) =>
        string.Join(" and ", table.PrimaryKeyColumns.Select(c => $"{one}.{Sql.Name(c)} = {other}.{Sql.Name(c)}"));

    private string Differ(Table table, string one, string other) => Compared(table).Any()
        ? $"({string.Join(", ", Compared(table).Select(c => $"{one}.{Sql.Name(c)}"))}) is distinct from ({string.Join(", ", Compared(table).Select(c => $"{other}.{Sql.Name(c)}"))})"
        : "false";

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
