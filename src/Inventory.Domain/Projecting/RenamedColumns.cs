using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Domain.History;
using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Brings the columns of stored tables along when a declaration is renamed or split (<see cref="Sdk.FormerlyAttribute"/>), those of earlier rows too: as the
/// events are read now, so the tables are.
/// </summary>
internal sealed class RenamedColumns(InventoryModels models)
{
    /// <summary>To be called before the tables are brought up to date, which drops columns that nothing declares.</summary>
    public async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var renamed = models.All.SelectMany(m => m.TableColumns.Where(c => c.FormerNames.Count > 0).Select(c => (Model: m, Column: c))).ToList();
        if (renamed.Count == 0)
            return;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var schema in new[] { Sql.VmdbSchema, HistoryTables.Schema })
            foreach (var table in renamed.GroupBy(r => r.Model.Table))
                await ApplyAsync(connection, schema, table.Key, [.. table.Select(r => r.Column).DistinctBy(c => c.Name)], cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task ApplyAsync(NpgsqlConnection connection, string schema, string table, IReadOnlyList<Column> columns, CancellationToken cancel)
    {
        var stored = await ColumnsAsync(connection, schema, table, cancel);
        var declared = models.All.Where(m => m.Table == table).SelectMany(m => m.TableColumns).Select(c => c.Name).ToHashSet();
        var moves = from column in columns
                    where !stored.Contains(column.Name)
                    let former = column.FormerNames.FirstOrDefault(f => stored.Contains(Stored(column, f)) && !declared.Contains(Stored(column, f)))
                    where former is not null
                    orderby former.By is null // a column that several parts come from is read before it is gone
                    select (column, former);
        foreach (var (column, former) in moves.ToList())
            if (former.By is null)
                await ExecuteAsync(connection, $"alter table {schema}.{Sql.Name(table)} rename column {Sql.Name(Stored(column, former))} to {Sql.Name(column.Name)}", cancel);
            else if (column is ValueColumn)
                await SplitAsync(connection, $"{schema}.{Sql.Name(table)}", schema == Sql.VmdbSchema, column, former, cancel);
    }

    // What a row becomes by it is no change of the row.
    private static async Task SplitAsync(NpgsqlConnection connection, string table, bool isLive, Column column, FormerName former, CancellationToken cancel)
    {
        var (old, to) = (Sql.Name(former.Member), Sql.Name(column.Name));
        await ExecuteAsync(connection, $"alter table {table} add column {to} {column.SqlType}", cancel);
        var values = new List<(string Former, string? Value)>();
        await using (var distinct = new NpgsqlCommand($"select distinct to_jsonb({old})::text from {table} where {old} is not null", connection) { CommandTimeout = 0 })
        await using (var row = await distinct.ExecuteReaderAsync(cancel))
            while (await row.ReadAsync(cancel))
                values.Add((row.GetString(0), Text(former.By!(JsonNode.Parse(row.GetString(0))))));
        if (isLive)
            await ExecuteAsync(connection, $"alter table {table} disable trigger user", cancel);
        await using (var fill = new NpgsqlCommand(
            $"update {table} t set {to} = u.value::{column.SqlType} from unnest($1, $2) as u(former, value) where to_jsonb(t.{old}) = u.former", connection)
        {
            CommandTimeout = 0,
            Parameters =
            {
                new() { Value = values.Select(v => v.Former).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
                new() { Value = values.Select(v => v.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        })
            await fill.ExecuteNonQueryAsync(cancel);
        if (isLive)
            await ExecuteAsync(connection, $"alter table {table} enable trigger user", cancel);
    }

    private static string Stored(Column column, FormerName former) => column is LinkColumn ? $"{former.Member}_id" : former.Member;

    private static string? Text(JsonNode? value) => value is null ? null : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static async Task<HashSet<string>> ColumnsAsync(NpgsqlConnection connection, string schema, string table, CancellationToken cancel)
    {
        var columns = new HashSet<string>();
        await using var command = new NpgsqlCommand("select column_name from information_schema.columns where table_schema = $1 and table_name = $2", connection)
        {
            Parameters = { new() { Value = schema }, new() { Value = table } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            columns.Add(row.GetString(0));
        return columns;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
