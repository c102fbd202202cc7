using Inventory.Domain.Models;
using Inventory.Domain.Parsing;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>
/// Takes the records that one native item was parsed into: completes and normalises them, refuses those without a usable key, and groups them
/// by the root object that they belong to.
/// </summary>
public sealed class GatherRecords(InventoryModels models, ReconciliationTask task, FingerprintBuilder fingerprints)
{
    private readonly (RecordModel Model, InventoryCollection Collection)[] collections =
        [.. task.Persister.Collections.Select(c => (models.Of(c.RecordType), c))];

    private readonly Dictionary<(RecordModel, string), IncomingObject> item = [];
    private readonly List<WaitingRecord> waiting = [];

    /// <summary>The records that wait for others.</summary>
    public IReadOnlyList<WaitingRecord> Waiting => waiting;

    /// <summary>Takes what was built since the last call.</summary>
    public IReadOnlyCollection<IncomingObject> Take()
    {
        item.Clear();
        foreach (var (model, collection) in collections)
            foreach (var record in collection.TakeBuilt())
                Take(model, record);
        return item.Values;
    }

    /// <summary>Takes a record that has waited.</summary>
    public IReadOnlyCollection<IncomingObject> Take(WaitingRecord record)
    {
        item.Clear();
        task.Defaults.Apply(record.Identity.Model, record.Record);
        Keep(record.Identity, record.Record, Normalise.Apply(record.Identity.Model, record.Record));
        return item.Values;
    }

    private void Take(RecordModel model, VmdbRecord record)
    {
        task.Report.Of(model).Read++;
        task.Defaults.Apply(model, record);
        var replaced = Normalise.Apply(model, record);
        var lookUps = record.TakeLookUps();
        if (Identify(model, record) is not { } identity)
            return;
        if (lookUps.Count > 0 || model.References(record).Any(r => r.By is not null))
            waiting.Add(new WaitingRecord(identity, record, lookUps));
        else
            Keep(identity, record, replaced);
    }

    private RecordIdentity? Identify(RecordModel model, VmdbRecord record)
    {
        if (RestsOnSecondaryReference(model, record))
        {
            task.Report.Problem(
                model, null, "A record was left out: its identity rests on a secondary reference; only keys can name a parent or be part of a key.");
            return null;
        }
        var reference = model.ParentLink?.Root(record);
        var root = !model.IsChild ? model : reference is null ? null : models.Find(reference.Collection);
        var key = model.KeyOf(record);
        var rootKey = model.IsChild ? reference?.Key : key;
        if (root is null || key is null || string.IsNullOrEmpty(rootKey) || root.PartOf(model) < 0)
        {
            task.Report.Problem(model, null, "A record without a key was left out: its identity in the cloud is blank.");
            return null;
        }
        if (NaturalKey.Fits(key) && NaturalKey.Fits(rootKey))
            return new RecordIdentity(root, rootKey, model, key);
        var beginning = $"{key.AsSpan(0, Math.Min(40, key.Length))}…";
        task.Report.Problem(model, beginning, $"A record was left out: its key is too long, {NaturalKey.MaxBytes} bytes is the most.");
        return null;
    }

    private static bool RestsOnSecondaryReference(RecordModel model, VmdbRecord record)
    {
        for (var parent = model.ParentLink?.Reference(record); parent is not null; parent = parent.Parent)
            if (parent.By is not null)
                return true;
        return model.Links.Any(l => l.IsKey && l.Reference(record) is { By: not null });
    }

    private void Keep(RecordIdentity identity, VmdbRecord record, bool replaced)
    {
        var (root, rootKey, model, key) = identity;
        if (replaced)
            task.Report.Note(model, key, "Characters that cannot be stored (NUL, half surrogate pairs) were replaced by U+FFFD.");
        DropHopelessLinks(model, key, record);
        if (!item.TryGetValue((root, rootKey), out var incoming))
            item.Add((root, rootKey), incoming = new IncomingObject(root, rootKey));
        var part = root.PartOf(model);
        var fingerprint = fingerprints.Of(model, model.IsChild ? key : "", record);
        if (incoming.Find(part, key) is { } first)
            Repeated(task.Report, model, key, fingerprints.Of(model, model.IsChild ? key : "", first) == fingerprint);
        else
            incoming.Add(part, key, record, fingerprint);
    }

    // Nothing can have such a key, and an index could not hold the wish for it; nor is there anything of a wrong kind.
    private void DropHopelessLinks(RecordModel model, string key, VmdbRecord record)
    {
        foreach (var link in model.Links)
        {
            if (link.Reference(record) is { } foreign && link.To.Find(foreign.Collection) is null)
            {
                link.Clear(record);
                task.Report.Problem(model, key, $"The link {link.Member} was left empty: it cannot point into {foreign.Collection}.");
                continue;
            }
            if (link.Reference(record) is not { } reference || NaturalKey.Fits(reference.Key))
                continue;
            link.Clear(record);
            task.Report.Note(model, key, $"The link {link.Member} was left empty: the key that it names is too long.");
        }
        foreach (var list in model.LinkLists)
        {
            if (list.References(record).All(r => NaturalKey.Fits(r.Key)))
                continue;
            list.Link(record, list.References(record).Where(r => NaturalKey.Fits(r.Key)));
            task.Report.Note(model, key, $"A link of {list.Member} was left out: the key that it names is too long.");
        }
    }

    /// <summary>
    /// Reports a record whose key came before. The same values twice cost nothing, unless the key had to be changed to be stored: then two
    /// different objects of the cloud may look alike.
    /// </summary>
    internal static void Repeated(Collecting.RefreshReport report, RecordModel model, string key, bool identical)
    {
        if (identical && !key.Contains('\uFFFD', StringComparison.Ordinal))
            report.Note(model, key, "The cloud listed this record twice, with the same values.");
        else
            report.Problem(model, key, "Two different records have this key; the first was kept, the other left out.");
    }
}
