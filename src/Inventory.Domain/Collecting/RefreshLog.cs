using Inventory.Domain.Parsing;
using Inventory.Domain.Projecting;
using Marten;
using Npgsql;

namespace Inventory.Domain.Collecting;

/// <summary>Keeps the streams of refreshes, and the mass disconnects that wait for confirmation.</summary>
public sealed class RefreshLog(IDocumentStore store, NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Records that a refresh begins.</summary>
    /// <returns>Its id.</returns>
    public async Task<long> StartAsync(long emsId, RefreshRequest request, long? taskId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var id = await new RefreshRows(time).StartAsync(connection, emsId, request, taskId, cancel);
        await using var session = Open(transaction, id, request);
        Append(session, id, 1, new RefreshStarted(emsId, request.Targets, request.Reason, request.RequestedBy, taskId));
        await session.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return id;
    }

    /// <summary>Records how it went, in the transaction of its changes.</summary>
    public void Complete(
        SqlPipeline sql, IDocumentSession session, long id, RefreshReport report, RefreshCompleted completed, DisconnectGuard guard, bool full)
    {
        var outcome = RefreshOutcome.Of(id, report, completed.Events);
        Append(session, id, outcome.Collections.Count + 2, [.. outcome.Collections, completed]);
        new RefreshRows(time).Complete(sql, id, outcome.Collections, completed);
        if (!full)
            return;
        // A collection that could not be read this time says nothing about what was held before.
        var judged = outcome.Collections.Where(c => c.Verdict is Verdict.Complete or Verdict.Held).Select(c => c.Collection).ToArray();
        sql.Add("delete from inventory.held_disconnects where ems_id = $1 and collection = any($2)",
            new NpgsqlParameter { Value = completed.EmsId }, new NpgsqlParameter { Value = judged });
        foreach (var (collection, (digest, missing)) in guard.Held)
            sql.Add("insert into inventory.held_disconnects (ems_id, collection, digest, missing) values ($1, $2, $3, $4)",
                new NpgsqlParameter { Value = completed.EmsId }, new NpgsqlParameter { Value = collection }, new NpgsqlParameter { Value = digest },
                new NpgsqlParameter { Value = missing });
    }

    /// <summary>Records that it failed.</summary>
    public async Task FailAsync(long emsId, long id, RefreshRequest request, string error, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var session = Open(transaction, id, request);
        Append(session, id, 2, new RefreshFailed(emsId, Normalise.Message(error)));
        await session.SaveChangesAsync(cancel);
        await new RefreshRows(time).FailAsync(connection, id, Normalise.Message(error), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>What earlier refreshes of a manager held back: collection → digest of the missing keys.</summary>
    public async Task<IReadOnlyDictionary<string, string>> HeldAsync(long emsId, CancellationToken cancel)
    {
        var held = new Dictionary<string, string>();
        await using var command = database.CreateCommand("select collection, digest from inventory.held_disconnects where ems_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = emsId });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            held.Add(row.GetString(0), row.GetString(1));
        return held;
    }

    private IDocumentSession Open(NpgsqlTransaction transaction, long id, RefreshRequest request)
    {
        var session = store.LightweightSession(Marten.Services.SessionOptions.ForTransaction(transaction));
        session.CorrelationId = Refresh.Stream(id);
        session.CausationId = request.CausationId;
        session.LastModifiedBy = request.RequestedBy;
        return session;
    }

    private void Append(IDocumentSession session, long id, long version, params object[] events)
    {
        var at = time.GetUtcNow();
        session.Events.Append(Refresh.Stream(id), version, [.. events.Select(e =>
        {
            var wrapped = session.Events.BuildEvent(e);
            wrapped.Timestamp = at;
            return (object)wrapped;
        })]);
    }
}
