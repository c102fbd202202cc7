using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Compares, page by page, what a refresh brings with what is known. Of the parts of an object whose fingerprint is the known one nothing is
/// kept; the others wait for <see cref="FinishAsync"/>, which reads their rows and tells exactly what changed. Parts of one object may come
/// from several readings, in any order. Writes nothing.
/// </summary>
public sealed class Reconciliation
{
    private const int ChunkSize = 5000;
    private readonly ReconciliationTask task;
    private readonly NpgsqlDataSource database;
    private readonly InventoryModels models;
    private readonly HashSet<RecordModel> declared;
    private readonly HashSet<RecordModel> updatedOnly;
    private readonly FingerprintBuilder fingerprints = new();
    private readonly GatherRecords gather;
    private readonly KnownInventory known;
    private readonly List<IncomingObject> page = [];
    private readonly List<ObjectDraft> drafts = [];

    /// <summary>Prepares a comparison.</summary>
    public Reconciliation(InventoryModels models, ReconciliationTask task, NpgsqlDataSource database)
    {
        (this.models, this.task, this.database) = (models, task, database);
        declared = [.. task.Persister.Collections.Where(c => !c.IsReadOnly).Select(c => models.Of(c.RecordType))];
        updatedOnly = [.. task.Persister.Collections.Where(c => !c.Creates).Select(c => models.Of(c.RecordType))];
        gather = new GatherRecords(models, task, fingerprints);
        known = new KnownInventory(database, task.EmsId, task.Scope);
    }

    /// <summary>
    /// Begins a full comparison with what is known now: what appears while the cloud is read was not there to be listed, and cannot be missing.
    /// </summary>
    public async Task BeginAsync(CancellationToken cancel)
    {
        if (task.Scope.IsFull)
            foreach (var model in declared.Where(m => !m.IsChild))
                await known.LoadAllAsync(model, cancel);
    }

    /// <summary>Takes the records that one item was parsed into.</summary>
    public void Offer() => page.AddRange(gather.Take());

    /// <summary>Ends a page: drops what is unchanged, keeps what may have changed.</summary>
    public async Task EndPageAsync(CancellationToken cancel)
    {
        foreach (var group in page.GroupBy(i => i.Model))
            await known.LoadAsync(group.Key, group.Select(i => i.Key), cancel);
        foreach (var incoming in page)
            Merge(known.Find(incoming.Model, incoming.Key), incoming);
        page.Clear();
    }

    private void Merge(KnownObject known, IncomingObject incoming)
    {
        if (incoming.Record is not null && !known.Connected && updatedOnly.Contains(incoming.Model))
        {
            task.Report.Note(incoming.Model, incoming.Key, "Left out: not known, and this collection only updates what is.");
            incoming.Drop(0);
        }
        if (incoming.Record is not null && known.Seen)
        {
            Repeated(known, incoming);
            return;
        }
        known.Seen |= incoming.Record is not null;
        if (known.Incoming is null)
            known.Incoming = incoming;
        else
            Add(known.Incoming, incoming);
        known.Settle((part, count) => task.Report.Of(incoming.Model.Parts[part]).Unchanged += count);
    }

    // The cloud lists an object for the second time: all that came with it is left out.
    private void Repeated(KnownObject known, IncomingObject incoming)
    {
        for (var part = 0; part < incoming.Sums.Length; part++)
        {
            if (incoming.Count(part) == 0)
                continue;
            var before = unchecked((known.IsSettled(part) ? known.FingerprintOf(part) : 0) + (known.Incoming?.Sums[part] ?? 0));
            GatherRecords.Repeated(task.Report, incoming.Model.Parts[part], incoming.Key, before == incoming.Sums[part]);
        }
    }

