using Inventory.Domain.Persisting;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Inventory.Domain.Projecting;

/// <summary>Lets Marten run <see cref="VmdbProjection"/> inline, in the transaction of the session that appends.</summary>
public sealed class InventoryProjection(VmdbProjection projection) : IProjection
{
    /// <inheritdoc/>
    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var changes = new List<ObjectChange>();
        foreach (var e in events)
            if (e.Data is InventoryEvent data)
                changes.Add(data.Change ?? throw new InvalidOperationException(
                    $"{e.StreamKey}: events of inventory objects are appended by {nameof(RecordChanges)} alone; use rebuild to project stored ones."));
        if (changes.Count > 0)
        {
            var sql = new SqlPipeline(operations.Connection);
            await projection.ApplyAsync(sql, changes, cancellation);
            await sql.SendAsync(cancellation);
        }
    }
}
