using System.Diagnostics;
using Inventory.Api.Maintaining;
using Inventory.Domain.Collecting;
using Npgsql;
using NpgsqlTypes;
using Wolverine;
using Wolverine.Runtime.Handlers;

namespace Inventory.Api.Notifying;

/// <summary>A replay, as a task, is to go on.</summary>
/// <param name="TaskId">The task.</param>
public sealed record GoOnReplaying(long TaskId);

/// <summary>Replays as tasks.</summary>
public interface IReplays
{
    /// <summary>Begins one.</summary>
    Task BeginAsync(NpgsqlConnection connection, long taskId, Replay replay, CancellationToken cancel);

    /// <summary>Goes on with one for a while.</summary>
    /// <returns>After which time to go on; null if it has ended, or its task was deleted.</returns>
    Task<TimeSpan?> GoOnAsync(long taskId, CancellationToken cancel);
}

/// <summary>Handles <see cref="GoOnReplaying"/>.</summary>
public static class GoOnReplayingHandler
{
    /// <summary>Nobody asks a second time: it waits for a database that is gone, and what fails otherwise is kept as a dead message.</summary>
    public static void Configure(HandlerChain chain) => DeadMessages.NotWithoutDatabase(chain);

    /// <summary>Goes on, and later again by a message that outlives the program: nothing runs while a replay waits.</summary>
    public static async Task Handle(GoOnReplaying command, IReplays replays, IMessageBus bus, CancellationToken cancel)
    {
        if (await replays.GoOnAsync(command.TaskId, cancel) is { } pause)
            await bus.ScheduleAsync(command, pause);
    }
}

/// <summary>Keeps replays in their table; who deletes the task deletes the replay, which ends it.</summary>
internal sealed class Replays(TellReplay tell, TaskLog tasks, NpgsqlDataSource database, IHostApplicationLifetime lifetime) : IReplays
{
    // Others wait for their turn.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);

    public async Task BeginAsync(NpgsqlConnection connection, long taskId, Replay replay, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into inventory.replays (task_id, ems_id, webhook_id, begins_at, ends_at, speed, after_refresh, after_change, refreshes, changes, failures)
            values ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0)
            """, connection)
        {
            Parameters =
            {
                new() { Value = taskId }, new() { Value = replay.EmsId }, new() { Value = replay.WebhookId }, Instant(replay.From), Instant(replay.To),
                new() { Value = (object?)replay.Speed ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<TimeSpan?> GoOnAsync(long taskId, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        try
        {
            return await OneAtATime.RunAsync(database, $"replay.{taskId}", () => GoOnAloneAsync(taskId, ending.Token), ending.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return TimeSpan.Zero; // the next start goes on
        }
    }

    private async Task<TimeSpan?> GoOnAloneAsync(long taskId, CancellationToken cancel)
    {
        for (var started = Stopwatch.GetTimestamp(); await FindAsync(taskId, cancel) is { } replay;)
        {
            var step = await tell.StepAsync(replay, cancel);
            await using var connection = await database.OpenConnectionAsync(cancel);
            if (step.Pause is not { } pause)
            {
                await DeleteAsync(connection, taskId, cancel);
                await tasks.FinishAsync(connection, taskId, new TaskEnd(step.Failed ? "Error" : "Ok", step.Said), cancel);
                return null;
            }
            await MoveAsync(connection, taskId, step.Now, cancel);
            await tasks.ProgressAsync(connection, taskId, step.Said, cancel);
            if (pause > Shortest || Stopwatch.GetElapsedTime(started) > AtOnce)
                return pause;
            await Task.Delay(pause, cancel);
        }
        return null;
    }

    private async Task<Replay?> FindAsync(long taskId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select ems_id, webhook_id, begins_at, ends_at, speed, after_refresh, after_change, refreshes, changes, failures
            from inventory.replays where task_id = $1
            """);
        command.Parameters.Add(new() { Value = taskId });
        await using var row = await command.ExecuteReaderAsync(cancel);
        return !await row.ReadAsync(cancel) ? null
            : new Replay(row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<DateTimeOffset>(2), row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetDouble(4))
            {
                AfterRefresh = row.GetInt64(5), AfterChange = row.GetInt64(6), Refreshes = row.GetInt32(7), Changes = row.GetInt64(8), Failures = row.GetInt32(9),
            };
    }

    private static async Task MoveAsync(NpgsqlConnection connection, long taskId, Replay now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "update inventory.replays set after_refresh = $2, after_change = $3, refreshes = $4, changes = $5, failures = $6 where task_id = $1", connection)
        {
            Parameters =
            {
                new() { Value = taskId }, new() { Value = now.AfterRefresh }, new() { Value = now.AfterChange }, new() { Value = now.Refreshes },
                new() { Value = now.Changes }, new() { Value = now.Failures },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task DeleteAsync(NpgsqlConnection connection, long taskId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("delete from inventory.replays where task_id = $1", connection) { Parameters = { new() { Value = taskId } } };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter Instant(DateTimeOffset at) => new() { Value = at.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
