using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Sdk;

namespace Inventory.Domain.Projecting;

/// <summary>The state of one inventory object that its events add up to. Pure: the same events give the same state.</summary>
/// <param name="emsId">The manager that owns the object.</param>
/// <param name="model">Its kind.</param>
/// <param name="key">Its key.</param>
public sealed class Fold(long emsId, RecordModel model, string key)
{
    private readonly Dictionary<(int Part, string Key), Row> children = [];
    private Row? root;
    private long id;
    private long version;
    private bool connected;
    private DateTimeOffset latest;

    /// <summary>Id of the object's row.</summary>
    public long Id => id;

    /// <summary>Whether the cloud has the object.</summary>
    public bool IsPresent => connected && root is not null;

    /// <summary>The object and its parts; null if it is gone and leaves nothing. It changes with the next event.</summary>
    public ObjectPatch? State => root is null ? null : new ObjectPatch(root.ToPatch(), [.. children.OrderBy(c => c.Key.Part).Select(c => c.Value.ToPatch())]);

    /// <summary>Applies the next event of the object's stream. Values of what appears are the fold's from then on; those of what changes are copied.</summary>
    public void Apply(ChangeKind kind, long eventVersion, DateTimeOffset at, ObjectPatch patch)
    {
        (version, latest, connected) = (eventVersion, at, kind != ChangeKind.Disconnected);
        if (patch.Root.Kind == PatchKind.Add)
            id = patch.Root.Id;
        if (kind == ChangeKind.Disconnected && model.WhenGone == WhenGone.Delete)
        {
            root = null;
            children.Clear();
            return;
        }
        if (patch.Root.Kind == PatchKind.Add)
            root = new Row(patch.Root, at);
        else
            root?.Change(patch.Root, at, touch: kind != ChangeKind.Changed);
        foreach (var child in patch.Children)
            Apply(child, at);
    }

    private void Apply(RecordPatch child, DateTimeOffset at)
    {
        var part = model.PartOf(child.Model);
        if (child.Kind == PatchKind.Add)
            children[(part, child.Key)] = new Row(child, at);
        else if (child.Kind == PatchKind.Change)
            children.GetValueOrDefault((part, child.Key))?.Change(child, at, touch: false);
        else
            Remove(part, child.Key);
    }

    // What is below a child goes with it, said or not: the foreign key cascades.
    private void Remove(int part, string childKey)
    {
        children.Remove((part, childKey));
        for (var below = part + 1; below < model.Parts.Count; below++)
            if (model.Parts[below].ParentLink!.Parents.Contains(model.Parts[part]))
                foreach (var (_, grandchild) in children.Keys.Where(k => k.Part == below).ToArray())
                    Remove(below, grandchild);
    }

    /// <summary>
    /// The state as one change, which brings it into empty tables. It has no fingerprint: that is a cache, and only the next refresh could tell of which version.
    /// </summary>
    public ObjectChange ToChange()
    {
        var patch = root is null
            ? new ObjectPatch(new RecordPatch(model, "", id, PatchKind.Add, model.Blank(), default), [])
            : new ObjectPatch(root.ToPatch(), [.. children.OrderBy(c => c.Key.Part).Select(c => c.Value.ToPatch())]);
        return new ObjectChange(emsId, key, id, version, ChangeKind.Discovered, latest, patch) { Connected = connected, Fingerprint = [] };
    }

    /// <summary>The state as one event in the place of the latest: what follows it folds to the same as before.</summary>
    public ObjectChange ToSnapshot()
    {
        var gone = !connected && model.WhenGone == WhenGone.Delete;
        var patch = root is null || gone
            ? new ObjectPatch(new RecordPatch(model, "", id, PatchKind.Add, model.Blank(), default), [])
            : new ObjectPatch(root.ToPatch(), [.. children.OrderBy(c => c.Key.Part).ThenBy(c => c.Key.Key, StringComparer.Ordinal).Select(c => c.Value.ToPatch())]);
        return new ObjectChange(emsId, key, id, version, connected ? ChangeKind.Discovered : ChangeKind.Disconnected, latest, patch);
    }

    private sealed class Row(RecordPatch appeared, DateTimeOffset at)
    {
        private readonly DateTimeOffset created = appeared.Times?.Created ?? at;
        private DateTimeOffset? updated = appeared.Times?.Updated;

        public void Change(RecordPatch patch, DateTimeOffset time, bool touch)
        {
            patch.Columns.Copy(patch.Model, patch.Values, appeared.Values);
            if (touch || !patch.Columns.IsEmpty)
                updated = time;
        }

        public RecordPatch ToPatch() => appeared with { Columns = ColumnSet.NotNull(appeared.Model, appeared.Values), Times = (created, updated ?? created) };
    }
}
