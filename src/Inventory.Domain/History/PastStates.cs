using System.Globalization;
using Inventory.Domain.Collecting;
using Npgsql;

namespace Inventory.Domain.History;

/// <summary>Finds the states that people name, or says why there is none.</summary>
public sealed class PastStates(NpgsqlDataSource database)
{
    /// <summary>The state at an instant.</summary>
    public async Task<(PointInTime? State, string? Problem)> AtAsync(DateTimeOffset at, CancellationToken cancel)
    {
        var (first, _, kept) = await BeginningsAsync(cancel);
        if (at < first)
            return (PointInTime.BeforeAll(at), null);
        if (await CompactedAsync(at, cancel) is { } compacted)
            return (null, compacted);
        return IsKept(first, kept, at) ? (await PointInTime.AtAsync(database, at, cancel), null) : (null, TooEarly(kept));
    }

    /// <summary>The state after an event; 0 is the state before all.</summary>
    public async Task<(PointInTime? State, string? Problem)> AfterAsync(long sequence, CancellationToken cancel)
    {
        if (sequence == 0)
            return (PointInTime.BeforeAll(DateTimeOffset.UnixEpoch), null);
        if (await PointInTime.AfterAsync(database, sequence, cancel) is not { } state)
            return (null, $"There is no event {sequence} yet; name an earlier one, or none for the present.");
        var (first, firstSequence, kept) = await BeginningsAsync(cancel);
        if (sequence < firstSequence)
            return (PointInTime.BeforeAll(state.At) with { Sequence = sequence }, null);
        if (await CompactedAsync(state.At, cancel) is { } compacted)
            return (null, compacted);
        return IsKept(first, kept, state.At) ? (state, null) : (null, TooEarly(kept));
    }

    /// <summary>The state that a refresh left; of one that changed nothing or failed, the state in which it began.</summary>
    /// <param name="id">The refresh.</param>
    /// <param name="managers">Only refreshes of these count; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(PointInTime? State, string? Problem)> OfRefreshAsync(long id, IReadOnlyList<long>? managers, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select r.ems_id, r.state = 'running', coalesce(
              (select t.at from history.transactions t
               where t.at between r.started_at - interval '1 hour' and r.ended_at and t.correlation_id = $2 order by t.id limit 1), r.started_at)
            from vmdb.refreshes r where r.id = $1
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = Refresh.Stream(id) });
        DateTimeOffset at;
        await using (var row = await command.ExecuteReaderAsync(cancel))
        {
            if (!await row.ReadAsync(cancel) || managers?.Contains(row.GetInt64(0)) == false)
                return (null, $"There is no refresh {id}; /api/refreshes lists those that there are.");
            if (row.GetBoolean(1))
                return (null, $"The refresh {id} has not ended yet; ask again when it has.");
            at = new DateTimeOffset(row.GetDateTime(2), TimeSpan.Zero);
        }
        return await AtAsync(at, cancel);
    }

    private async Task<string?> CompactedAsync(DateTimeOffset at, CancellationToken cancel) =>
        await Retention.HorizonAsync(database, cancel) is { } horizon && at < horizon
            ? $"History is kept from {horizon.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)} on; what was before was compacted"
            : null;

    // A database that is older than the history of its rows has events from before it.
    private static bool IsKept(DateTimeOffset? first, DateTimeOffset? kept, DateTimeOffset at) => first is null || kept <= first || kept <= at;

    private static string TooEarly(DateTimeOffset? kept) => kept is null
        ? "The past is kept from the next refresh on; leave the state out for the present."
        : $"The past is kept since {kept.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)}; name that instant or a later one.";

    // The first event of a refresh comes before all that it says of objects, and neither it nor its transaction is ever compacted: before both there was nothing.
    private async Task<(DateTimeOffset? FirstEvent, long? FirstSequence, DateTimeOffset? Kept)> BeginningsAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select least(e.timestamp, (select at from history.transactions where correlation_id like 'refreshes/%' order by at limit 1)), e.seq_id, k.at
            from (select min(at) as at from history.transactions) k
            left join (
              select timestamp, seq_id from inventory.mt_events where stream_id ~ '^[0-9]' or stream_id like 'refreshes/%' order by seq_id limit 1) e on true
            """);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (Instant(0), row.IsDBNull(1) ? null : row.GetInt64(1), Instant(2));

        DateTimeOffset? Instant(int ordinal) => row.IsDBNull(ordinal) ? null : new DateTimeOffset(row.GetDateTime(ordinal), TimeSpan.Zero);
    }
}