    private void Add(IncomingObject held, IncomingObject incoming)
    {
        if (incoming.Record is { } record)
            held.Add(0, "", record, incoming.Sums[0]);
        for (var part = 1; part < incoming.Sums.Length; part++)
            foreach (var (key, child) in incoming.Children(part))
            {
                var model = incoming.Model.Parts[part];
                var fingerprint = fingerprints.Of(model, key, child);
                if (held.Find(part, key) is { } first)
                    GatherRecords.Repeated(task.Report, model, key, fingerprints.Of(model, key, first) == fingerprint);
                else
                    held.Add(part, key, child, fingerprint);
            }
    }

    /// <summary>Ends the comparison.</summary>
    /// <returns>All changes, in no particular order, new rows without ids yet.</returns>
    public async Task<ChangeSet> FinishAsync(Coverage coverage, CancellationToken cancel)
    {
        await EndPageAsync(cancel);
        var changes = new ChangeSet { OfWholeProvider = task.Scope.IsFull };
        await using var connection = await database.OpenConnectionAsync(cancel);
        await AwaitAsync(cancel);
        foreach (var model in declared.Where(m => !m.IsChild))
        {
            // What hangs on an entire list of children is compared with all of them.
            if (model.Parts.Any(p => declared.Contains(p) && coverage.IsEntire(p.Collection)))
                await known.LoadAllAsync(model, cancel);
            else
                await known.LoadAsync(model, Named(model), cancel);
            await MarkMissingAsync(connection, model, coverage, cancel);
        }
        await ReleaseAsync(connection, cancel);
        foreach (var model in declared.Where(m => !m.IsChild))
            await DisconnectMissingAsync(connection, model, coverage, changes, cancel);
        foreach (var model in known.Models)
            await CompareAsync(connection, model, coverage, cancel);
        await new HoldRemovals(task, coverage, fingerprints).ApplyAsync(connection, drafts, cancel);
        foreach (var draft in drafts)
        {
            changes.Add(task.EmsId, draft, task.At);
            task.Report.Count(draft);
        }
        return changes;
    }

    // A record that waits is there, and must not be taken for missing meanwhile.
    private async Task AwaitAsync(CancellationToken cancel)
    {
        foreach (var group in gather.Waiting.Select(w => w.Identity).Where(i => !i.Model.IsChild).GroupBy(i => i.Root))
        {
            await known.LoadAsync(group.Key, group.Select(i => i.RootKey), cancel);
            foreach (var identity in group)
                known.Find(identity.Root, identity.RootKey).Awaited = true;
        }
    }

