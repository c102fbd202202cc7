using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>An object as a refresh brings it: its record, and those of its children.</summary>
public sealed class IncomingObject(RecordModel model, string key)
{
    /// <summary>Kind of the root.</summary>
    public RecordModel Model { get; } = model;

    /// <summary>Key of the root.</summary>
    public string Key { get; } = key;

    /// <summary>The root's record; null when only children of it were read.</summary>
    public VmdbRecord? Record { get; set; }

    /// <summary>Children by model and key under the root.</summary>
    public Dictionary<(RecordModel Model, string Key), VmdbRecord> Children { get; } = [];

    /// <summary>Its fingerprints by part, once computed.</summary>
    public byte[] Fingerprint { get; set; } = [];
}

/// <summary>The pure comparison of what a refresh brings with what is stored.</summary>
public static class Diff
{
    /// <summary>The patch that turns what is stored into what came.</summary>
    /// <param name="incoming">What came.</param>
    /// <param name="stored">What is stored; null if there is no row.</param>
    /// <param name="mayRemove">Whether a child of that model that did not come is gone.</param>
    /// <param name="at">The instant of the refresh.</param>
    /// <param name="orphans">Receives children whose parent neither came nor is stored; they cannot be saved.</param>
    /// <returns>Null if nothing differs.</returns>
    public static ObjectPatch? Compare(
        IncomingObject incoming, StoredObject? stored, Func<RecordModel, bool> mayRemove, DateTimeOffset at, Action<RecordModel, string> orphans)
    {
        var root = incoming.Record is { } record
            ? CompareRecord(incoming.Model, "", record, stored?.Root, at)
            : new RecordPatch(incoming.Model, "", 0, PatchKind.Change, stored!.Root.Record, default);

        var children = new List<RecordPatch>();
        var standing = new HashSet<RecordModel> { incoming.Model }; // the parents that exist after this patch
        for (var part = 1; part < incoming.Model.Parts.Count; part++)
        {
            var model = incoming.Model.Parts[part];
            var parent = model.ParentLink!.Parents.First(p => p == incoming.Model || incoming.Model.Parts.Contains(p));
            var parentStands = standing.Contains(parent);
            foreach (var ((_, key), child) in incoming.Children.Where(c => c.Key.Model == model))
            {
                if (!parentStands)
                    orphans(model, key);
                else if (CompareRecord(model, key, child, stored?.Children.GetValueOrDefault((model, key)), at) is var patch && (patch.Kind == PatchKind.Add || !patch.Columns.IsEmpty))
                    children.Add(patch);
            }
            var gone = (stored?.Children ?? []).Where(s => s.Key.Model == model && (!parentStands || (mayRemove(model) && !incoming.Children.ContainsKey(s.Key)))).ToArray();
            children.AddRange(gone.Select(g => new RecordPatch(model, g.Key.Key, g.Value.Id, PatchKind.Remove, g.Value.Record, default)));
            if (parentStands && (incoming.Children.Keys.Any(c => c.Model == model) || (stored?.Children.Keys.Count(c => c.Model == model) ?? 0) > gone.Length))
                standing.Add(model);
        }
        return root.Kind == PatchKind.Change && root.Columns.IsEmpty && children.Count == 0 ? null : new ObjectPatch(root, children);
    }

    /// <summary>The patch of an object that its cloud no longer has: what an archived row must say; nothing for a row that is deleted.</summary>
    public static ObjectPatch Disconnect(RecordModel model, StoredObject? stored, Action<VmdbRecord> defaults, DateTimeOffset at)
    {
        if (stored is null)
            return new ObjectPatch(new RecordPatch(model, "", 0, PatchKind.Change, model.Blank(), default), []);
        var archived = model.Blank();
        foreach (var column in model.Columns)
            column.Copy(stored.Root.Record, archived);
        archived.Archive();
        defaults(archived);
        archived.Derive(stored.Root.Record, at);
        foreach (var column in model.Columns)
            column.Normalise(archived);
        return new ObjectPatch(new RecordPatch(model, "", stored.Root.Id, PatchKind.Change, archived, ColumnSet.Differing(model, stored.Root.Record, archived)), []);
    }

    private static RecordPatch CompareRecord(RecordModel model, string key, VmdbRecord record, StoredRecord? stored, DateTimeOffset at)
    {
        if (stored is null)
        {
            record.Derive(null, at);
            return new RecordPatch(model, key, 0, PatchKind.Add, record, ColumnSet.NotNull(model, record));
        }
        foreach (var column in model.Columns)
            if (!column.Collected)
                column.Copy(stored.Record, record);
        record.Derive(stored.Record, at);
        return new RecordPatch(model, key, stored.Id, PatchKind.Change, record, ColumnSet.Differing(model, stored.Record, record));
    }
}
