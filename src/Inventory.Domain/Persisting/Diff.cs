using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>How much of a part of an object a refresh brought.</summary>
public enum PartRead
{
    /// <summary>Nothing, and nothing follows from that.</summary>
    Unread,

    /// <summary>All that is stored, and nothing else: its fingerprint said so.</summary>
    Same,

    /// <summary>What came counts; what did not come stays.</summary>
    Some,

    /// <summary>All that is stored came before, unchanged; what comes now is new, or came twice.</summary>
    Late,

    /// <summary>What did not come is gone.</summary>
    Whole,
}

/// <summary>The pure comparison of what a refresh brings with what is stored.</summary>
/// <param name="fingerprints">Computes the fingerprints of what will be stored.</param>
/// <param name="at">The instant of the refresh.</param>
/// <param name="orphan">Told of children whose parent neither came nor is stored; they cannot be saved.</param>
/// <param name="repeated">Told of records that came twice, and whether with the same values.</param>
public sealed class Diff(FingerprintBuilder fingerprints, DateTimeOffset at, Action<RecordModel, string> orphan, Action<RecordModel, string, bool> repeated)
{
    /// <summary>The patch that turns what is stored into what came.</summary>
    /// <param name="incoming">What came.</param>
    /// <param name="stored">What is stored; null if there is no row.</param>
    /// <param name="read">How much of each part came.</param>
    /// <param name="after">Fingerprints by part; those of compared parts are replaced by the ones that hold after the patch.</param>
    /// <returns>Null if nothing differs.</returns>
    public ObjectPatch? Compare(IncomingObject incoming, StoredObject? stored, ReadOnlySpan<PartRead> read, Span<ulong> after)
    {
        var model = incoming.Model;
        var root = incoming.Record is { } record
            ? Compare(model, "", record, stored?.Root)
            : new RecordPatch(model, "", 0, PatchKind.Change, stored!.Root.Record, default);
        if (incoming.Record is { } compared)
            after[0] = compared.Kept.Count == 0 ? incoming.Sums[0] : fingerprints.Of(model, "", compared);

        List<RecordPatch>? children = null;
        Span<bool> stands = stackalloc bool[model.Parts.Count]; // whether a part has records after this patch: parents of the next ones
        stands[0] = true;
        for (var part = 1; part < model.Parts.Count; part++)
        {
            var parent = ParentOf(model, part);
            if (!stands[parent])
                Orphaned(incoming, stored, part, read[part], after, ref children);
            else if (read[part] is PartRead.Unread or PartRead.Same)
                stands[part] = after[part] != 0;
            else
                stands[part] = ComparePart(incoming, stored, part, read[part], after, ref children);
        }
        return root.Kind == PatchKind.Change && root.Columns.IsEmpty && children is null ? null : new ObjectPatch(root, children ?? []);
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
        var differing = ColumnSet.Differing(model, stored.Root.Record, archived);
        return new ObjectPatch(new RecordPatch(model, "", stored.Root.Id, PatchKind.Change, archived, differing), []);
    }

    /// <summary>The part that holds the parents of a part of this root.</summary>
    public static int ParentOf(RecordModel root, int part)
    {
        foreach (var parent in root.Parts[part].ParentLink!.Parents)
            if (root.PartOf(parent) is var position && position >= 0)
                return position;
        return 0;
    }

    private bool ComparePart(IncomingObject incoming, StoredObject? stored, int part, PartRead read, Span<ulong> after, ref List<RecordPatch>? children)
    {
        var model = incoming.Model.Parts[part];
        var (came, had) = (incoming.Children(part), stored?.Children(part) ?? StoredObject.None);
        var sum = read == PartRead.Late ? 0 : incoming.Sums[part];
        foreach (var (key, record) in came)
        {
            var before = had.GetValueOrDefault(key);
            if (read == PartRead.Late && before is not null)
            {
                repeated(model, key, ColumnSet.Differing(model, before.Record, record).OfCollected(model).IsEmpty);
                continue;
            }
            if (read == PartRead.Late)
                sum = unchecked(sum + fingerprints.Of(model, key, record));
            if (record.Kept.Count > 0)
                sum = unchecked(sum - fingerprints.Of(model, key, record));
            var patch = Compare(model, key, record, before);
            if (record.Kept.Count > 0)
                sum = unchecked(sum + fingerprints.Of(model, key, record));
            if (patch.Kind == PatchKind.Add || !patch.Columns.IsEmpty)
                (children ??= []).Add(patch);
        }
        foreach (var (key, before) in had)
        {
            var goes = read == PartRead.Whole && !came.ContainsKey(key);
            if (goes)
                (children ??= []).Add(new RecordPatch(model, key, before.Id, PatchKind.Remove, before.Record, default));
            else if (read == PartRead.Late || !came.ContainsKey(key))
                sum = unchecked(sum + fingerprints.Of(model, key, before.Record));
        }
        after[part] = sum;
        return sum != 0;
    }

    // Its parent is not there, or goes: what was stored goes with it, what came has no place.
    private void Orphaned(IncomingObject incoming, StoredObject? stored, int part, PartRead read, Span<ulong> after, ref List<RecordPatch>? children)
    {
        var model = incoming.Model.Parts[part];
        foreach (var key in incoming.Children(part).Keys)
            orphan(model, key);
        foreach (var (key, before) in stored?.Children(part) ?? StoredObject.None)
        {
            if (read == PartRead.Same)
                orphan(model, key);
            (children ??= []).Add(new RecordPatch(model, key, before.Id, PatchKind.Remove, before.Record, default));
        }
        after[part] = 0;
    }

    private RecordPatch Compare(RecordModel model, string key, VmdbRecord record, StoredRecord? stored)
    {
        if (stored is null)
        {
            record.Derive(null, at);
            return new RecordPatch(model, key, 0, PatchKind.Add, record, ColumnSet.NotNull(model, record));
        }
        foreach (var column in model.Columns)
            if (!column.Collected)
                column.Copy(stored.Record, record);
        model.CopyKept(stored.Record, record);
        record.Derive(stored.Record, at);
        return new RecordPatch(model, key, stored.Id, PatchKind.Change, record, ColumnSet.Differing(model, stored.Record, record));
    }
}
