using System.Text.Json;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Collecting;

/// <summary>
/// What is asked of each manager: at most one refresh that runs and one that waits, and its removal, durable. A request that finds another one waiting is merged
/// into it; the user who asked for that one shares its task, another one has a task of his own, which ends with it. The manager's worker is told
/// (<see cref="WorkSignal"/>) when the asking transaction commits.
/// </summary>
public sealed class RefreshQueue(NpgsqlDataSource database, TaskLog tasks, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Asks for a refresh.</summary>
    /// <returns>The task: that of the request it was merged into, if another one waits.</returns>
    public async Task<long> AddAsync(long emsId, string name, RefreshRequest request, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var task = await AddAsync(connection, emsId, name, request, cancel);
        await transaction.CommitAsync(cancel);
        return task;
    }

    /// <summary>Asks for a refresh in a transaction of the caller's: both are there, or none.</summary>
    /// <inheritdoc cref="AddAsync(long, string, RefreshRequest, CancellationToken)"/>
    public async Task<long> AddAsync(NpgsqlConnection connection, long emsId, string name, RefreshRequest request, CancellationToken cancel)
    {
        await LockAsync(connection, emsId, cancel);
        var waiting = await FindAsync(connection, emsId, "waiting", cancel);
        var task = waiting switch
        {
            null => await tasks.QueueAsync(connection, name, request.RequestedBy, cancel),
            (var known, _) when request.RequestedBy == RefreshRequest.System => known,
            (var known, _) => await tasks.JoinAsync(connection, known, name, request.RequestedBy, cancel),
        };
        await SaveAsync(connection, emsId, "waiting", waiting?.TaskId ?? task, waiting is { } earlier ? earlier.Request.Merge(request) : request.Bounded(), cancel);
        await WorkSignal.SendAsync(connection, emsId, cancel);
        return task;
    }

    /// <summary>Whether anything is asked of a manager; null if there is no such manager.</summary>
    public async Task<bool?> IsAskedAsync(long emsId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select exists (select from vmdb.refresh_requests where ems_id = $1) from vmdb.ext_management_systems where id = $1");
        command.Parameters.Add(new() { Value = emsId });
        return await command.ExecuteScalarAsync(cancel) as bool?;
    }

    /// <summary>
    /// Takes the waiting request to run it. One that was running when its process died is run again, merged with what waits; should that process live
    /// nevertheless, it can record nothing any more (<see cref="AssertMineAsync"/>).
    /// </summary>
    /// <returns>Null if no refresh is asked, or the manager is to be removed.</returns>
    public async Task<TakenRefresh?> TakeAsync(long emsId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if ((await TakeWaitingAsync(connection, emsId, cancel) ?? await TakeBrokenAsync(connection, emsId, cancel)) is not { } taken)
            return null;
        await tasks.ProgressAsync(connection, taken.TaskId, "Connecting", cancel);
        await transaction.CommitAsync(cancel);
        return taken;
    }

    // What is usual, in one round trip: nothing is asked but one refresh.
    private async Task<TakenRefresh?> TakeWaitingAsync(NpgsqlConnection connection, long emsId, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Bookkeeping.WithoutWaiting), Lock(emsId),
                new(
                    """
                    update vmdb.refresh_requests set state = 'running', token = nextval('inventory.worker_tokens'), taken_at = $2
                    where ems_id = $1 and state = 'waiting'
                      and not exists (select from vmdb.refresh_requests other where other.ems_id = $1 and other.state <> 'waiting')
                    returning task_id, request, token
                    """)
                {
                    Parameters = { new() { Value = emsId }, Now() },
                },
            },
        };
        await using var row = await batch.ExecuteReaderAsync(cancel);
        await row.NextResultAsync(cancel);
        await row.NextResultAsync(cancel);
        return await row.ReadAsync(cancel) ? new TakenRefresh(emsId, row.GetInt64(0), Read(row.GetString(1)), row.GetInt64(2)) : null;
    }

    private async Task<TakenRefresh?> TakeBrokenAsync(NpgsqlConnection connection, long emsId, CancellationToken cancel)
    {
        if (await FindAsync(connection, emsId, "removal", cancel) is not null)
            return null;
        var waiting = await FindAsync(connection, emsId, "waiting", cancel);
        if (await FindAsync(connection, emsId, "running", cancel) is not { } broken)
            return null;
        var taken = broken;
        if (waiting is { } later)
        {
            await tasks.FinishAsync(connection, broken.TaskId, new TaskEnd("Warn", $"Interrupted; its work goes on in task {later.TaskId}."), cancel);
            taken = (later.TaskId, broken.Request.Merge(later.Request));
        }
        await DeleteAsync(connection, emsId, "waiting", cancel);
        await DeleteAsync(connection, emsId, "running", cancel);
        await SaveAsync(connection, emsId, "running", taken.TaskId, taken.Request, cancel);
        await using var stamp = new NpgsqlCommand(
            """
            update vmdb.refresh_requests set token = nextval('inventory.worker_tokens'), taken_at = $2 where ems_id = $1 and state = 'running' returning token
            """, connection)
        {
            Parameters = { new() { Value = emsId }, Now() },
        };
        return new TakenRefresh(emsId, taken.TaskId, taken.Request, (long)(await stamp.ExecuteScalarAsync(cancel))!);
    }

    /// <summary>Makes sure, in the transaction that records a refresh, that no other process has taken it meanwhile.</summary>
    /// <exception cref="TakenOverException">One has: this process was believed dead.</exception>
    public static async Task AssertMineAsync(NpgsqlConnection connection, TakenRefresh taken, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select from vmdb.refresh_requests where ems_id = $1 and state = 'running' and token = $2 for share", connection)
        {
            Parameters = { new() { Value = taken.EmsId }, new() { Value = taken.Token } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        if (!await row.ReadAsync(cancel))
            throw new TakenOverException($"The refresh of provider {taken.EmsId} was taken over by another process; this one records nothing.");
    }

    /// <summary>Asks for the removal of a manager: nothing else is done with it any more.</summary>
    /// <returns>The task.</returns>
    public async Task<long> AddRemovalAsync(long emsId, string name, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(connection, emsId, cancel);
        if (await FindAsync(connection, emsId, "removal", cancel) is { } known)
            return known.TaskId;
        var task = await tasks.QueueAsync(connection, name, user, cancel);
        await SaveAsync(connection, emsId, "removal", task, RefreshRequest.Full("removal", user), cancel);
        await WorkSignal.SendAsync(connection, emsId, cancel);
        await transaction.CommitAsync(cancel);
        return task;
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
    public async Task EndAsync(TakenRefresh taken, TaskEnd end, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(Bookkeeping.WithoutWaiting),
                new("delete from vmdb.refresh_requests where ems_id = $1 and state = 'running' and token = $2 returning id")
                {
                    Parameters = { new() { Value = taken.EmsId }, new() { Value = taken.Token } },
                },
            },
        })
        await using (var row = await batch.ExecuteReaderAsync(cancel))
        {
            await row.NextResultAsync(cancel);
            if (!await row.ReadAsync(cancel))
                return; // another process goes on with it, and with its task
        }
        await tasks.FinishAsync(connection, taken.TaskId, end, cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<(long TaskId, RefreshRequest Request)?> FindAsync(NpgsqlConnection connection, long emsId, string state, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select task_id, request from vmdb.refresh_requests where ems_id = $1 and state = $2", connection)
        {
            Parameters = { new() { Value = emsId }, new() { Value = state } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? (row.GetInt64(0), Read(row.GetString(1))) : null;
    }

    private static RefreshRequest Read(string request) => JsonSerializer.Deserialize<RefreshRequest>(request, Json)!;

    private async Task SaveAsync(NpgsqlConnection connection, long emsId, string state, long taskId, RefreshRequest request, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into vmdb.refresh_requests (ems_id, state, task_id, request, requested_at) values ($1, $2, $3, $4, $5)
            on conflict (ems_id, state) do update set request = excluded.request
            """, connection)
        {
            Parameters =
            {
                new() { Value = emsId }, new() { Value = state }, new() { Value = taskId },
                new() { Value = JsonSerializer.Serialize(request, Json), NpgsqlDbType = NpgsqlDbType.Jsonb },
                Now(),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlParameter Now() => new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static async Task DeleteAsync(NpgsqlConnection connection, long emsId, string state, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("delete from vmdb.refresh_requests where ems_id = $1 and state = $2", connection)
        {
            Parameters = { new() { Value = emsId }, new() { Value = state } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task LockAsync(NpgsqlConnection connection, long emsId, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Lock(emsId) } };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlBatchCommand Lock(long emsId) =>
        new("select pg_advisory_xact_lock(hashtextextended('inventory.queue.' || $1::bigint, 0))") { Parameters = { new() { Value = emsId } } };
}

/// <summary>A refresh that a process has taken to run it.</summary>
/// <param name="EmsId">The manager.</param>
/// <param name="TaskId">The task that people see.</param>
/// <param name="Request">What is asked.</param>
/// <param name="Token">Tells this taking from others of the same refresh.</param>
public sealed record TakenRefresh(long EmsId, long TaskId, RefreshRequest Request, long Token);

/// <summary>Another process does the work of this one, which was believed dead.</summary>
public sealed class TakenOverException(string message) : Exception(message);
