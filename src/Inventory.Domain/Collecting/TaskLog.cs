using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Collecting;

/// <summary>Rows of <c>vmdb.miq_tasks</c>: what people see of work that takes a while.</summary>
public sealed class TaskLog(TimeProvider time)
{
    /// <summary>SQL that inserts a queued task: its name, whose it is, now.</summary>
    internal const string Queued =
        """
        insert into vmdb.miq_tasks (name, state, status, message, userid, created_on, updated_on)
        select $1, 'Queued', 'Ok', 'Task has been queued', $2, $3, $3
        """;

    /// <summary>SQL that tells how far a task is: what to say, now.</summary>
    internal static string Active(string task) =>
        $"""
        update vmdb.miq_tasks set state = 'Active', message = $1, updated_on = $2, started_on = coalesce(started_on, $2)
        where id = any({task} || array(select follower_id from inventory.task_followers where task_id = {task}))
        """;

    /// <summary>SQL that ends a task.</summary>
    /// <param name="task">An expression that gives its id.</param>
    /// <param name="with">Other queries, of which that expression may tell, each with a comma after it.</param>
    internal static string Finished(string task, string with = "") =>
        $"""
        with {with} followers as (delete from inventory.task_followers where task_id = {task} returning follower_id)
        update vmdb.miq_tasks set state = 'Finished', status = $1, message = $2, pct_complete = 100, updated_on = $3,
          started_on = coalesce(started_on, $3), context_data = $4, results = $5
        where id = any({task} || array(select follower_id from followers))
        """;

    /// <summary>What <see cref="Finished"/> is to tell.</summary>
    internal NpgsqlParameter[] Told(TaskEnd end) => [Text(end.Status), Text(end.Message), Now(), Text(end.Context), Text(end.Results)];

    /// <summary>A new task, queued.</summary>
    public async Task<long> QueueAsync(NpgsqlConnection connection, string name, string userid, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{Queued} returning id", connection)
        {
            Parameters = { Text(name), Text(userid), Now() },
        };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>A task of the user's own for work that another task stands for already; that one if it is his.</summary>
    public async Task<long> JoinAsync(NpgsqlConnection connection, long id, string name, string userid, CancellationToken cancel)
    {
        await using var known = new NpgsqlCommand(
            """
            select id from vmdb.miq_tasks
            where userid = $2 and (id = $1 or id in (select follower_id from inventory.task_followers where task_id = $1)) order by id limit 1
            """, connection)
        {
            Parameters = { new() { Value = id }, Text(userid) },
        };
        if (await known.ExecuteScalarAsync(cancel) is long own)
            return own;
        var follower = await QueueAsync(connection, name, userid, cancel);
        await using var follow = new NpgsqlCommand("insert into inventory.task_followers (task_id, follower_id) values ($1, $2)", connection)
        {
            Parameters = { new() { Value = id }, new() { Value = follower } },
        };
        await follow.ExecuteNonQueryAsync(cancel);
        return follower;
    }

    /// <summary>The work goes on.</summary>
    public async Task ProgressAsync(NpgsqlConnection connection, long id, string message, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Active("$3::bigint"), connection)
        {
            Parameters = { Text(message), Now(), new() { Value = id } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The work ended.</summary>
    public async Task FinishAsync(NpgsqlConnection connection, long id, TaskEnd end, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Finished("$6::bigint"), connection);
        command.Parameters.AddRange((NpgsqlParameter[])[.. Told(end), new() { Value = id }]);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlParameter Now() => new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    internal static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}

/// <summary>How work ended.</summary>
/// <param name="Status"><c>Ok</c>, <c>Warn</c> or <c>Error</c>.</param>
/// <param name="Message">What came of it, for people.</param>
/// <param name="Context">What programs read of it, as JSON; null for nothing.</param>
/// <param name="Results">Its result, as JSON, which clients read as <c>task_results</c>; null for none.</param>
public sealed record TaskEnd(string Status, string Message, string? Context = null, string? Results = null);
