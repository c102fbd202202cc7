using Inventory.Domain.Catching;
using Inventory.Domain.Following;
using Inventory.Domain.Observing;
using Inventory.Domain.Projecting;
using JasperFx.Events;
using Marten;
using Marten.Services;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>
/// The only place that appends events of inventory objects. Events, rows and the refresh's own record are written in one transaction: readers
/// see a refresh wholly or not at all.
/// </summary>
public sealed class RecordChanges(
    IDocumentStore store, NpgsqlDataSource database, VmdbProjection projection, InventoryEventTypes types, IdAllocator ids, InventoryMetrics metrics)
{
    /// <summary>Above this many changes, events are copied instead of appended one by one. Default: 4.</summary>
    public int BulkThreshold { get; init; } = 4;

    /// <summary>
    /// So many rows, and those of the object that they end with, are written in one step, and take memory meanwhile; the steps are one transaction.
    /// Default: 2,000.
    /// </summary>
    public int RowsAtOnce { get; init; } = 5_000;

    private const int FewChanges = 1000;

    /// <summary>For tests: called when everything is written and nothing is committed.</summary>
    internal Func<Task> BeforeCommit { get; set; } = () => Task.CompletedTask;

    /// <summary>Writes the changes and what else belongs to them.</summary>
    /// <param name="emsId">The manager whose objects they are.</param>
    /// <param name="changes">The changes; they are used up.</param>
    /// <param name="metadata">What caused them.</param>
    /// <param name="before">Adds statements to be run before anything is written.</param>
    /// <param name="also">Adds statements and events to the same transaction, when all rows are written.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="ConcurrentChangeException">Another writer changed one of the objects since it was read; nothing was written.</exception>
    public async Task CommitAsync(long emsId, ChangeSet changes, EventMetadata metadata, Action<SqlPipeline> before, Func<SqlPipeline, IDocumentSession, Task> also,
        CancellationToken cancel)
    {
        using var span = Spans.Begin("record")?.SetTag(MeasureTags.ProviderId, emsId).SetTag("inventory.events", changes.Count);
        var written = new WrittenChanges();
        using var slices = changes.Slices(RowsAtOnce).GetEnumerator();
        if (slices.MoveNext()) // most have one step, and its ids need not keep the transaction waiting
            await ids.AssignAsync(slices.Current, null, cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            var sql = new SqlPipeline(connection);
            if (!changes.OfWholeProvider && changes.Count <= FewChanges)
                sql.Ask(SqlPipeline.OfFewRows, _ => { });
            Begin(sql, emsId, metadata);
            before(sql);
            await WriteAsync(sql, transaction, changes, slices, written, metadata, also, cancel);
            await TagMapping.ApplyAsync(sql, emsId, changes.OfWholeProvider, written, cancel);
            if (written.DiscoversVms)
                EventLinks.Fill(sql, emsId);
            End(sql);
            await sql.SendAsync(cancel);
            await BeforeCommit();
            await transaction.CommitAsync(cancel);
            metrics.Recorded(emsId, written);
        }
        catch (Exception e) when (IsConflict(e))
        {
            throw new ConcurrentChangeException(e);
        }
    }

    private async Task WriteAsync(SqlPipeline sql, NpgsqlTransaction transaction, ChangeSet changes, IEnumerator<List<ObjectChange>> slices,
        WrittenChanges written, EventMetadata metadata, Func<SqlPipeline, IDocumentSession, Task> also, CancellationToken cancel)
    {
        ObjectRegistry.WriteFingerprints(sql, changes.StaleFingerprints);
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        session.CorrelationId = metadata.CorrelationId;
        session.CausationId = metadata.CausationId;
        session.LastModifiedBy = metadata.UserName;
        var bulk = changes.Count > BulkThreshold;
        var (events, memory) = (new EventBuffer(types), new TransactionMemory());
        for (var slice = slices.Current; slice is not null; slice = await NextAsync())
        {
            if (bulk)
            {
                events.Add(slice);
                await projection.ApplyAsync(sql, slice, memory, cancel);
            }
            else
            {
                foreach (var change in slice)
                    session.Events.Append(change.Stream, change.Version, EventOf(session, change));
            }
            written.Add(slice);
        }
        await memory.Ancestry.RenewAsync(sql, cancel);
        await also(sql, session);
        await sql.SendAsync(cancel);
        await session.SaveChangesAsync(cancel);
        await BulkAppend.AppendAsync(sql, new CopiedKeys(sql, projection.ManyRows), events, metadata, cancel);

        async Task<List<ObjectChange>?> NextAsync()
        {
            if (!slices.MoveNext())
                return null;
            await ids.AssignAsync(slices.Current, sql, cancel);
            return slices.Current;
        }
    }

    // However Marten wraps it: a stream that is there already, or has moved on, or an object that somebody else has just discovered.
    private static bool IsConflict(Exception? e) => e switch
    {
        null or ConcurrentChangeException => false,
        JasperFx.ConcurrencyException or Marten.Exceptions.ExistingStreamIdCollisionException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, SchemaName: Sql.InventorySchema } => true,
        AggregateException many => many.InnerExceptions.Any(IsConflict),
        _ => IsConflict(e.InnerException),
    };

    private IEvent EventOf(IDocumentSession session, ObjectChange change)
    {
        var data = types.EventOf(change);
        data.Change = change;
        var wrapped = session.Events.BuildEvent(data);
        wrapped.Timestamp = change.At;
        return wrapped;
    }

    // One writer per manager, whatever the queues think; released by the transaction's end.
    private static void Begin(SqlPipeline sql, long emsId, EventMetadata metadata)
    {
        sql.Ask("select pg_advisory_xact_lock(hashtextextended('inventory.ems.' || $1::bigint, 0))", _ => { }, new NpgsqlParameter { Value = emsId });
        sql.Add($"set local search_path to {VmdbProjection.LiveTables}");
        sql.Ask("select history.begin_transaction($1, $2)", _ => { },
            new NpgsqlParameter { Value = metadata.At.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            new NpgsqlParameter { Value = metadata.CorrelationId, NpgsqlDbType = NpgsqlDbType.Varchar });
    }

    // Of the events, the refresh's own are the last, but for those that are copied. Who follows is told at the commit.
    private static void End(SqlPipeline sql)
    {
        sql.Add("update history.transactions set last_seq = currval('inventory.mt_events_sequence') where id = (select history.running_transaction())");
        sql.Add($"notify {FeedTables.Channel}");
    }
}
