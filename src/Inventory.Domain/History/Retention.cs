using System.Buffers;
using System.Text.Json;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.History;

/// <summary>What is, or would be, compacted of a provider's collection.</summary>
/// <param name="EmsId">The provider's main manager.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Horizon">Up to when.</param>
/// <param name="Events">How many events go.</param>
public sealed record Compaction(long EmsId, string Collection, DateTimeOffset Horizon, long Events);

/// <summary>
/// Keeps history in full for as many days as the policy says, and what was before as one snapshot per object: the latest event of that time becomes the sum of
/// all up to it, under its own numbers, and earlier ones go; so do rows of <c>history</c> that ended by then. Nothing that can be asked of the kept span
/// changes. Off unless a policy says otherwise.
/// </summary>
public sealed class Retention(InventoryModels models, InventoryEventTypes types, NpgsqlDataSource database, TimeProvider time)
{
    private const int StreamsAtOnce = 500;

    /// <summary>The earliest instant that is whole; null if everything is.</summary>
    public static async Task<DateTimeOffset?> HorizonAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select max(horizon) from inventory.retention_horizons");
        return await command.ExecuteScalarAsync(cancel) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The number of the first event from which on all events are as they were recorded.</summary>
    public static async Task<long> FirstWholeSequenceAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select coalesce(max(last_seq), 0) + 1 from inventory.retention_horizons");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Says how long to keep history in full.</summary>
    /// <param name="emsId">The provider's main manager; null for all.</param>
    /// <param name="collection">The collection; null for all.</param>
    /// <param name="days">At least 1; null for everything.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What is wrong with it; null if nothing is.</returns>
    public async Task<string?> KeepAsync(long? emsId, string? collection, int? days, CancellationToken cancel)
    {
        if (days < 1)
            return "History is kept for at least one day";
        if (collection is not null && models.Find(collection) is not { IsChild: false })
            return $"There is no collection {collection} with a history of its own";
        await using var command = database.CreateCommand(
            """
            insert into inventory.retention_policies (ems_id, collection, days) values ($1, $2, $3)
            on conflict (ems_id, collection) do update set days = excluded.days
            """);
        command.Parameters.Add(new() { Value = emsId ?? 0 });
        command.Parameters.Add(new() { Value = collection ?? "" });
        command.Parameters.Add(new() { Value = (object?)days ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        await command.ExecuteNonQueryAsync(cancel);
        return null;
    }

    /// <summary>What the policy would let go now.</summary>
    public async Task<IReadOnlyList<Compaction>> PlanAsync(CancellationToken cancel)
    {
        var plan = new List<Compaction>();
        await using var command = database.CreateCommand(
            """
            with kept as (
              select c.ems_id, c.collection, $1 - make_interval(days => p.days) as horizon
              from (select distinct ems_id, collection from inventory.objects) c
              cross join lateral (
                select days from inventory.retention_policies p where p.ems_id in (0, c.ems_id) and p.collection in ('', c.collection)
                order by p.ems_id = 0, p.collection = '' limit 1) p
              where p.days is not null)
            select k.ems_id, k.collection, k.horizon, coalesce(sum(e.old - 1), 0)::bigint
            from kept k
            left join inventory.objects o on o.ems_id = k.ems_id and o.collection = k.collection and o.version > 1
            left join lateral (
              select count(*) as old from inventory.mt_events e
              where e.stream_id = o.ems_id || '/' || o.collection || '/' || o.key and e.timestamp <= k.horizon) e on e.old > 1
            group by 1, 2, 3 order by 1, 2
            """);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            plan.Add(new Compaction(row.GetInt64(0), row.GetString(1), new DateTimeOffset(row.GetDateTime(2), TimeSpan.Zero), row.GetInt64(3)));
        return plan;
    }

    /// <summary>Compacts, some objects at a time: who is stopped goes on the next time.</summary>
    /// <param name="progress">Told how many events went so far.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>What went; the rows of <c>history</c> that went.</returns>
    public async Task<(IReadOnlyList<Compaction> Compacted, long Rows)> ApplyAsync(IProgress<int>? progress, CancellationToken cancel)
    {
        var plan = (await PlanAsync(cancel)).ToList();
        if (plan.Count == 0)
            return (plan, 0);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await RefuseTheTimeBeforeAsync(connection, plan, cancel);
        var total = 0;
        for (var i = 0; i < plan.Count; i++)
        {
            var (gone, last) = (0, "");
            while (await StreamsAsync(connection, plan[i], last, cancel) is { Count: > 0 } streams)
            {
                gone += await CompactAsync(connection, plan[i], [.. streams.Select(s => s.Stream)], cancel);
                last = streams[^1].Key;
                progress?.Report(total + gone);
            }
            total += gone;
            plan[i] = plan[i] with { Events = gone };
        }
        return (plan, await ForgetRowsAsync(connection, plan, cancel));
    }

    // First, so that nobody asks for what is being taken away.
    private static async Task RefuseTheTimeBeforeAsync(NpgsqlConnection connection, List<Compaction> plan, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into inventory.retention_horizons (ems_id, collection, horizon, last_seq)
            select u.ems_id, u.collection, u.horizon, coalesce((select max(t.last_seq) from history.transactions t where t.at <= u.horizon), 0)
            from unnest($1, $2, $3) as u(ems_id, collection, horizon)
            on conflict (ems_id, collection) do update set horizon = greatest(retention_horizons.horizon, excluded.horizon),
              last_seq = greatest(retention_horizons.last_seq, excluded.last_seq)
            """, connection)
        {
            Parameters =
            {
                new() { Value = plan.Select(c => c.EmsId).ToArray() }, new() { Value = plan.Select(c => c.Collection).ToArray() },
                new() { Value = plan.Select(c => c.Horizon.UtcDateTime).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<(string Stream, string Key)>> StreamsAsync(NpgsqlConnection connection, Compaction what, string after, CancellationToken cancel)
    {
        var streams = new List<(string, string)>();
        await using var command = new NpgsqlCommand(
            $"""
            select ems_id || '/' || collection || '/' || key, key from inventory.objects
            where ems_id = $1 and collection = $2 and key > $3 order by key limit {StreamsAtOnce}
            """, connection)
        {
            Parameters = { new() { Value = what.EmsId }, new() { Value = what.Collection }, new() { Value = after } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            streams.Add((row.GetString(0), row.GetString(1)));
        return streams;
    }

    private async Task<int> CompactAsync(NpgsqlConnection connection, Compaction what, string[] streams, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var folds = new Dictionary<string, (Fold Fold, int Events)>();
        await using (var command = new NpgsqlCommand(
            """
            select stream_id, version, type, timestamp, data from inventory.mt_events
            where stream_id = any($1) and timestamp <= $2 order by stream_id, version for update
            """, connection)
        {
            Parameters = { new() { Value = streams }, new() { Value = what.Horizon.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz } },
        })
        await using (var row = await command.ExecuteReaderAsync(cancel))
            while (await row.ReadAsync(cancel))
            {
                var (stream, (model, kind)) = (row.GetString(0), types.Find(row.GetString(2)));
                var (fold, before) = folds.TryGetValue(stream, out var known) ? known : (new Fold(what.EmsId, model, StreamName.Parse(stream).Key), 0);
                fold.Apply(kind, row.GetInt64(1), new DateTimeOffset(row.GetDateTime(3), TimeSpan.Zero), ObjectPatchJson.Read(row.GetFieldValue<byte[]>(4), model));
                folds[stream] = (fold, before + 1);
            }
        var snapshots = folds.Values.Where(f => f.Events > 1).Select(f => f.Fold.ToSnapshot()).ToList();
        if (snapshots.Count > 0)
            await WriteAsync(connection, snapshots, cancel);
        await transaction.CommitAsync(cancel);
        return folds.Values.Sum(f => f.Events - 1);
    }

    private async Task WriteAsync(NpgsqlConnection connection, List<ObjectChange> snapshots, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            with gone as (delete from inventory.mt_events e using unnest($1, $2) as u(stream, version) where e.stream_id = u.stream and e.version < u.version)
            update inventory.mt_events e set type = u.type, data = u.data, mt_dotnet_type = null
            from unnest($1, $2, $3, $4) as u(stream, version, type, data) where e.stream_id = u.stream and e.version = u.version
            """, connection)
        {
            CommandTimeout = 0,
            Parameters =
            {
                new() { Value = snapshots.Select(s => s.Stream).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
                new() { Value = snapshots.Select(s => s.Version).ToArray() },
                new() { Value = snapshots.Select(types.NameOf).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
                new() { Value = snapshots.Select(Json).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static byte[] Json(ObjectChange snapshot)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 1000 }))
            ObjectPatchJson.Write(json, snapshot.Patch);
        return buffer.WrittenSpan.ToArray();
    }

    // A table that several collections share is kept as long as any of them; what a transaction ended is the provider's
    // whose refresh it was, or one of whose objects a user edited.
    private async Task<long> ForgetRowsAsync(NpgsqlConnection connection, List<Compaction> plan, CancellationToken cancel)
    {
        var rows = 0L;
        foreach (var provider in plan.GroupBy(c => c.EmsId))
        {
            var horizons = provider.ToDictionary(c => c.Collection, c => c.Horizon);
            var present = await CollectionsAsync(connection, provider.Key, cancel);
            foreach (var (table, filledBy) in models.StoredBy())
            {
                var collections = filledBy.Where(present.Contains).ToList();
                if (collections.Count == 0 || !collections.All(horizons.ContainsKey))
                    continue;
                await using var forget = new NpgsqlCommand(
                    $"""
                    delete from {HistoryTables.Schema}.{Sql.Name(table)} h where h.valid_to in (
                      select t.id from history.transactions t
                      left join inventory.mt_events s on s.stream_id = t.correlation_id and s.version = 1 and s.type = 'refresh_started'
                      where t.at <= $2 and ((s.data ->> 'ems_id')::bigint = $1 or starts_with(t.correlation_id, $1 || '/')))
                    """, connection)
                {
                    CommandTimeout = 0,
                    Parameters =
                    {
                        new() { Value = provider.Key }, new() { Value = collections.Min(c => horizons[c]).UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                    },
                };
                rows += await forget.ExecuteNonQueryAsync(cancel);
            }
        }
        return rows;
    }

    private static async Task<HashSet<string>> CollectionsAsync(NpgsqlConnection connection, long emsId, CancellationToken cancel)
    {
        var collections = new HashSet<string>();
        await using var command = new NpgsqlCommand("select distinct collection from inventory.objects where ems_id = $1", connection)
        {
            Parameters = { new() { Value = emsId } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            collections.Add(row.GetString(0));
        return collections;
    }
}
