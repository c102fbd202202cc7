using System.Runtime.CompilerServices;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.History;

/// <summary>One event of an inventory object, as it is stored.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Sequence">Its number among all events.</param>
/// <param name="Version">Its number in its stream.</param>
/// <param name="Model">What the object is.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was seen.</param>
/// <param name="Data">The patch, as JSON.</param>
/// <param name="Cause">Why.</param>
internal sealed record StoredEvent(string Stream, long Sequence, long Version, RecordModel Model, ChangeKind Kind, DateTimeOffset At, byte[] Data, Cause Cause);

/// <summary>Reads events of inventory objects.</summary>
internal sealed class StoredEvents(InventoryEventTypes types, NpgsqlDataSource database)
{
    private readonly string[] names = [.. types.All.Select(t => t.Name)];

    /// <summary>The events of streams, stream by stream, in order.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="versions">The last version of each that counts; null for all.</param>
    /// <param name="cancel">Cancels.</param>
    public async IAsyncEnumerable<StoredEvent> OfAsync(
        IReadOnlyList<string> streams, IReadOnlyList<long>? versions, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select e.stream_id, e.seq_id, e.version, e.type, e.timestamp, e.data, e.correlation_id, e.causation_id, e.user_name
            from unnest($1, $2) as wanted (stream_id, version) join inventory.mt_events e on e.stream_id = wanted.stream_id and e.version <= wanted.version
            where e.type = any($3) order by e.stream_id, e.version
            """);
        command.Parameters.Add(new() { Value = streams.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = (versions ?? [.. streams.Select(_ => long.MaxValue)]).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = names, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var (model, kind) = types.Find(row.GetString(3));
            yield return new StoredEvent(
                row.GetString(0), row.GetInt64(1), row.GetInt64(2), model, kind, new DateTimeOffset(row.GetDateTime(4), TimeSpan.Zero),
                row.GetFieldValue<byte[]>(5), new Cause(Text(6), Text(7), Text(8)));
        }

        string? Text(int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
    }

    /// <summary>A state without any event.</summary>
    public static Fold Begin(StoredEvent first)
    {
        var (emsId, _, key) = StreamName.Parse(first.Stream);
        return new Fold(emsId, first.Model, key);
    }

    /// <summary>Adds an event to a state.</summary>
    public static void Apply(Fold fold, StoredEvent next) => fold.Apply(next.Kind, next.Version, next.At, ObjectPatchJson.Read(next.Data, next.Model));
}
