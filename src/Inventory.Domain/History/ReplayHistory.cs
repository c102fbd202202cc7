using System.Globalization;
using System.Runtime.CompilerServices;
using Inventory.Domain.Collecting;
using Inventory.Domain.Following;
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

/// <summary>Walks the refreshes of a provider in the order in which they ended, and their changes in the order of their events.</summary>
public sealed class ReplayHistory(NpgsqlDataSource database, ChangeFeed feed)
{
    private const int RefreshesAtOnce = 100;
    private const int ChangesAtOnce = 1000;

    /// <summary>The refreshes that were recorded in a span of time, both ends included. Who takes his time between them keeps nobody waiting.</summary>
    public async IAsyncEnumerable<PastRefresh> RefreshesAsync(
        long emsId, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = 0L; await ReadAsync(emsId, from, to, after, RefreshesAtOnce, cancel) is { Count: > 0 } some; after = some[^1].LastSequence)
            foreach (var refresh in some)
                yield return refresh;
    }

    /// <summary>The next of these.</summary>
    /// <param name="emsId">The provider's main manager.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The last instant.</param>
    /// <param name="after">The number of the last event of the refresh before; 0 for the first.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<PastRefresh?> NextAsync(long emsId, DateTimeOffset from, DateTimeOffset to, long after, CancellationToken cancel) =>
        (await ReadAsync(emsId, from, to, after, 1, cancel)).FirstOrDefault();

    /// <summary>From which instant on to replay so that a refresh, and all that ended after it, are told: one that began earlier may have ended later.</summary>
    public async Task<DateTimeOffset> BeginningAsync(long emsId, PastRefresh with, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel)
    {
        var earliest = with.At;
        for (var after = with.LastSequence - 1; await ReadAsync(emsId, from, to, after, RefreshesAtOnce, cancel) is { Count: > 0 } some; after = some[^1].LastSequence)
            if (some.Min(r => r.At) is var at && at < earliest)
                earliest = at;
        return earliest;
    }

    /// <summary>Why what a refresh changed cannot be told any more; null if it can.</summary>
    public async Task<string?> ProblemAsync(long emsId, PastRefresh refresh, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select max(horizon) from inventory.retention_horizons where ems_id = $1");
        command.Parameters.Add(new() { Value = emsId });
        return await command.ExecuteScalarAsync(cancel) is DateTime horizon && refresh.At.UtcDateTime <= horizon
            ? string.Create(CultureInfo.InvariantCulture,
                $"The changes of refresh {refresh.Id} were compacted; those of this provider are kept since {horizon:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}: replay from then on")
            : null;
    }

    /// <summary>What a refresh changed.</summary>
    public async IAsyncEnumerable<Change> ChangesAsync(PastRefresh refresh, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (long? after = 0; after is { } known;)
        {
            (var changes, after) = await feed.ReadAsync(refresh, known, feed.OfObjects, ChangesAtOnce, cancel);
            foreach (var change in changes)
                yield return change;
        }
    }

    private async Task<List<PastRefresh>> ReadAsync(long emsId, DateTimeOffset from, DateTimeOffset to, long after, int limit, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            select substr(t.correlation_id, {Refresh.Stream(0).Length})::bigint, t.at, s.seq_id, t.last_seq, s.data ->> 'requested_by', s.data ->> 'reason',
              c.data ->> 'verdict', c.data ->> 'problem', (c.data ->> 'events')::int
            from history.transactions t
            join inventory.mt_events s on s.stream_id = t.correlation_id and s.version = 1 and s.type = 'refresh_started'
            join inventory.mt_events c on c.stream_id = t.correlation_id and c.type = 'refresh_completed'
            where t.at between $2 and $3 and t.correlation_id like 'refreshes/%' and (s.data ->> 'ems_id')::bigint = $1 and t.last_seq > $4
            order by t.last_seq limit $5
            """);
        command.Parameters.Add(new() { Value = emsId });
        command.Parameters.Add(new() { Value = from.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = to.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = (long)limit });
        var some = new List<PastRefresh>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            some.Add(new PastRefresh(
                row.GetInt64(0), new DateTimeOffset(row.GetDateTime(1), TimeSpan.Zero), row.GetInt64(2), row.GetInt64(3), Text(row, 4), Text(row, 5), Text(row, 6),
                Text(row, 7), row.GetInt32(8)));
        return some;
    }

    private static string? Text(NpgsqlDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
}
