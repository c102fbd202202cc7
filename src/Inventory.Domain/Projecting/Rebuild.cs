using System.Data;
using Inventory.Domain.History;
using Npgsql;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Makes the tables of the inventory anew from the events alone, proves that they are what the events give, and makes tables of a past state. Each in one
/// transaction: who is stopped on the way has done nothing.
/// </summary>
public sealed class Rebuild(TablesBeside beside)
{
    /// <summary>The schema of what is made only to be compared.</summary>
    internal const string Schema = "rebuild";

    /// <summary>
    /// Makes the live tables what the events give. Refreshes wait meanwhile, readers do not: they see what was wrong until the end, and then what is right.
    /// Users' columns keep their values.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="part">What to make anew; null for everything.</param>
    /// <param name="progress">Told how many objects were read so far.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of objects that have a stream, and of their events; what was wrong.</returns>
    /// <exception cref="OtherTablesWrongException">A part cannot be made right alone.</exception>
    public async Task<(int Objects, int Events, IReadOnlyList<TableDifference> Differences)> RebuildAsync(
        NpgsqlDataSource database, PartOfInventory? part, IProgress<int>? progress, CancellationToken cancel)
    {
        part ??= beside.Everything;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        // Every refresh writes there before it writes elsewhere.
        await ExecuteAsync(connection, $"lock table {TablesBeside.Live(EngineTables.Objects)} in share row exclusive mode", cancel);
        var (objects, events, differences) = await CompareAsync(connection, part, null, progress, cancel);
        if (differences.Count > 0)
            await ApplyAsync(new TableDifferences(beside, part, connection, Schema, cancel), differences);
        await ExecuteAsync(connection, $"drop schema {Schema} cascade", cancel);
        await transaction.CommitAsync(cancel);
        return (objects, events, differences);
    }

    /// <summary>Holds the tables against the events, in one snapshot; nobody waits.</summary>
    /// <param name="database">The database.</param>
    /// <param name="past">The state to verify; null for the present.</param>
    /// <param name="progress">Told how many objects were read so far.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of objects that have a stream, and of their events; what differs.</returns>
    public async Task<(int Objects, int Events, IReadOnlyList<TableDifference> Differences)> VerifyAsync(
        NpgsqlDataSource database, PointInTime? past, IProgress<int>? progress, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        return await CompareAsync(connection, beside.Everything, past, progress, cancel);
    }

    /// <summary>Makes the tables of a past state in a schema of their own, for plain SQL, with the managers that there were.</summary>
    /// <param name="database">The database.</param>
    /// <param name="past">The state.</param>
    /// <param name="schema">The new schema; it must not exist.</param>
    /// <param name="progress">Told how many objects there are so far.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of objects that have a stream, and of their events.</returns>
    public async Task<(int Objects, int Events)> RestoreAsync(
        NpgsqlDataSource database, PointInTime past, string schema, IProgress<int>? progress, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await beside.CreateAsync(connection, schema, lasting: true, cancel);
        var filled = await beside.FillAsync(connection, schema, beside.Everything, past, progress, cancel);
        foreach (var (name, value) in past.Settings)
            await ExecuteAsync(connection, $"select set_config('{name}', '{value}', true)", cancel);
        await ExecuteAsync(connection,
            $"create table {Sql.Name(schema)}.ext_management_systems as select * from {PointInTime.Schema}.ext_management_systems", cancel);
        await transaction.CommitAsync(cancel);
        return filled;
    }

    private async Task<(int Objects, int Events, IReadOnlyList<TableDifference> Differences)> CompareAsync(
        NpgsqlConnection connection, PartOfInventory part, PointInTime? past, IProgress<int>? progress, CancellationToken cancel)
    {
        await beside.CreateAsync(connection, Schema, lasting: false, cancel);
        var (objects, events) = await beside.FillAsync(connection, Schema, part, past, progress, cancel);
        // Of the keys alone: rows are found by nothing else.
        await ExecuteAsync(connection, $"analyze {string.Join(", ", beside.All.Select(t =>
            $"{TablesBeside.Beside(Schema, t)} ({string.Join(", ", t.PrimaryKeyColumns.Select(Sql.Name))})"))}", cancel);
        return (objects, events, await new TableDifferences(beside, part, connection, Schema, cancel).FindAsync(past));
    }

    private static async Task ApplyAsync(TableDifferences tables, IReadOnlyList<TableDifference> differences)
    {
        try
        {
            await tables.ApplyAsync(differences);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new OtherTablesWrongException(e);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>What was to be made right refers to rows, or is referred to by rows, of other tables that are wrong too; nothing was changed.</summary>
public sealed class OtherTablesWrongException(Exception inner)
    : Exception("Tables of other collections that refer to these ones, or that these ones refer to, are wrong too; nothing was changed. Rebuild everything.", inner);
