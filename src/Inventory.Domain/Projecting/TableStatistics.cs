using Npgsql;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Keeps PostgreSQL from checking foreign keys by reading whole tables. Each connection plans that check once, for the size that the table had
/// then; planned while the table was nearly empty, it reads the table from end to end for every key, and a large first refresh would take time
/// that grows with the square of its size. Counting the table anew makes every connection plan again, with the index.
/// </summary>
internal sealed class TableStatistics
{
    private const int FewRows = 100;
    private readonly Dictionary<string, float> counted = [];

    /// <summary>Called after rows were copied into a table that others refer to, and before those others are.</summary>
    /// <param name="connection">The connection in whose transaction the rows are.</param>
    /// <param name="table">The quoted table.</param>
    /// <param name="inserted">How many rows were copied.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task RenewAsync(NpgsqlConnection connection, string table, int inserted, CancellationToken cancel)
    {
        if (inserted < FewRows || counted.GetValueOrDefault(table) >= inserted)
            return;
        await using var known = new NpgsqlCommand($"select reltuples from pg_class where oid = '{table}'::regclass", connection);
        counted[table] = (float)(await known.ExecuteScalarAsync(cancel))!;
        if (counted[table] >= inserted)
            return;
        await using var count = new NpgsqlCommand($"analyze {table} (id)", connection); // one column is enough: the number of rows matters
        await count.ExecuteNonQueryAsync(cancel);
    }
}
