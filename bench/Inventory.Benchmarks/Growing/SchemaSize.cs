using Npgsql;

namespace Inventory.Benchmarks.Growing;

/// <summary>How large some tables are.</summary>
/// <param name="After">After what.</param>
/// <param name="Tables">Which.</param>
/// <param name="RowsMb">Their rows.</param>
/// <param name="IndexesMb">Their indexes.</param>
/// <param name="ToastMb">What is kept apart of rows that are too long, and where space is free.</param>
/// <param name="Rows">How many rows PostgreSQL counts.</param>
/// <param name="Dead">How many rows that nobody sees any more are not yet cleaned away.</param>
/// <param name="Vacuums">How often autovacuum was there.</param>
public sealed record SchemaSize(string After, string Tables, double RowsMb, double IndexesMb, double ToastMb, long Rows, long Dead, long Vacuums)
{
    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<SchemaSize>> Figures { get; } =
    [
        new("tables", s => s.Tables), new("after", s => s.After), new("rows MB", s => $"{s.RowsMb:F1}"), new("indexes MB", s => $"{s.IndexesMb:F1}"), new("toast, maps MB", s => $"{s.ToastMb:F1}"),
        new("rows", s => $"{s.Rows}"), new("dead", s => $"{s.Dead}"), new("vacuums", s => $"{s.Vacuums}"),
    ];

    /// <summary>Those of a database that hold anything, together where they have one purpose.</summary>
    public static async Task<IReadOnlyList<SchemaSize>> OfAsync(NpgsqlDataSource database)
    {
        var sizes = new List<SchemaSize>();
        await using var command = database.CreateCommand(
            """
            select tables, sum(pg_relation_size(relid)) / 1048576.0, sum(pg_indexes_size(relid)) / 1048576.0,
              sum(pg_total_relation_size(relid) - pg_relation_size(relid) - pg_indexes_size(relid)) / 1048576.0,
              sum(n_live_tup)::bigint, sum(n_dead_tup)::bigint, sum(autovacuum_count)::bigint
            from (
              select *, case
                when relname like 'mt\_%' then 'events and streams'
                when schemaname = 'inventory' then 'the engine''s own'
                when schemaname = 'vmdb' and relname in ('refreshes', 'miq_tasks') then 'refreshes'
                when relname = 'ext_management_systems' then schemaname || ' of the provider'
                when schemaname = 'history' and relname in ('transactions', 'row_totals', 'folded_totals') then 'history''s own'
                when schemaname = 'history' then 'earlier rows'
                when schemaname = 'vmdb' then 'rows'
                else 'others' end as tables
              from pg_stat_user_tables) t
            group by tables having sum(pg_relation_size(relid)) > 0 order by tables
            """);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            sizes.Add(new SchemaSize(
                "", row.GetString(0), (double)row.GetDecimal(1), (double)row.GetDecimal(2), (double)row.GetDecimal(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)));
        return sizes;
    }
}
