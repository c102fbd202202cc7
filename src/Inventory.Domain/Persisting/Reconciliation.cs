using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Compares, page by page, what a refresh brings with what is known. Of the parts of an object whose fingerprint is the known one nothing is
/// kept; the others wait for <see cref="FinishAsync"/>, which reads their rows and tells exactly what changed. Parts of one object may come
/// from several readings, in any order; what waits is packed, once it is much. Writes nothing.
/// </summary>
public sealed class Reconciliation
{
    private readonly ReconciliationTask task;
    private readonly NpgsqlDataSource database;
    private readonly InventoryModels models;
    private readonly HashSet<RecordModel> declared;
    private readonly HashSet<RecordModel> updatedOnly;
    private readonly FingerprintBuilder fingerprints = new();
    private readonly GatherRecords gather;
    private readonly KnownInventory known;
    private readonly List<IncomingObject> page = [];
    private readonly List<IncomingObject> unpacked = [];
    private readonly List<ObjectDraft> drafts = [];

    /// <summary>Above this many objects that wait, they are packed. Default: 1000.</summary>
    public int HeldUnpacked { get; init; } = 1000;

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
        if (unpacked.Count <= HeldUnpacked)
            return;
        ObjectPacker.Pack(unpacked);
        unpacked.Clear();
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
        if (known.Incoming is { } held)
            unpacked.Add(held);
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
        var missing = new MissingObjects(task, known, coverage, connection);
        await AwaitAsync(cancel);
        foreach (var model in declared.Where(m => !m.IsChild))
        {
            // What hangs on an entire list of children is compared with all of them.
            if (model.Parts.Any(p => declared.Contains(p) && coverage.IsEntire(p.Collection)))
                await known.LoadAllAsync(model, cancel);
            else
                await known.LoadAsync(model, task.NamedKeys(model), cancel);
            await missing.MarkAsync(model, cancel);
        }
        await ReleaseAsync(connection, cancel);
        foreach (var model in declared.Where(m => !m.IsChild))
            await missing.DisconnectAsync(model, changes, cancel);
        foreach (var model in models.ArrivalOrder.Where(known.Models.Contains))
            await CompareAsync(connection, model, coverage, changes, cancel);
        await new HoldRemovals(task, coverage, fingerprints).ApplyAsync(connection, drafts, cancel);
        foreach (var draft in drafts)
        {
            changes.Add(task.EmsId, draft, task.At);
            task.Report.Count(draft);
        }
        drafts.Clear();
        known.Clear(); // what appears is compared later, and need not hold the rest
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

    private async Task CompareAsync(NpgsqlConnection connection, RecordModel model, Coverage coverage, ChangeSet changes, CancellationToken cancel)
    {
        var parts = new PartsRead(model, declared, coverage, task.NamedKeys(model), task.WithinOf(model) is not null);
        var differing = new List<(string Key, KnownObject Known)>();
        var appearing = new List<(string Key, KnownObject Known)>();
        foreach (var (key, was) in known.Of(model))
            if (was.Gone || !(was.Seen || was.Connected))
                Orphans(model, key, was.Incoming);
            else if (AppearsWhole(model, was))
                appearing.Add((key, was));
            else if (parts.MayDiffer(key, was))
                differing.Add((key, was));
        if (appearing.Count > 0)
            changes.AddAppearing(appearing, (key, was) => Appear(parts, key, was));
        foreach (var chunk in differing.Chunk(StoredObjects.ChunkSize))
            await CompareAsync(connection, model, parts, chunk, cancel);
    }

    // Nothing is stored of it, and all that came of it can be kept: what will become of it is certain, and says nothing about other objects.
    private bool AppearsWhole(RecordModel model, KnownObject was)
    {
        if (HasRow(model, was) || was.Incoming is not { } incoming || !incoming.Has(0))
            return false;
        for (var part = 1; part < model.Parts.Count; part++)
            if (incoming.Has(part) && (updatedOnly.Contains(model.Parts[part]) || !incoming.Has(Diff.ParentOf(model, part))))
                return false;
        return true;
    }

    private static bool HasRow(RecordModel model, KnownObject was) => was.Connected || (was.Id != 0 && model.WhenGone == WhenGone.Archive);

    private ObjectChange Appear(PartsRead parts, string key, KnownObject was)
    {
        var draft = Compare(parts, was.Incoming!, key, was, null);
        task.Report.Count(draft);
        return draft.ToChange(task.EmsId, task.At);
    }

    private async Task CompareAsync(
        NpgsqlConnection connection, RecordModel model, PartsRead parts, (string Key, KnownObject Known)[] chunk, CancellationToken cancel)
    {
        var ids = chunk.Where(c => HasRow(model, c.Known)).Select(c => c.Known.Id).ToArray();
        var children = chunk.Any(c => parts.ChildrenMayDiffer(c.Key, c.Known)) ? model.Parts.Skip(1).Where(declared.Contains).ToArray() : [];
        var stored = ids.Length == 0 ? [] : await StoredObjects.LoadAsync(connection, model, children, ids, cancel);
        foreach (var (key, was) in chunk)
        {
            var incoming = was.Incoming ?? new IncomingObject(model, key);
            var row = stored.GetValueOrDefault(was.Id);
            DropNew(incoming, row);
            if (incoming.Record is null && row is null)
                continue; // the row was taken away behind the engine's back; a full comparison must bring its record
            drafts.Add(Compare(parts, incoming, key, was, row));
        }
    }

    private ObjectDraft Compare(PartsRead parts, IncomingObject incoming, string key, KnownObject was, StoredObject? row)
    {
        var draft = new ObjectDraft(incoming.Model, key, was, parts.Fingerprints(was));
        var diff = new Diff(
            fingerprints, task.At,
            orphan: (child, k) => Orphan(incoming.Model, key, child, k),
            repeated: (child, k, same) => GatherRecords.Repeated(task.Report, child, k, same));
        draft.Patch = diff.Compare(incoming, row, parts.Of(key, was), draft.Sums);
        was.Incoming = null;
        task.Report.CountUnchanged(incoming, draft);
        return draft;
    }

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
