using System.Buffers.Binary;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Parsing;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Compares, page by page, what a refresh brings with what is known. Of an object whose fingerprint is the known one nothing is kept; the
/// others wait for <see cref="FinishAsync"/>, which reads their rows and tells exactly what changed. Writes nothing.
/// </summary>
public sealed class Reconciliation(InventoryModels models, ReconciliationTask task, NpgsqlDataSource database)
{
    private readonly Dictionary<string, Dictionary<string, KnownObject>> known = [];
    private readonly Dictionary<(RecordModel, string), IncomingObject> page = [];
    private readonly Dictionary<(RecordModel, string), IncomingObject> pending = [];
    private readonly HashSet<RecordModel> declared = [.. task.Persister.Collections.Select(c => models.Of(c.RecordType))];
    private readonly FingerprintBuilder fingerprints = new();

    /// <summary>Takes the records that were parsed since the last call.</summary>
    public void Offer()
    {
        foreach (var collection in task.Persister.Collections)
            foreach (var record in collection.TakeBuilt())
                Offer(models.Of(collection.RecordType), record);
    }

    private void Offer(RecordModel model, VmdbRecord record)
    {
        task.Report.Of(model).Read++;
        task.Defaults.Apply(model, record);
        var replaced = Normalise.Apply(model, record);
        var reference = model.ParentLink?.Root(record);
        var root = model.IsChild ? reference is null ? null : models.Find(reference.Collection) : model;
        var key = model.KeyOf(record);
        var rootKey = model.IsChild ? reference?.Key : key;
        if (root is null || key is null || string.IsNullOrEmpty(rootKey))
            task.Report.Problem(model, null, "A record without a key was left out: its identity in the cloud is blank.");
        else if (key.Length > NaturalKey.MaxLength || rootKey.Length > NaturalKey.MaxLength)
            task.Report.Problem(model, key[..40] + "…", $"A record was left out: its key has {key.Length} characters, {NaturalKey.MaxLength} is the most.");
        else
        {
            if (replaced)
                task.Report.Note(model, key, "Characters that cannot be stored (NUL, half surrogate pairs) were replaced by U+FFFD.");
            Add(model, key, root, rootKey, record);
        }
    }

    private void Add(RecordModel model, string key, RecordModel root, string rootKey, VmdbRecord record)
    {
        if (!pending.TryGetValue((root, rootKey), out var incoming) && !page.TryGetValue((root, rootKey), out incoming))
            page.Add((root, rootKey), incoming = new IncomingObject(root, rootKey));
        if (model == root ? incoming.Record is null : incoming.Children.TryAdd((model, key), record))
        {
            if (model == root)
                incoming.Record = record;
            return;
        }
        var first = model == root ? incoming.Record! : incoming.Children[(model, key)];
        Duplicate(model, key, fingerprints.Of(model, key, first) == fingerprints.Of(model, key, record));
    }

    private void Duplicate(RecordModel model, string key, bool identical)
    {
        if (identical)
            task.Report.Note(model, key, "The cloud listed this record twice, with the same values.");
        else
            task.Report.Problem(model, key, "Two different records have this key; the first was kept, the other left out.");
    }

    /// <summary>Ends a page: drops what is unchanged, keeps what may have changed.</summary>
    public async Task EndPageAsync(CancellationToken cancel)
    {
        foreach (var group in page.Values.GroupBy(i => i.Model))
            await LoadKnownAsync(group.Key, group.Select(i => i.Key), cancel);
        foreach (var incoming in page.Values)
        {
            var before = known[incoming.Model.Collection].GetValueOrDefault(incoming.Key);
            incoming.Fingerprint = FingerprintOf(incoming, before);
            if (before is { Seen: true })
                AgainOnLaterPage(incoming, before);
            else if (incoming.Record is not null && before is { Connected: true } && Equal(before.Fingerprint, incoming.Fingerprint))
                Unchanged(incoming, before);
            else
                pending.Add((incoming.Model, incoming.Key), incoming);
        }
        page.Clear();
    }

    // Its record was unchanged on an earlier page and is forgotten; what comes now is either the same again, or late children.
    private void AgainOnLaterPage(IncomingObject incoming, KnownObject before)
    {
        if (incoming.Record is not null)
            Duplicate(incoming.Model, incoming.Key, Equal(before.Fingerprint, incoming.Fingerprint));
        else
            pending.Add((incoming.Model, incoming.Key), incoming);
    }

    private void Unchanged(IncomingObject incoming, KnownObject before)
    {
        before.Seen = true;
        task.Report.Of(incoming.Model).Unchanged++;
        foreach (var (model, _) in incoming.Children.Keys)
            task.Report.Of(model).Unchanged++;
    }

