using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.History;

/// <summary>How an object differs between two states.</summary>
public enum DifferenceKind
{
    /// <summary>Only the later state has it.</summary>
    Added,

    /// <summary>Only the earlier state has it.</summary>
    Removed,

    /// <summary>Both have it, with other values.</summary>
    Changed,
}

/// <summary>An object that differs between two states.</summary>
/// <param name="EmsId">The main manager of its provider.</param>
/// <param name="Model">What it is.</param>
/// <param name="Id">Id of its row.</param>
/// <param name="Key">Its key.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Changes">Which values differ.</param>
public sealed record ObjectDifference(long EmsId, RecordModel Model, long Id, string Key, DifferenceKind Kind, IReadOnlyList<AttributeChange> Changes);

/// <summary>An object that was touched between two states: from one version of its stream to another.</summary>
/// <param name="Id">Id of its row.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="First">The first version in between.</param>
/// <param name="Last">The last one.</param>
public sealed record TouchedObject(long Id, string Stream, long First, long Last);

/// <summary>Compares states by the events between them: the cost grows with these, not with the inventory.</summary>
public sealed class StateComparison(InventoryEventTypes types, NpgsqlDataSource database)
{
    private const int StreamsAtOnce = 500;

    private readonly StoredEvents events = new(types, database);

    /// <summary>The objects that were touched between two states, by stream.</summary>
    /// <param name="from">The earlier one.</param>
    /// <param name="to">The later one.</param>
    /// <param name="managers">The main managers whose objects count; null for all.</param>
    /// <param name="collection">The collection that counts; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<TouchedObject>> TouchedAsync(
        PointInTime from, PointInTime to, IReadOnlyList<long>? managers, string? collection, CancellationToken cancel)
    {
        // A refresh's own first event comes before those of its objects. An operation has none; its events come after all of transactions that had ended long before.
        await using var command = database.CreateCommand(
            """
            with between_them as materialized (
              select t.at, t.last_seq, t.correlation_id from history.transactions t
              where t.id > $1 and not (t.id <= $2 and t.id <> all($3)) and t.id <= $4 and t.id <> all($5) and t.correlation_id is not null
            ),
            span as (
              select max(t.last_seq) as high, min(coalesce(
                (select e.seq_id from inventory.mt_events e where t.correlation_id like 'refreshes/%' and e.stream_id = t.correlation_id and e.version = 1),
                (select o.last_seq from history.transactions o where o.at < t.at - interval '1 day' order by o.at desc limit 1), 0)) as low
              from between_them t
            ),
            touched as (
              select e.stream_id, min(e.version) as first, max(e.version) as last from inventory.mt_events e
              where e.seq_id > (select low from span) and e.seq_id <= (select high from span)
                and (e.correlation_id, e.timestamp) in (select correlation_id, at from between_them) and e.stream_id ~ '^[0-9]'
                and ($6::bigint[] is null or split_part(e.stream_id, '/', 1)::bigint = any($6)) and ($7::text is null or split_part(e.stream_id, '/', 2) = $7)
              group by e.stream_id
            )
            select o.id, t.stream_id, t.first, t.last from touched t join inventory.objects o
              on o.ems_id = split_part(t.stream_id, '/', 1)::bigint and o.collection = split_part(t.stream_id, '/', 2)
              and o.key = substr(t.stream_id, length(split_part(t.stream_id, '/', 1)) + length(split_part(t.stream_id, '/', 2)) + 3)
            order by o.collection, o.ems_id, o.id
            """);
        foreach (var (value, type) in new (object?, NpgsqlDbType)[]
        {
            (from.Except.Length == 0 ? from.Last : from.Except.Min() - 1, NpgsqlDbType.Bigint), (from.Last, NpgsqlDbType.Bigint),
            (from.Except, NpgsqlDbType.Array | NpgsqlDbType.Bigint), (to.Last, NpgsqlDbType.Bigint), (to.Except, NpgsqlDbType.Array | NpgsqlDbType.Bigint),
            (managers?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint), (collection, NpgsqlDbType.Text),
        })
            command.Parameters.Add(new() { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        var touched = new List<TouchedObject>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            touched.Add(new TouchedObject(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)));
        return touched;
    }

    /// <summary>How touched objects differ, in their order; those that are again as they were do not.</summary>
    public async IAsyncEnumerable<ObjectDifference> DifferencesAsync(
        IReadOnlyList<TouchedObject> touched, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var chunk in touched.Chunk(StreamsAtOnce))
        {
            var byStream = chunk.ToDictionary(t => t.Stream);
            var found = new Dictionary<long, ObjectDifference>();
            (StoredEvent First, Fold Fold, IReadOnlyDictionary<string, string> Before, bool WasPresent)? open = null;
            await foreach (var next in events.OfAsync([.. chunk.Select(t => t.Stream)], [.. chunk.Select(t => t.Last)], cancel))
            {
                if (open is { } ended && ended.First.Stream != next.Stream)
                    Close(ended);
                if (open?.First.Stream != next.Stream)
                    open = (next, StoredEvents.Begin(next), ObjectState.Of(null), false);
                if (next.Version == byStream[next.Stream].First)
                    open = open!.Value with { Before = ObjectState.Of(open.Value.Fold.State), WasPresent = open.Value.Fold.IsPresent };
                StoredEvents.Apply(open!.Value.Fold, next);
            }
            if (open is { } last)
                Close(last);
            foreach (var (id, _, _, _) in chunk)
                if (found.TryGetValue(id, out var difference))
                    yield return difference;

            void Close((StoredEvent First, Fold Fold, IReadOnlyDictionary<string, string> Before, bool WasPresent) read)
            {
                if (Difference(read.First, read.Fold, read.Before, read.WasPresent) is { } difference)
                    found[byStream[read.First.Stream].Id] = difference with { Id = byStream[read.First.Stream].Id };
            }
        }
    }

    /// <summary>The values of an object in a state; null if that has none.</summary>
    /// <param name="id">Id of its row.</param>
    /// <param name="model">Its kind.</param>
    /// <param name="state">The state; null for the present.</param>
    /// <param name="managers">Only objects of these count; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyDictionary<string, string>?> StateAsync(
        long id, RecordModel model, PointInTime? state, IReadOnlyList<long>? managers, CancellationToken cancel)
    {
        if (await Timeline.StreamAsync(database, id, model, managers, cancel) is not { } stream)
            return null;
        Fold? fold = null;
        await foreach (var next in events.OfAsync([stream], null, cancel))
        {
            if (state is not null && (state.Sequence is { } last ? next.Sequence > last : next.At > state.At))
                break;
            StoredEvents.Apply(fold ??= StoredEvents.Begin(next), next);
        }
        return fold?.State is { } there ? ObjectState.Of(there) : null;
    }

    private static ObjectDifference? Difference(StoredEvent first, Fold fold, IReadOnlyDictionary<string, string> before, bool wasPresent)
    {
        var (emsId, _, key) = StreamName.Parse(first.Stream);
        var isPresent = fold.IsPresent;
        var changes = AttributeChange.Between(wasPresent ? before : ObjectState.Of(null), isPresent ? ObjectState.Of(fold.State) : ObjectState.Of(null));
        return (wasPresent, isPresent) switch
        {
            (false, true) => new ObjectDifference(emsId, first.Model, 0, key, DifferenceKind.Added, changes),
            (true, false) => new ObjectDifference(emsId, first.Model, 0, key, DifferenceKind.Removed, changes),
            (true, true) when changes.Count > 0 => new ObjectDifference(emsId, first.Model, 0, key, DifferenceKind.Changed, changes),
            _ => null,
        };
    }
}
