using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Collecting;

/// <summary>Rows of <c>vmdb.miq_tasks</c>: what people see of work that takes a while.</summary>
public sealed class TaskLog(TimeProvider time)
{
    /// <summary>A new task, queued.</summary>
    public async Task<long> QueueAsync(NpgsqlConnection connection, string name, string userid, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into vmdb.miq_tasks (name, state, status, message, userid, created_on, updated_on)
            values ($1, 'Queued', 'Ok', 'Task has been queued', $2, $3, $3) returning id
            """, connection)
        {
            Parameters = { Text(name), Text(userid), Now() },
        };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>The work goes on.</summary>
    public async Task ProgressAsync(NpgsqlConnection connection, long id, string message, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "update vmdb.miq_tasks set state = 'Active', message = $2, updated_on = $3, started_on = coalesce(started_on, $3) where id = $1", connection)
        {
            Parameters = { new() { Value = id }, Text(message), Now() },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The work ended.</summary>
    public async Task FinishAsync(NpgsqlConnection connection, long id, TaskEnd end, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            update vmdb.miq_tasks set state = 'Finished', status = $2, message = $3, pct_complete = 100, updated_on = $4,
              started_on = coalesce(started_on, $4), context_data = $5, results = $6
            where id = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = id }, Text(end.Status), Text(end.Message), Now(), Text(end.Context), Text(end.Results),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlParameter Now() => new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}

/// <summary>How work ended.</summary>
/// <param name="Status"><c>Ok</c>, <c>Warn</c> or <c>Error</c>.</param>
/// <param name="Message">What came of it, for people.</param>
/// <param name="Context">What programs read of it, as JSON; null for nothing.</param>
/// <param name="Results">Its result, as JSON, which clients read as <c>task_results</c>; null for none.</param>
public sealed record TaskEnd(string Status, string Message, string? Context = null, string? Results = null);