    /// <summary>Ends the comparison.</summary>
    /// <returns>All changes, in no particular order, new rows without ids yet.</returns>
    public async Task<ChangeSet> FinishAsync(Coverage coverage, CancellationToken cancel)
    {
        await EndPageAsync(cancel);
        var changes = new ChangeSet();
        foreach (var model in declared.Where(m => !m.IsChild))
            await LoadKnownAsync(model, task.Scope.References(model.Collection).Select(NaturalKey.Escape), cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        foreach (var group in pending.Values.GroupBy(i => i.Model))
            foreach (var chunk in group.Chunk(5000))
                await CompareAsync(connection, group.Key, chunk, coverage, changes, cancel);
        foreach (var model in declared.Where(m => !m.IsChild))
            await DisconnectMissingAsync(connection, model, coverage, changes, cancel);
        return changes;
    }

    private async Task CompareAsync(
        NpgsqlConnection connection, RecordModel model, IncomingObject[] chunk, Coverage coverage, ChangeSet changes, CancellationToken cancel)
    {
        var before = known[model.Collection];
        var ids = chunk.Select(i => before.GetValueOrDefault(i.Key)).Where(k => k is not null && HasRow(model, k)).Select(k => k!.Id).ToArray();
        var stored = ids.Length == 0 ? [] : await StoredObjects.LoadAsync(connection, model, [.. model.Parts.Skip(1).Where(declared.Contains)], ids, cancel);
        foreach (var incoming in chunk)
        {
            var was = before.GetValueOrDefault(incoming.Key);
            var row = was is null ? null : stored.GetValueOrDefault(was.Id);
            if (incoming.Record is null && row is null)
            {
                foreach (var (child, key) in incoming.Children.Keys)
                    Orphan(incoming, child, key);
                continue;
            }
            // Late children of an object that was seen unchanged: those it had were seen with it, so none of them is gone.
            var late = incoming.Record is null && was is { Seen: true };
            var patch = Diff.Compare(incoming, row, c => !late && coverage.MayVanish(c.Collection), task.At, (child, key) => Orphan(incoming, child, key));
            changes.Add(task.EmsId, incoming, was, patch, task.At, keepFingerprint: incoming.Record is null);
            task.Report.Count(incoming, was, patch);
            if (was is not null)
                was.Seen = true;
        }
    }

    private void Orphan(IncomingObject incoming, RecordModel child, string key) =>
        task.Report.Problem(child, key, $"Left out: its parent in {incoming.Model.Collection} {incoming.Key} is not known.");

    private static bool HasRow(RecordModel model, KnownObject before) => before.Connected || model.WhenGone == WhenGone.Archive;

    private async Task DisconnectMissingAsync(NpgsqlConnection connection, RecordModel model, Coverage coverage, ChangeSet changes, CancellationToken cancel)
    {
        if (!coverage.MayVanish(model.Collection))
            return;
        var connected = known[model.Collection].Where(k => k.Value.Connected).ToArray();
        var named = task.Scope.References(model.Collection).Select(NaturalKey.Escape).ToHashSet();
        var missing = connected.Where(k => !k.Value.Seen && (task.Scope.IsFull || named.Contains(k.Key))).ToArray();
        if (task.Scope.IsFull && task.Guard.Holds(model.Collection, connected.Length, [.. missing.Select(m => m.Key)]))
        {
            task.Report.Hold(model, missing.Length, connected.Length);
            return;
        }
        foreach (var chunk in missing.Chunk(5000))
        {
            var stored = model.WhenGone == WhenGone.Delete ? [] : await StoredObjects.LoadAsync(connection, model, [], [.. chunk.Select(c => c.Value.Id)], cancel);
            foreach (var (key, was) in chunk)
            {
                var patch = Diff.Disconnect(model, stored.GetValueOrDefault(was.Id), r => task.Defaults.Apply(model, r), task.At);
                changes.Add(new ObjectChange(task.EmsId, key, was.Id, was.Version + 1, ChangeKind.Disconnected, task.At, patch) { Fingerprint = [] });
            }
        }
        task.Report.Of(model).Deleted += missing.Length;
    }

    private async Task LoadKnownAsync(RecordModel model, IEnumerable<string> keys, CancellationToken cancel)
    {
        var loaded = known.GetValueOrDefault(model.Collection);
        if (task.Scope.IsFull && loaded is not null)
            return;
        var missing = keys.Where(k => loaded?.ContainsKey(k) != true).ToArray();
        if (loaded is not null && missing.Length == 0)
            return;
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = task.Scope.IsFull
            ? await KnownObjects.LoadAllAsync(connection, task.EmsId, model, cancel)
            : await KnownObjects.LoadAsync(connection, task.EmsId, model, missing, cancel);
        if (loaded is null)
            known[model.Collection] = found;
        else
            foreach (var (key, value) in found)
                loaded[key] = value;
    }

    // One 64-bit sum per part: children come in any order and any number. A part that this persister does not declare keeps its own.
    private byte[] FingerprintOf(IncomingObject incoming, KnownObject? before)
    {
        var parts = incoming.Model.Parts;
        var bytes = new byte[8 * parts.Count];
        for (var part = 0; part < parts.Count; part++)
            if (!declared.Contains(parts[part]) && before?.Fingerprint.Length >= 8 * (part + 1))
                before.Fingerprint.AsSpan(8 * part, 8).CopyTo(bytes.AsSpan(8 * part));
        if (incoming.Record is { } record)
            AddTo(bytes, 0, fingerprints.Of(incoming.Model, "", record));
        foreach (var ((model, key), child) in incoming.Children)
            AddTo(bytes, incoming.Model.PartOf(model), fingerprints.Of(model, key, child));
        return bytes;
    }

    private static void AddTo(byte[] bytes, int part, ulong fingerprint)
    {
        var slot = bytes.AsSpan(8 * part, 8);
        BinaryPrimitives.WriteUInt64LittleEndian(slot, unchecked(BinaryPrimitives.ReadUInt64LittleEndian(slot) + fingerprint));
    }

    private static bool Equal(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}
