using Inventory.Domain.Models;

namespace Inventory.Domain.Persisting;

/// <summary>The outcome of comparing one object, before it is decided which of its children may be removed.</summary>
/// <param name="Model">Its kind.</param>
/// <param name="Key">Its key.</param>
/// <param name="Known">What the store remembers of it.</param>
/// <param name="Sums">Fingerprints by part, after the patch.</param>
public sealed record ObjectDraft(RecordModel Model, string Key, KnownObject Known, ulong[] Sums)
{
    /// <summary>What changes; null if nothing does.</summary>
    public ObjectPatch? Patch { get; set; }

    /// <summary>The change that it is, ids of new rows still to be given.</summary>
    public ObjectChange ToChange(long emsId, DateTimeOffset at)
    {
        var kind = Known.Version == 0 ? ChangeKind.Discovered : Known.Connected ? ChangeKind.Changed : ChangeKind.Reconnected;
        var patch = Patch ?? new ObjectPatch(new RecordPatch(Model, "", Known.Id, PatchKind.Change, Model.Blank(), default), []);
        return new ObjectChange(emsId, Key, Known.Id, Known.Version + 1, kind, at, patch) { Fingerprint = Fingerprints.ToBytes(Sums) };
    }

    /// <summary>The children that go because they did not come, and not because their parent goes.</summary>
    public IEnumerable<RecordPatch> OwnRemovals()
    {
        var going = Removals().Select(r => r.Model).ToHashSet();
        return Removals().Where(r => !IsBelow(r, going));
    }

    /// <summary>Keeps children of those kinds that did not come, and all that would go with them.</summary>
    public void Keep(IReadOnlySet<RecordModel> kinds, FingerprintBuilder fingerprints)
    {
        if (Patch is null || !Removals().Any(r => kinds.Contains(r.Model)))
            return;
        var kept = OwnRemovals().Where(r => kinds.Contains(r.Model)).ToHashSet(ReferenceEqualityComparer.Instance);
        var standing = OwnRemovals().Where(kept.Contains).Select(r => r.Model).ToHashSet();
        foreach (var removal in Removals().Where(r => IsBelow(r, standing)))
            kept.Add(removal);
        foreach (var child in Removals().Where(kept.Contains))
        {
            var part = Model.PartOf(child.Model);
            Sums[part] = unchecked(Sums[part] + fingerprints.Of(child.Model, child.Key, child.Values));
        }
        Patch = Patch with { Children = [.. Patch.Children.Where(c => !kept.Contains(c))] };
        if (Patch is { Root: { Kind: PatchKind.Change, Columns.IsEmpty: true }, Children.Count: 0 })
            Patch = null;
    }

    private IEnumerable<RecordPatch> Removals() => Patch?.Children.Where(c => c.Kind == PatchKind.Remove) ?? [];

    // A parent that is itself a child exists once under its root, so its model says which one it is.
    private static bool IsBelow(RecordPatch child, HashSet<RecordModel> parents) => child.Model.ParentLink!.Parents.Any(parents.Contains);
}
