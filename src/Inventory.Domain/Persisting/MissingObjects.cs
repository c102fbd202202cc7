using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>Finds the objects that a refresh should have brought and did not, and disconnects them unless the guard holds that back.</summary>
internal sealed class MissingObjects(ReconciliationTask task, KnownInventory known, Coverage coverage, NpgsqlConnection connection)
{
    /// <summary>Marks those of one kind as gone. Before values are taken from other records, so that none is taken from what disappears.</summary>
    public async Task MarkAsync(RecordModel model, CancellationToken cancel)
    {
        if (!coverage.MayVanish(model.Collection))
            return;
        var (named, entire) = (task.NamedKeys(model), coverage.IsEntire(model.Collection));
        var inside = task.WithinOf(model) is { } within ? await StoredObjects.LinkingAsync(connection, model, task.EmsId, within, cancel) : null;
        var connected = known.Of(model).Where(k => k.Value.Connected && inside?.Contains(k.Value.Id) != false).ToArray();
        var missing = connected.Where(k => k.Value is { Seen: false, Awaited: false } && (entire || named.Contains(k.Key))).ToArray();
        if (entire && task.Guard.Holds(model.Collection, connected.Length, [.. missing.Select(m => m.Key)]))
        {
            task.Report.Hold(model, missing.Length, connected.Length);
            return;
        }
        foreach (var (_, was) in missing)
            was.Gone = true;
    }

    /// <summary>Disconnects those that were marked; none, if a record of the collection turned out not to be kept after it had waited.</summary>
    public async Task DisconnectAsync(RecordModel model, ChangeSet changes, CancellationToken cancel)
    {
        var missing = known.Of(model).Where(k => k.Value.Gone).ToArray();
        if (!coverage.MayVanish(model.Collection))
        {
            foreach (var (_, was) in missing)
                was.Gone = false;
            return;
        }
        foreach (var chunk in missing.Chunk(StoredObjects.ChunkSize))
        {
            var stored = model.WhenGone == WhenGone.Delete
                ? []
                : await StoredObjects.LoadAsync(connection, model, [], [.. chunk.Select(c => c.Value.Id)], cancel);
            foreach (var (key, was) in chunk)
            {
                var patch = Diff.Disconnect(model, stored.GetValueOrDefault(was.Id), r => task.Defaults.Apply(model, r), task.At);
                changes.Add(new ObjectChange(task.EmsId, key, was.Id, was.Version + 1, ChangeKind.Disconnected, task.At, patch) { Fingerprint = [] });
            }
        }
        task.Report.Of(model).Deleted += missing.Length;
    }
}
