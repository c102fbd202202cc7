using System.Globalization;
using Inventory.Domain.Collecting;
using Inventory.Domain.History;
using Inventory.Domain.Persisting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Following;

/// <summary>One change of one object, as the feed tells it.</summary>
/// <param name="Sequence">Its number: the order of all changes.</param>
/// <param name="Event">What happened to what.</param>
/// <param name="ManagerId">The manager whose it is.</param>
/// <param name="RowId">Id of the object's row.</param>
/// <param name="Key">The object's natural key; null for a provider.</param>
/// <param name="Version">How many changes the object has seen with this one.</param>
/// <param name="At">When it was seen.</param>
/// <param name="Data">The event: a merge patch of the object, as JSON, with the names that attributes have now.</param>
/// <param name="CorrelationId">The refresh that it is part of.</param>
/// <param name="CausationId">What the refresh was caused by.</param>
/// <param name="UserName">Who asked.</param>
public sealed record Change(
    long Sequence, FeedEvent Event, long ManagerId, long? RowId, string? Key, long Version, DateTimeOffset At, string Data, string? CorrelationId,
    string? CausationId, string? UserName)
{
    /// <summary>The stream of the object.</summary>
    public string Stream => Event.Model is { } model ? StreamName.Of(ManagerId, model, Key!) : $"providers/{ManagerId}";
}

/// <summary>Some changes, one after the other.</summary>
/// <param name="Changes">They.</param>
/// <param name="Next">The number to go on from: of the last change, or of a later one if what is between was looked at and not wanted.</param>
/// <param name="Settled">The latest number there is.</param>
/// <param name="WholeAfter">The number from which on changes are kept one by one.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, long Next, long Settled, long WholeAfter)
{
    /// <summary>
    /// Whether changes after a number were compacted (<see cref="Retention"/>): what is left of them is one snapshot per object. Who begins at the beginning
    /// misses nothing by that.
    /// </summary>
    public bool HasHoles(long after) => after > 0 && after < WholeAfter;
}

/// <summary>Reads changes in the order of their numbers, each once, from any number on.</summary>
public sealed class ChangeFeed(NpgsqlDataSource database, HighWaterMark mark, FeedEvents events)
{
    // How many numbers one page looks through, whatever it finds: a filter that nothing passes must not read all there ever was at once.
    private const long Window = 20_000;

    // What a page may hold in memory; it ends early when it has more.
    private const int MostCharacters = 4 << 20;

    private const string Sql =
        """
        select e.seq_id, e.type, e.version, e.timestamp, e.data::text, e.correlation_id, e.causation_id, e.user_name, o.owner, o.collection, o.key,
          case when o.collection is null then o.owner::bigint
               else (select r.id from inventory.objects r where r.ems_id = o.owner::bigint and r.collection = o.collection and r.key = o.key) end
        from inventory.mt_events e
        cross join lateral (
          select case when e.stream_id like 'providers/%' then split_part(e.stream_id, '/', 2) else split_part(e.stream_id, '/', 1) end as owner,
            case when e.stream_id not like 'providers/%' then split_part(e.stream_id, '/', 2) end as collection,
            substr(e.stream_id, length(split_part(e.stream_id, '/', 1)) + length(split_part(e.stream_id, '/', 2)) + 3) as key) o
        where e.seq_id > $1 and e.seq_id <= $2 and e.type = any($3) and ($4::text[] is null or o.owner = any($4))
          and ($5::text[] is null or exists (select from unnest($5) p where jsonb_path_exists(e.data, p::jsonpath)))
          and ($7::varchar is null or e.correlation_id = $7)
        order by e.seq_id limit $6
        """;

    /// <summary>Reads a page.</summary>
    /// <param name="after">The number of the last change that is known already; 0 for none.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<ChangePage> ReadAsync(long after, ChangeFilter filter, int limit, CancellationToken cancel)
    {
        var settled = await mark.AdvanceAsync(cancel);
        var last = Math.Min(settled, after > long.MaxValue - Window ? long.MaxValue : after + Window);
        var changes = new List<Change>();
        if (last > after)
            await ReadAsync(after, last, null, filter, limit, changes, cancel);
        // Afterwards: it is said before anything is taken away.
        var whole = await Retention.FirstWholeSequenceAsync(database, cancel) - 1;
        return new ChangePage(changes, changes.Count > 0 && IsCut(changes, limit) ? changes[^1].Sequence : Math.Max(after, last), settled, whole);
    }

    /// <summary>All changes of objects.</summary>
    internal ChangeFilter OfObjects { get; } = new([.. events.All.Where(e => e.Model is not null)]);

    /// <summary>Reads changes of a refresh that has ended.</summary>
    /// <param name="refresh">The refresh.</param>
    /// <param name="after">The number of the last change that is known already; 0 for none.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>They, and the number to go on from; null if there are no more.</returns>
    public async Task<(IReadOnlyList<Change> Changes, long? Next)> ReadAsync(
        PastRefresh refresh, long after, ChangeFilter filter, int limit, CancellationToken cancel)
    {
        // They lie between its first event and its last, with those of others that ran meanwhile: a range of the primary key.
        var changes = new List<Change>();
        await ReadAsync(Math.Max(after, refresh.FirstSequence), refresh.LastSequence, Refresh.Stream(refresh.Id), filter, limit, changes, cancel);
        return (changes, changes.Count > 0 && IsCut(changes, limit) ? changes[^1].Sequence : null);
    }

    private async Task ReadAsync(
        long after, long last, string? correlationId, ChangeFilter filter, int limit, List<Change> changes, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = after }, new() { Value = last },
                Texts(filter.Events.Select(e => e.Name)),
                Texts(filter.Managers?.Select(m => m.ToString(CultureInfo.InvariantCulture))), Texts(filter.Paths), new() { Value = (long)limit },
                new() { Value = (object?)correlationId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar },
            },
        };
        var characters = 0;
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (characters < MostCharacters && await row.ReadAsync(cancel))
        {
            changes.Add(Read(row));
            characters += changes[^1].Data.Length;
        }
    }

    private static bool IsCut(List<Change> changes, int limit) => changes.Count == limit || changes.Sum(c => c.Data.Length) >= MostCharacters;

    private Change Read(NpgsqlDataReader row)
    {
        var (ofProvider, of) = (row.IsDBNull(9), events[row.GetString(1)]);
        return new Change(
            row.GetInt64(0), of, long.Parse(row.GetString(8), CultureInfo.InvariantCulture), row.IsDBNull(11) ? null : row.GetInt64(11),
            ofProvider ? null : row.GetString(10), row.GetInt64(2), row.GetFieldValue<DateTimeOffset>(3),
            of.Model is null ? row.GetString(4) : ObjectPatchJson.BringUpToDate(row.GetString(4), of.Model), Text(row, 5), Text(row, 6), Text(row, 7));
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static NpgsqlParameter Texts(IEnumerable<string>? values) =>
        new() { Value = (object?)values?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
