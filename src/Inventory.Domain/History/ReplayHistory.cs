using Inventory.Domain.Collecting;
using Inventory.Domain.Persisting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.History;

/// <summary>A refresh of the past.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When it ended.</param>
/// <param name="FirstSequence">Number of its first event.</param>
/// <param name="LastSequence">Number of its last event.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="Reason">Why it ran.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Problem">What was not complete; null if all was.</param>
/// <param name="Events">How many changes it recorded.</param>
public sealed record PastRefresh(
    long Id, DateTimeOffset At, long FirstSequence, long LastSequence, string? RequestedBy, string? Reason, string? Verdict, string? Problem, int Events);

/// <summary>A change that a refresh recorded.</summary>
/// <param name="Sequence">Number of the event.</param>
/// <param name="At">When it was seen.</param>
/// <param name="Stream">The object.</param>
/// <param name="Version">The event's number in the stream of its object.</param>
/// <param name="Type">What happened.</param>
/// <param name="Data">What changed, as JSON.</param>
public sealed record PastChange(long Sequence, DateTimeOffset At, string Stream, long Version, string Type, string Data);

/// <summary>Walks the refreshes of a provider in the order in which they ended, and their changes in the order of their events.</summary>
public sealed class ReplayHistory(NpgsqlDataSource database, InventoryEventTypes types)
{
    /// <summary>The refreshes that were recorded in a span of time, both ends included.</summary>
    public async IAsyncEnumerable<PastRefresh> RefreshesAsync(
        long emsId, DateTimeOffset from, DateTimeOffset to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            select substr(t.correlation_id, {Refresh.Stream(0).Length})::bigint, t.at, s.seq_id, t.last_seq, s.data ->> 'requested_by', s.data ->> 'reason',
              c.data ->> 'verdict', c.data ->> 'problem', (c.data ->> 'events')::int
            from history.transactions t
            join inventory.mt_events s on s.stream_id = t.correlation_id and s.version = 1 and s.type = 'refresh_started'
            join inventory.mt_events c on c.stream_id = t.correlation_id and c.type = 'refresh_completed'
            where t.at between $2 and $3 and t.correlation_id like 'refreshes/%' and (s.data ->> 'ems_id')::bigint = $1
            order by t.last_seq
            """);
        command.Parameters.Add(new() { Value = emsId });
        command.Parameters.Add(new() { Value = from.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = to.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            yield return new PastRefresh(
                row.GetInt64(0), new DateTimeOffset(row.GetDateTime(1), TimeSpan.Zero), row.GetInt64(2), row.GetInt64(3), Text(row, 4), Text(row, 5), Text(row, 6),
                Text(row, 7), row.GetInt32(8));
    }

    /// <summary>What a refresh changed.</summary>
    public async IAsyncEnumerable<PastChange> ChangesAsync(
        PastRefresh refresh, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        // Its events lie between its first and its last, with those of others that ran meanwhile: a range of the primary key.
        await using var command = database.CreateCommand(
            """
            select seq_id, timestamp, stream_id, version, type, data::text from inventory.mt_events
            where seq_id between $1 and $2 and correlation_id = $3 and type = any($4) order by seq_id
            """);
        command.Parameters.Add(new() { Value = refresh.FirstSequence });
        command.Parameters.Add(new() { Value = refresh.LastSequence });
        command.Parameters.Add(new() { Value = Refresh.Stream(refresh.Id) });
        command.Parameters.Add(new() { Value = types.All.Select(t => t.Name).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            yield return new PastChange(
                row.GetInt64(0), new DateTimeOffset(row.GetDateTime(1), TimeSpan.Zero), row.GetString(2), row.GetInt64(3), row.GetString(4), row.GetString(5));
    }

    private static string? Text(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
}