    private async Task ReleaseAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (gather.Waiting.Count == 0)
            return;
        foreach (var record in await new LookUpResolution(models, task, known, gather.Waiting, connection).ResolveAsync(cancel))
            page.AddRange(gather.Take(record));
        await EndPageAsync(cancel);
    }

    // Before values are taken from other records, so that none is taken from what disappears.
    private async Task MarkMissingAsync(NpgsqlConnection connection, RecordModel model, Coverage coverage, CancellationToken cancel)
    {
        if (!coverage.MayVanish(model.Collection))
            return;
        var named = Named(model).ToHashSet();
        var entire = task.Scope.IsFull || coverage.IsEntire(model.Collection);
        var connected = known.Of(model).Where(k => k.Value.Connected).ToArray();
        var missing = connected.Where(k => k.Value is { Seen: false, Awaited: false } && (entire || named.Contains(k.Key))).ToArray();
        if (WithinOf(model) is { } within)
        {
            var inside = await StoredObjects.LinkingAsync(connection, model, task.EmsId, within, cancel);
            connected = [.. connected.Where(k => inside.Contains(k.Value.Id))];
            missing = [.. missing.Where(k => inside.Contains(k.Value.Id))];
        }
        if (entire && task.Guard.Holds(model.Collection, connected.Length, [.. missing.Select(m => m.Key)]))
        {
            task.Report.Hold(model, missing.Length, connected.Length);
            return;
        }
        foreach (var (_, was) in missing)
            was.Gone = true;
    }

    private async Task DisconnectMissingAsync(
        NpgsqlConnection connection, RecordModel model, Coverage coverage, ChangeSet changes, CancellationToken cancel)
    {
        var missing = known.Of(model).Where(k => k.Value.Gone).ToArray();
        if (!coverage.MayVanish(model.Collection)) // a record that waited turned out not to be kept
        {
            foreach (var (_, was) in missing)
                was.Gone = false;
            return;
        }
        foreach (var chunk in missing.Chunk(ChunkSize))
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

    private async Task CompareAsync(NpgsqlConnection connection, RecordModel model, Coverage coverage, CancellationToken cancel)
    {
        var parts = new PartsRead(model, declared, coverage, task.Scope, Named(model).ToHashSet(), WithinOf(model) is not null);
        var differing = new List<(string Key, KnownObject Known)>();
        foreach (var (key, was) in known.Of(model))
            if (was.Gone || !(was.Seen || was.Connected))
                Orphans(model, key, was.Incoming);
            else if (parts.MayDiffer(key, was))
                differing.Add((key, was));
        foreach (var chunk in differing.Chunk(ChunkSize))
            await CompareAsync(connection, model, parts, chunk, cancel);
    }

    private async Task CompareAsync(
        NpgsqlConnection connection, RecordModel model, PartsRead parts, (string Key, KnownObject Known)[] chunk, CancellationToken cancel)
    {
        var ids = chunk.Where(c => c.Known.Connected || (c.Known.Id != 0 && model.WhenGone == WhenGone.Archive)).Select(c => c.Known.Id).ToArray();
        var children = chunk.Any(c => parts.ChildrenMayDiffer(c.Key, c.Known)) ? model.Parts.Skip(1).Where(declared.Contains).ToArray() : [];
        var stored = ids.Length == 0 ? [] : await StoredObjects.LoadAsync(connection, model, children, ids, cancel);
        foreach (var (key, was) in chunk)
        {
            var incoming = was.Incoming ?? new IncomingObject(model, key);
            var row = stored.GetValueOrDefault(was.Id);
            DropNew(incoming, row);
            var draft = new ObjectDraft(model, key, was, parts.Fingerprints(was));
            if (incoming.Record is null && row is null)
                continue; // the row was taken away behind the engine's back; a full comparison must bring its record
            var diff = new Diff(
                fingerprints, task.At,
                orphan: (child, k) => Orphan(model, key, child, k),
                repeated: (child, k, same) => GatherRecords.Repeated(task.Report, child, k, same));
            draft.Patch = diff.Compare(incoming, row, parts.Of(key, was), draft.Sums);
            drafts.Add(draft);
            was.Incoming = null;
            task.Report.CountUnchanged(incoming, draft);
        }
    }

    private Within? WithinOf(RecordModel model) => task.Persister.Collections.FirstOrDefault(c => c.Name == model.Collection)?.Within;

    private IEnumerable<string> Named(RecordModel model) => task.Scope.References(model.Collection).Select(NaturalKey.Escape);

    private void Orphans(RecordModel model, string key, IncomingObject? incoming)
    {
        for (var part = 1; part < incoming?.Sums.Length; part++)
            foreach (var child in incoming.Children(part).Keys)
                Orphan(model, key, model.Parts[part], child);
    }

    // In a targeted refresh the parent was perhaps not asked for: nothing is wrong then.
    private void Orphan(RecordModel root, string rootKey, RecordModel child, string key)
    {
        var message = $"Left out: its parent in {root.Collection} {rootKey} is not known.";
        if (task.Scope.IsFull && !updatedOnly.Contains(root))
            task.Report.Problem(child, key, message);
        else
            task.Report.Note(child, key, message);
    }

    private void DropNew(IncomingObject incoming, StoredObject? row)
    {
        for (var part = 1; part < incoming.Sums.Length; part++)
        {
            var model = incoming.Model.Parts[part];
            if (!updatedOnly.Contains(model))
                continue;
            foreach (var key in incoming.Children(part).Keys.Where(k => row?.Children(part).ContainsKey(k) != true).ToArray())
            {
                incoming.Drop(part, key, fingerprints);
                task.Report.Note(model, key, "Left out: not known, and this collection only updates what is.");
            }
        }
    }
}
