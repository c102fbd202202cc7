using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Cassettes.Tests.Comparing;

/// <content>How it is read.</content>
internal sealed partial class Vmdb
{
    /// <summary>Reads all rows and relations.</summary>
    public static async Task<Vmdb> ReadAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var vmdb = await RowsAsync(connection);
        foreach (var (name, sql) in Relations.Counts)
            await foreach (var count in QueryAsync(connection, sql))
                vmdb.counts[name] = long.Parse(count[0], CultureInfo.InvariantCulture);
        foreach (var relation in Relations.All)
            await vmdb.ReadAsync(connection, relation);
        return vmdb;
    }

    /// <summary>Reads the rows alone.</summary>
    public static async Task<Vmdb> ReadRowsAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await RowsAsync(connection);
    }

    private static async Task<Vmdb> RowsAsync(NpgsqlConnection connection)
    {
        var vmdb = new Vmdb();
        const string columns = "select table_name, column_name, udt_name from information_schema.columns where table_schema = 'vmdb'";
        await foreach (var column in QueryAsync(connection, columns))
        {
            if (!vmdb.columnTypes.TryGetValue(column[0], out var types))
                vmdb.columnTypes[column[0]] = types = [];
            types[column[1]] = column[2];
        }
        await foreach (var key in QueryAsync(connection,
            """
            select t.relname, a.attname, f.relname from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
            join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1] where c.contype = 'f' and c.connamespace = 'vmdb'::regnamespace
            """))
            vmdb.foreignKeys[(key[0], key[1])] = key[2];
        foreach (var table in vmdb.columnTypes.Keys)
            vmdb.tables[table] = await vmdb.RowsAsync(connection, table);
        return vmdb;
    }

    private async Task ReadAsync(NpgsqlConnection connection, Relation relation)
    {
        try
        {
            var pairs = new List<(long Owner, JsonNode Target)>();
            var sql = $"select owner, to_jsonb(target) from ({relation.Sql}) r where owner is not null and target is not null";
            await foreach (var pair in QueryAsync(connection, sql))
                pairs.Add((long.Parse(pair[0], CultureInfo.InvariantCulture), JsonNode.Parse(pair[1])!));
            relations[(relation.Table, relation.Name)] = (relation, pairs.ToLookup(p => p.Owner, p => p.Target));
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            Untold[(relation.Table, relation.Name)] = e.MessageText;
        }
    }

    private async Task<Dictionary<long, Row>> RowsAsync(NpgsqlConnection connection, string table)
    {
        var rows = new Dictionary<long, Row>();
        var ranges = columnTypes[table].Where(c => c.Value == "int4range").Select(c => c.Key).ToArray();
        await foreach (var json in QueryAsync(connection, $"select to_jsonb(t) from vmdb.\"{table}\" t"))
        {
            var columns = (JsonObject)JsonNode.Parse(json[0])!;
            foreach (var range in ranges)
                columns[range] = Range((string?)columns[range]);
            var id = columns["id"]?.GetValue<long>() ?? -rows.Count - 1; // a table that only joins others has none
            rows.Add(id, new Row(table, id, columns));
        }
        return rows;
    }

    /// <summary><c>[80,81)</c> → 80 to 80.</summary>
    private static JsonArray? Range(string? range) => range is not null && RangeOfInts().Match(range) is { Success: true } match
        ? [int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) - 1]
        : null;

    private static async IAsyncEnumerable<string[]> QueryAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            yield return [.. Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)!)];
    }

    [GeneratedRegex(@"^\[(-?\d+),(-?\d+)\)$")]
    private static partial Regex RangeOfInts();
}
