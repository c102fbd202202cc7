using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Working;

/// <summary>The node that this program is.</summary>
/// <param name="Name">Its name, which no other node has.</param>
/// <param name="Pid">Its process.</param>
/// <param name="ServerGuid">The server it belongs to (<c>miq_servers.guid</c>), or null.</param>
public sealed record WorkerNode(string Name, int Pid, string? ServerGuid = null);

/// <summary>What a worker is doing; the words of <c>miq_workers.status</c>.</summary>
public enum WorkerStatus
{
    /// <summary>It waits for something to do.</summary>
    Started,

    /// <summary>It is at work.</summary>
    Working,

    /// <summary>Something failed; it tries again later.</summary>
    Waiting,

    /// <summary>It has nothing to do, for a reason that it gives.</summary>
    Stopped,
}

/// <summary>Keeps <c>vmdb.miq_workers</c>: what each worker of each provider does, and where.</summary>
public sealed class WorkerRows(NpgsqlDataSource database, WorkerNode node, TimeProvider time)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    internal async Task SaveAsync(long emsId, string type, WorkerStatus status, string? message, string? error, DateTimeOffset since, CancellationToken cancel)
    {
        await using var batch = database.CreateBatch();
        var command = new NpgsqlBatchCommand(
            """
            insert into vmdb.miq_workers (guid, type, ems_id, status, message, last_error, last_error_on, started_on, stopped_on, last_heartbeat, pid, queue_name, node, miq_server_id)
            select gen_random_uuid(), $1, m.id, $3, $4, $5, case when $5 is not null then $7 end, $6, case when $3 = 'stopped' then $6 end, $7, $8, 'ems_' || m.id, $9,
              (select id from vmdb.miq_servers where guid = $10)
            from vmdb.ext_management_systems m where m.id = $2
            on conflict (ems_id, type) do update set status = excluded.status, message = excluded.message,
              last_error = coalesce(excluded.last_error, miq_workers.last_error), last_error_on = coalesce(excluded.last_error_on, miq_workers.last_error_on),
              started_on = excluded.started_on, stopped_on = excluded.stopped_on, last_heartbeat = excluded.last_heartbeat, pid = excluded.pid, node = excluded.node,
              miq_server_id = excluded.miq_server_id
            """);
        foreach (var parameter in (NpgsqlParameter[])
            [
                Text(type), new() { Value = emsId }, Text(status.ToString().ToLowerInvariant()), Text(message), Text(error), Moment(since),
                Moment(time.GetUtcNow()), new() { Value = node.Pid }, Text(node.Name), Text(node.ServerGuid),
            ])
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(new(Bookkeeping.WithoutWaiting));
        batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    // Unless another node works for the provider already.
    internal async Task EndAsync(long emsId, string type, string message)
    {
        await using var command = database.CreateCommand(
            """
            update vmdb.miq_workers set status = 'stopped', message = $3, stopped_on = $4, last_heartbeat = $4 where type = $1 and ems_id = $2 and node = $5 and pid = $6
            """);
        foreach (var parameter in (NpgsqlParameter[])
            [Text(type), new() { Value = emsId }, Text(message), Moment(time.GetUtcNow()), Text(node.Name), new() { Value = node.Pid }])
            command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Moment(DateTimeOffset at) => new() { Value = at.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}

/// <summary>The row of one worker.</summary>
/// <param name="rows">All rows.</param>
/// <param name="emsId">The provider.</param>
/// <param name="type">The kind of worker.</param>
public sealed class WorkerRow(WorkerRows rows, long emsId, string type)
{
    /// <summary>How often a worker says that it lives, as ManageIQ's do.</summary>
    public static TimeSpan BetweenBeats { get; } = TimeSpan.FromSeconds(10);

    private (WorkerStatus Status, string? Message)? said;
    private DateTimeOffset since;
    private DateTimeOffset beaten;

    /// <summary>Says what the worker is doing, and that it lives; written when it is something else than before, or when it is time for a heartbeat.</summary>
    /// <param name="status">What it is doing.</param>
    /// <param name="message">More about it.</param>
    /// <param name="error">What failed; kept until something else fails.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task SayAsync(WorkerStatus status, string? message, string? error = null, CancellationToken cancel = default)
    {
        var now = rows.Time.GetUtcNow();
        if (said == (status, message) && error is null && now - beaten < BetweenBeats)
            return;
        if (said?.Status != status)
            since = now;
        (said, beaten) = ((status, message), now);
        await rows.SaveAsync(emsId, type, status, message, error, since, cancel);
    }

    /// <summary>Says that it lives, when it is time for that; what it is doing is what it said last.</summary>
    public Task BeatAsync(CancellationToken cancel) => said is var (status, message) ? SayAsync(status, message, cancel: cancel) : Task.CompletedTask;

    /// <summary>Says that this node does not work for the provider any more.</summary>
    public async Task EndAsync()
    {
        try
        {
            await rows.EndAsync(emsId, type, "Ended on this node");
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException)
        {
            // the heartbeat grows old instead
        }
    }
}
