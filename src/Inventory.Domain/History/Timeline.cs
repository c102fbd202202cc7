using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Npgsql;

namespace Inventory.Domain.History;

/// <summary>Why an event happened.</summary>
/// <param name="CorrelationId">The stream of the refresh, or of the provider, that it is part of.</param>
/// <param name="CausationId">The provider event or operation behind it, or null.</param>
/// <param name="User">Who asked.</param>
public sealed record Cause(string? CorrelationId, string? CausationId, string? User)
{
    /// <summary>Begins the causation id of what an event of the cloud has caused; its row's id follows.</summary>
    public const string OfEvent = "event_streams/";

    private const string OfRefresh = "refreshes/";

    /// <summary>The refresh, or null.</summary>
    public long? Refresh => CorrelationId?.StartsWith(OfRefresh, StringComparison.Ordinal) == true && long.TryParse(CorrelationId.AsSpan(OfRefresh.Length), out var id) ? id : null;

    /// <summary>The event of the cloud (a row of <c>event_streams</c>) that asked for the refresh, or the first of several; null if none did.</summary>
    public long? Event => CausationId?.StartsWith(OfEvent, StringComparison.Ordinal) == true && long.TryParse(CausationId.AsSpan(OfEvent.Length), out var id) ? id : null;

    /// <summary>In a word: a provider's event, a refresh, a user who edited the object, or an order about its provider.</summary>
    public string Type => CausationId is not null ? "provider_event" : Refresh is not null ? "refresh" : CorrelationId is [>= '0' and <= '9', ..] ? "user" : "operation";
}

/// <summary>What happened to an object at once.</summary>
/// <param name="EmsId">The main manager of its provider.</param>
/// <param name="Model">What it is.</param>
/// <param name="Id">Id of its row.</param>
/// <param name="Key">Its key.</param>
/// <param name="Sequence">The number of the event.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was seen.</param>
/// <param name="Cause">Why.</param>
/// <param name="Changes">What differs from before.</param>
public sealed record ObjectEvent(
    long EmsId, RecordModel Model, long Id, string Key, long Sequence, ChangeKind Kind, DateTimeOffset At, Cause Cause, IReadOnlyList<AttributeChange> Changes);

/// <summary>What happened to objects, told by their events.</summary>
public sealed class Timeline(InventoryEventTypes types, NpgsqlDataSource database)
{
    private readonly StoredEvents events = new(types, database);

    /// <summary>All that happened to an object, the oldest first; null if there never was one with that id, or none of that kind.</summary>
    /// <param name="id">Id of its row; it may be gone.</param>
    /// <param name="model">Its kind.</param>
    /// <param name="managers">Only objects of these count; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<ObjectEvent>?> OfAsync(long id, RecordModel model, IReadOnlyList<long>? managers, CancellationToken cancel)
    {
        if (await StreamAsync(database, id, model, managers, cancel) is not { } stream)
            return null;
        return await ReadAsync([stream], null, null, cancel);
    }

    /// <summary>The stream of an object, which may be gone; null if there never was one.</summary>
    internal static async Task<string?> StreamAsync(NpgsqlDataSource database, long id, RecordModel model, IReadOnlyList<long>? managers, CancellationToken cancel)
    {
        await using var find = database.CreateCommand("select ems_id, key from inventory.objects where id = $1 and collection = $2");
        find.Parameters.Add(new() { Value = id });
        find.Parameters.Add(new() { Value = model.Collection });
        await using var row = await find.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) && managers?.Contains(row.GetInt64(0)) != false ? StreamName.Of(row.GetInt64(0), model, row.GetString(1)) : null;
    }

    /// <summary>What a refresh changed, in the order of its events.</summary>
    /// <param name="id">The refresh.</param>
    /// <param name="limit">Most events.</param>
    /// <param name="offset">Events before them.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of all, and those.</returns>
    public async Task<(long Count, IReadOnlyList<ObjectEvent> Events)> OfRefreshAsync(long id, long limit, long offset, CancellationToken cancel)
    {
        // Its own first event comes before those of its objects, the last one of its transaction after them.
        await using var find = database.CreateCommand(
            """
            with span as (
              select (select min(seq_id) from inventory.mt_events where stream_id = $1) as low,
                     (select t.last_seq from history.transactions t
                      where t.at >= (select min(timestamp) from inventory.mt_events where stream_id = $1) - interval '1 hour'
                        and t.at <= (select max(timestamp) from inventory.mt_events where stream_id = $1) and t.correlation_id = $1
                      order by t.id limit 1) as high
            )
            select e.stream_id, e.version, count(*) over () from span, inventory.mt_events e
            where e.seq_id > span.low and e.seq_id <= span.high and e.correlation_id = $1 and e.stream_id <> $1 order by e.seq_id limit $2 offset $3
            """);
        find.Parameters.Add(new() { Value = Collecting.Refresh.Stream(id) });
        find.Parameters.Add(new() { Value = limit });
        find.Parameters.Add(new() { Value = offset });
        var (count, streams, versions) = (0L, new List<string>(), new List<long>());
        await using (var row = await find.ExecuteReaderAsync(cancel))
            for (; await row.ReadAsync(cancel); count = row.GetInt64(2))
            {
                streams.Add(row.GetString(0));
                versions.Add(row.GetInt64(1));
            }
        var read = await ReadAsync(streams, versions, versions, cancel);
        return (count, [.. read.OrderBy(e => e.Sequence)]);
    }

    // From which version on; null for all.
    private async Task<IReadOnlyList<ObjectEvent>> ReadAsync(IReadOnlyList<string> streams, IReadOnlyList<long>? until, IReadOnlyList<long>? from, CancellationToken cancel)
    {
        var first = from is null ? null : streams.Zip(from).ToDictionary(s => s.First, s => s.Second);
        var told = new List<ObjectEvent>();
        Projecting.Fold? fold = null;
        var (stream, before) = ("", ObjectState.Of(null));
        await foreach (var next in events.OfAsync(streams, until, cancel))
        {
            if (fold is null || next.Stream != stream)
                (fold, stream, before) = (StoredEvents.Begin(next), next.Stream, ObjectState.Of(null));
            var isTold = first is null || next.Version >= first[stream];
            if (isTold && first is not null)
                before = ObjectState.Of(fold.State);
            StoredEvents.Apply(fold, next);
            if (!isTold)
                continue;
            var after = ObjectState.Of(fold.State);
            var (emsId, _, key) = StreamName.Parse(stream);
            told.Add(new ObjectEvent(emsId, next.Model, fold.Id, key, next.Sequence, next.Kind, next.At, next.Cause, AttributeChange.Between(before, after)));
            before = after;
        }
        return told;
    }
}
