using Inventory.Domain.Models;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Gives waiting records what they wait for, when all records of a refresh are known: from records of the refresh, which may wait themselves, and
/// from what is stored. An object that the refresh disconnects has nothing to give.
/// </summary>
internal sealed class LookUpResolution(
    InventoryModels models, ReconciliationTask task, KnownInventory known, IReadOnlyList<WaitingRecord> waiting, NpgsqlConnection connection)
{
    private readonly Dictionary<RecordIdentity, WaitingRecord> byIdentity = [];
    private readonly Dictionary<RecordIdentity, VmdbRecord> stored = [];
    private readonly HashSet<WaitingRecord> done = new(ReferenceEqualityComparer.Instance);
    private readonly SecondaryIndex secondary = new(models, task, known, waiting, connection);

    /// <summary>Resolves everything that can be.</summary>
    /// <returns>The records that are complete now; one that waits for itself is left out, and reported.</returns>
    public async Task<IReadOnlyList<WaitingRecord>> ResolveAsync(CancellationToken cancel)
    {
        foreach (var record in waiting)
            byIdentity.TryAdd(record.Identity, record);
        await secondary.LoadAsync(cancel);
        await LoadStoredAsync(cancel);
        var path = new List<WaitingRecord>();
        return [.. waiting.Where(w => TryComplete(w, path))];
    }

    private bool TryComplete(WaitingRecord record, List<WaitingRecord> path)
    {
        if (done.Contains(record))
            return true;
        var start = path.IndexOf(record);
        if (start >= 0)
        {
            var cycle = string.Join(" → ", path.Skip(start).Append(record).Select(w => $"{w.Identity.Model.Collection} {w.Identity.Key}"));
            task.Report.Problem(record.Identity.Model, record.Identity.Key, $"Cycle from {cycle}: a value is taken from itself. The record was left out.");
            return false;
        }
        path.Add(record);
        try
        {
            foreach (var lookUp in record.LookUps)
            {
                var (complete, source) = Find(lookUp.Source, path);
                if (!complete)
                    return false;
                lookUp.Take(source);
            }
            if (record.Identity.Model.KeyOf(record.Record) != record.Identity.Key)
                throw new InvalidOperationException("it would change the key.");
            secondary.Replace(record);
            done.Add(record);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException) // whatever the provider's code throws concerns this record
        {
            task.Report.Problem(record.Identity.Model, record.Identity.Key, $"A value could not be taken from another record: {e.Message}");
            return false;
        }
        finally
        {
            path.RemoveAt(path.Count - 1);
        }
    }

    private (bool Complete, VmdbRecord? Source) Find(IReference reference, List<WaitingRecord> path)
    {
        if (Identify(reference) is not { } identity)
            return (true, null);
        if (byIdentity.TryGetValue(identity, out var other))
            return TryComplete(other, path) ? (true, other.Record) : (false, null);
        if (known.Peek(identity.Root, identity.RootKey) is not { Gone: false } root || !(root.Connected || root.Seen || root.Awaited))
            return (true, null);
        var part = identity.Root.PartOf(identity.Model);
        return (true, root.Incoming?.Find(part, identity.Key) ?? stored.GetValueOrDefault(identity));
    }

    private RecordIdentity? Identify(IReference reference)
    {
        var primary = secondary.Primary(reference);
        var root = primary;
        while (root?.Parent is { } parent)
            root = secondary.Primary(parent);
        return primary is not null && root is not null && models.Find(root.Collection) is { } rootModel && models.Find(primary.Collection) is { } model
            ? new RecordIdentity(rootModel, root.Key, model, primary.Key)
            : null;
    }

    // One query per table, however many records wait.
    private async Task LoadStoredAsync(CancellationToken cancel)
    {
        var wanted = waiting.SelectMany(w => w.LookUps).Select(l => Identify(l.Source)).OfType<RecordIdentity>()
            .Where(i => !byIdentity.ContainsKey(i)).Distinct();
        foreach (var ofRoot in wanted.GroupBy(i => i.Root))
        {
            await known.LoadAsync(ofRoot.Key, ofRoot.Select(i => i.RootKey), cancel);
            var children = ofRoot.Select(i => i.Model).Where(m => m.IsChild).Distinct().ToArray();
            var there = ofRoot.Select(i => (Identity: i, Known: known.Peek(i.Root, i.RootKey))).Where(s => s.Known is { Connected: true, Gone: false });
            foreach (var chunk in there.Chunk(StoredObjects.ChunkSize))
            {
                var objects = await StoredObjects.LoadAsync(connection, ofRoot.Key, children, [.. chunk.Select(s => s.Known!.Id).Distinct()], cancel);
                foreach (var (identity, was) in chunk)
                    if (objects.GetValueOrDefault(was!.Id) is { } found && Record(identity, found) is { } record)
                        stored[identity] = record;
            }
        }
    }

    // A row knows its parent by id; whoever takes from it may ask for the parent by key.
    private static VmdbRecord? Record(RecordIdentity identity, StoredObject found)
    {
        if (identity.Model.ParentLink is not { } link)
            return found.Root.Record;
        var record = found.Children(identity.Root.PartOf(identity.Model)).GetValueOrDefault(identity.Key)?.Record;
        if (record is not null)
            link.Link(record, identity.Root, identity.RootKey);
        return record;
    }
}
