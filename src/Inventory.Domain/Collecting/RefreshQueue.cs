using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Collecting;

/// <summary>
/// What is asked of each manager: at most one refresh that runs and one that waits, and its removal, durable. A request that finds another one waiting is merged
/// into it; the user who asked for that one shares its task, another one has a task of his own, which ends with it.
/// </summary>
public sealed class RefreshQueue(NpgsqlDataSource database, TaskLog tasks, TimeProvider time)
{
    /// <summary>Asks for a refresh.</summary>
    /// <returns>The task, and whether a worker has to be called (false if one is called already).</returns>
    public async Task<(long TaskId, bool IsNew)> AddAsync(long emsId, string name, RefreshRequest request, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(connection, emsId, cancel);
        var waiting = await FindAsync(connection, emsId, "waiting", cancel);
        var task = waiting is var (known, _)
            ? await tasks.JoinAsync(connection, known, name, request.RequestedBy, cancel)
            : await tasks.QueueAsync(connection, name, request.RequestedBy, cancel);
        await SaveAsync(connection, emsId, "waiting", waiting?.TaskId ?? task, waiting is { } earlier ? earlier.Request.Merge(request) : request.Bounded(), cancel);
        await transaction.CommitAsync(cancel);
        return (task, waiting is null);
    }

    /// <summary>
    /// Takes the waiting request to run it. One that was running when its process died is run again, merged with what waits.
    /// </summary>
    /// <returns>Null if nothing is asked.</returns>
    public async Task<(long TaskId, RefreshRequest Request)?> TakeAsync(long emsId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(connection, emsId, cancel);
        var waiting = await FindAsync(connection, emsId, "waiting", cancel);
        var broken = await FindAsync(connection, emsId, "running", cancel);
        if ((broken, waiting) is ({ } b, { } w))
        {
            await tasks.FinishAsync(connection, b.TaskId, new TaskEnd("Warn", $"Interrupted; its work goes on in task {w.TaskId}."), cancel);
            waiting = (w.TaskId, b.Request.Merge(w.Request));
        }
        if ((waiting ?? broken) is not { } taken)
            return null;
        await DeleteAsync(connection, emsId, "waiting", cancel);
        await DeleteAsync(connection, emsId, "running", cancel);
        await SaveAsync(connection, emsId, "running", taken.TaskId, taken.Request, cancel);
        await transaction.CommitAsync(cancel);
        return taken;
    }

    /// <summary>Asks for the removal of a manager: nothing else is done with it any more.</summary>
    /// <returns>The task, and whether a worker has to be called (false if one is called already).</returns>
    public async Task<(long TaskId, bool IsNew)> AddRemovalAsync(long emsId, string name, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(connection, emsId, cancel);
        if (await FindAsync(connection, emsId, "removal", cancel) is { } known)
            return (known.TaskId, false);
        var task = await tasks.QueueAsync(connection, name, user, cancel);
        await SaveAsync(connection, emsId, "removal", task, RefreshRequest.Full("removal", user), cancel);
        await transaction.CommitAsync(cancel);
        return (task, true);
    }

    /// <summary>The removal that is asked of a manager, and who asked; null if none is.</summary>
    public async Task<(long TaskId, string User)?> RemovalAsync(long emsId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await FindAsync(connection, emsId, "removal", cancel) is var (task, request) ? (task, request.RequestedBy) : null;
    }

    /// <summary>A removal has ended; what was asked of a manager that is gone ends with it.</summary>
    public async Task EndRemovalAsync(long emsId, long taskId, TaskEnd end, bool isGone, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(connection, emsId, cancel);
        foreach (var state in isGone ? ["removal", "waiting", "running"] : new[] { "removal" })
            if (await FindAsync(connection, emsId, state, cancel) is var (task, _))
            {
                await tasks.FinishAsync(connection, task, task == taskId ? end : new TaskEnd("Error", "The provider was removed."), cancel);
                await DeleteAsync(connection, emsId, state, cancel);
            }
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The running request has ended.</summary>
    public async Task EndAsync(long emsId, long taskId, string status, string message, string? context, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var command = new NpgsqlCommand(
            "delete from inventory.refresh_requests where ems_id = $1 and state = 'running' and task_id = $2", connection)
        { Parameters = { new() { Value = emsId }, new() { Value = taskId } } })
            await command.ExecuteNonQueryAsync(cancel);
        await tasks.FinishAsync(connection, taskId, new TaskEnd(status, message, context), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The managers of which something is asked, for a program that starts.</summary>
    public async Task<IReadOnlyList<long>> PendingAsync(CancellationToken cancel)
    {
        var pending = new List<long>();
        await using var command = database.CreateCommand("select distinct ems_id from inventory.refresh_requests");
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            pending.Add(row.GetInt64(0));
        return pending;
    }

    private static async Task<(long TaskId, RefreshRequest Request)?> FindAsync(NpgsqlConnection connection, long emsId, string state, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select task_id, request from inventory.refresh_requests where ems_id = $1 and state = $2", connection)
        {
            Parameters = { new() { Value = emsId }, new() { Value = state } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), JsonSerializer.Deserialize<RefreshRequest>(row.GetString(1))!) : null;
    }

    private async Task SaveAsync(NpgsqlConnection connection, long emsId, string state, long taskId, RefreshRequest request, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into inventory.refresh_requests (ems_id, state, task_id, request, requested_at) values ($1, $2, $3, $4, $5)
            on conflict (ems_id, state) do update set request = excluded.request
            """, connection)
        {
            Parameters =
            {
                new() { Value = emsId }, new() { Value = state }, new() { Value = taskId },
                new() { Value = JsonSerializer.Serialize(request), NpgsqlDbType = NpgsqlDbType.Jsonb },
                new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task DeleteAsync(NpgsqlConnection connection, long emsId, string state, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("delete from inventory.refresh_requests where ems_id = $1 and state = $2", connection)
        {
            Parameters = { new() { Value = emsId }, new() { Value = state } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task LockAsync(NpgsqlConnection connection, long emsId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select pg_advisory_xact_lock(hashtextextended('inventory.queue.' || $1::bigint, 0))", connection)
        {
            Parameters = { new() { Value = emsId } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
