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

    private const int FewChanges = 1000;

    /// <summary>For tests: called when everything is written and nothing is committed.</summary>
    internal Func<Task> BeforeCommit { get; set; } = () => Task.CompletedTask;

    /// <summary>Writes the changes and what <paramref name="also"/> adds to the same session.</summary>
    /// <exception cref="ConcurrentChangeException">Another writer changed one of the objects since it was read; nothing was written.</exception>
    public async Task CommitAsync(
        long emsId, ChangeSet changes, EventMetadata metadata, Func<SqlPipeline, IDocumentSession, Task> also, CancellationToken cancel)
    {
        using var span = Spans.Begin("record")?.SetTag(MeasureTags.ProviderId, emsId).SetTag("inventory.events", changes.Changes.Count);
        await changes.AssignIdsAsync(count => ids.TakeAsync(count, cancel));
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        try
        {
            var sql = new SqlPipeline(connection);
            if (!changes.OfWholeProvider && changes.Changes.Count <= FewChanges)
                sql.Ask(SqlPipeline.OfFewRows, _ => { });
            Begin(sql, emsId, metadata);
            await WriteAsync(sql, transaction, changes, metadata, also, cancel);
            await TagMapping.ApplyAsync(sql, emsId, changes, cancel);
            EventLinks.Fill(sql, emsId, changes);
            End(sql);
            await sql.SendAsync(cancel);
            await BeforeCommit();
            await transaction.CommitAsync(cancel);
            metrics.Recorded(emsId, changes.Changes);
        }
        catch (Exception e) when (IsConflict(e))
        {
            throw new ConcurrentChangeException(e);
        }
    }

    private async Task WriteAsync(SqlPipeline sql, NpgsqlTransaction transaction, ChangeSet changes, EventMetadata metadata,
        Func<SqlPipeline, IDocumentSession, Task> also, CancellationToken cancel)
    {
        ObjectRegistry.WriteFingerprints(sql, changes.StaleFingerprints);
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        session.CorrelationId = metadata.CorrelationId;
        session.CausationId = metadata.CausationId;
        session.LastModifiedBy = metadata.UserName;
        var bulk = changes.Changes.Count > BulkThreshold;
        foreach (var change in bulk ? [] : changes.Changes)
            session.Events.Append(change.Stream, change.Version, EventOf(session, change));
        await also(sql, session);
        if (bulk)
            await projection.ApplyAsync(sql, changes.Changes, cancel);
        var connection = await sql.SendAsync(cancel);
        await session.SaveChangesAsync(cancel);
        if (bulk)
            await new BulkAppend(types).AppendAsync(connection, changes.Changes, metadata, cancel);
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
