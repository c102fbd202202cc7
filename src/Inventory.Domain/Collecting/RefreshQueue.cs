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
    private const string Begun = "Connecting";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Asks for a refresh.</summary>
    /// <returns>The task: that of the request it was merged into, if another one waits.</returns>
    public async Task<long> AddAsync(long emsId, string name, RefreshRequest request, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (await AddFirstAsync(connection, emsId, name, request.Bounded(), cancel) is { } first)
            return first;
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var task = await AddAsync(connection, emsId, name, request, cancel);
        await transaction.CommitAsync(cancel);
        return task;
    }

    /// <summary>Asks for a refresh in a transaction of the caller's: both are there, or none.</summary>
    /// <inheritdoc cref="AddAsync(long, string, RefreshRequest, CancellationToken)"/>
    public async Task<long> AddAsync(NpgsqlConnection connection, long emsId, string name, RefreshRequest request, CancellationToken cancel)
    {
        if (await AddFirstAsync(connection, emsId, name, request.Bounded(), cancel) is { } task)
            return task;
        var waiting = (await FindAsync(connection, emsId, "waiting", cancel))!.Value;
        await SaveAsync(connection, emsId, "waiting", waiting.TaskId, waiting.Request.Merge(request), cancel);
        return request.RequestedBy == RefreshRequest.System
            ? waiting.TaskId
            : await tasks.JoinAsync(connection, waiting.TaskId, name, request.RequestedBy, cancel);
    }

    // What is usual, in one round trip, which is a transaction if there is none: none waits. The lock keeps others from the queue until the end; null if one waits.
    private async Task<long?> AddFirstAsync(NpgsqlConnection connection, long emsId, string name, RefreshRequest request, CancellationToken cancel)
    {
        long? added = null;
        var sql = new SqlPipeline(connection);
        sql.Ask(SqlPipeline.OfFewRows, _ => { });
        Lock(sql, emsId);
        WorkSignal.Send(sql, emsId);
        sql.Ask(
            $"""
            with task as ({TaskLog.Queued} where not exists (select from vmdb.refresh_requests where ems_id = $4 and state = 'waiting') returning id)
            insert into vmdb.refresh_requests (ems_id, state, task_id, request, requested_at) select $4, 'waiting', id, $5, $3 from task returning task_id
            """,
            row => added = row.Read() ? row.GetInt64(0) : null,
            TaskLog.Text(name), TaskLog.Text(request.RequestedBy), Now(), new NpgsqlParameter { Value = emsId }, Jsonb(request));
        await sql.SendAsync(cancel);
        return added;
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
    /// nevertheless, it can record nothing any more (<see cref="AssertMine"/>).
    /// </summary>
    /// <returns>Null if no refresh is asked, or the manager is to be removed.</returns>
    public async Task<TakenRefresh?> TakeAsync(long emsId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (await TakeWaitingAsync(connection, emsId, cancel) is { } waiting)
            return waiting;
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(connection, emsId, cancel);
        if (await TakeBrokenAsync(connection, emsId, cancel) is not { } taken)
            return null;
        await transaction.CommitAsync(cancel);
        return taken;
    }

    // What is usual, in one round trip: nothing is asked but one refresh.
    private async Task<TakenRefresh?> TakeWaitingAsync(NpgsqlConnection connection, long emsId, CancellationToken cancel)
    {
        TakenRefresh? waiting = null;
        var sql = new SqlPipeline(connection);
        sql.Ask(SqlPipeline.OfFewRows, _ => { });
        sql.Ask(Bookkeeping.WithoutWaiting, _ => { });
        Lock(sql, emsId);
        sql.Ask(
            $"""
            with taken as (
              update vmdb.refresh_requests set state = 'running', token = nextval('inventory.worker_tokens'), taken_at = $2
              where ems_id = $3 and state = 'waiting'
                and not exists (select from vmdb.refresh_requests other where other.ems_id = $3 and other.state <> 'waiting')
              returning task_id, request, token),
            active as ({TaskLog.Active("(select task_id from taken)")})
            select task_id, request, token from taken
            """,
            row => waiting = row.Read() ? new TakenRefresh(emsId, row.GetInt64(0), Read(row.GetString(1)), row.GetInt64(2)) : null,
            TaskLog.Text(Begun), Now(), new NpgsqlParameter { Value = emsId });
        await sql.SendAsync(cancel);
        return waiting;
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
        await tasks.ProgressAsync(connection, taken.TaskId, Begun, cancel);
        return new TakenRefresh(emsId, taken.TaskId, taken.Request, (long)(await stamp.ExecuteScalarAsync(cancel))!);
    }

    /// <summary>Makes sure, in the transaction that records a refresh, that no other process has taken it meanwhile.</summary>
    /// <exception cref="TakenOverException">One has: this process was believed dead.</exception>
    public static void AssertMine(SqlPipeline sql, TakenRefresh taken) => sql.Ask(
        "select from vmdb.refresh_requests where ems_id = $1 and state = 'running' and token = $2 for share",
        row =>
        {
            if (!row.Read())
                throw new TakenOverException($"The refresh of provider {taken.EmsId} was taken over by another process; this one records nothing.");
        },
        new NpgsqlParameter { Value = taken.EmsId }, new NpgsqlParameter { Value = taken.Token });

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
        var sql = new SqlPipeline(connection);
        WorkSignal.Send(sql, emsId);
        await sql.SendAsync(cancel);
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

    /// <summary>The running request has ended, and its task with it; unless another process goes on with both.</summary>
    public async Task EndAsync(TakenRefresh taken, TaskEnd end, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var sql = new SqlPipeline(connection);
        sql.Ask(SqlPipeline.OfFewRows, _ => { });
        sql.Ask(Bookkeeping.WithoutWaiting, _ => { });
        sql.Add(
            TaskLog.Finished(
                "(select task_id from ended)",
                "ended as (delete from vmdb.refresh_requests where ems_id = $6 and state = 'running' and token = $7 returning task_id),"),
            [.. tasks.Told(end), new() { Value = taken.EmsId }, new() { Value = taken.Token }]);
        await sql.SendAsync(cancel);
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
                Jsonb(request), Now(),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Jsonb(RefreshRequest request) => new() { Value = JsonSerializer.Serialize(request, Json), NpgsqlDbType = NpgsqlDbType.Jsonb };

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
        var sql = new SqlPipeline(connection);
        Lock(sql, emsId);
        await sql.SendAsync(cancel);
    }

    private static void Lock(SqlPipeline sql, long emsId) =>
        sql.Ask("select pg_advisory_xact_lock(hashtextextended('inventory.queue.' || $1::bigint, 0))", _ => { }, new NpgsqlParameter { Value = emsId });
}

/// <summary>A refresh that a process has taken to run it.</summary>
/// <param name="EmsId">The manager.</param>
/// <param name="TaskId">The task that people see.</param>
/// <param name="Request">What is asked.</param>
/// <param name="Token">Tells this taking from others of the same refresh.</param>
public sealed record TakenRefresh(long EmsId, long TaskId, RefreshRequest Request, long Token);

/// <summary>Another process does the work of this one, which was believed dead.</summary>
public sealed class TakenOverException(string message) : Exception(message);
