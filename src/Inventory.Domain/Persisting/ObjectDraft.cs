using System.Buffers.Binary;
using Inventory.Domain.Models;

namespace Inventory.Domain.Persisting;

/// <summary>The outcome of comparing one object, before it is decided which of its children may be removed.</summary>
/// <param name="Model">Its kind.</param>
/// <param name="Key">Its key.</param>
/// <param name="Known">What the store remembers of it.</param>
/// <param name="Fingerprints">Fingerprints by part, after the patch.</param>
public sealed record ObjectDraft(RecordModel Model, string Key, KnownObject Known, ulong[] Fingerprints)
{
    /// <summary>What changes; null if nothing does.</summary>
    public ObjectPatch? Patch { get; set; }

    /// <summary>The fingerprints as they are stored.</summary>
    public byte[] Fingerprint()
    {
        var bytes = new byte[8 * Fingerprints.Length];
        for (var part = 0; part < Fingerprints.Length; part++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8 * part, 8), Fingerprints[part]);
        return bytes;
    }

    /// <summary>The children that go because they did not come, and not because their parent goes.</summary>
    public IEnumerable<RecordPatch> OwnRemovals() => Removals().Where(r => !Removals().Any(p => Above(r, p)));

    /// <summary>Keeps children of those kinds that did not come, and all that would go with them.</summary>
    public void Keep(IReadOnlySet<RecordModel> kinds, FingerprintBuilder fingerprints)
    {
        if (Patch is null || !Removals().Any(r => kinds.Contains(r.Model)))
            return;
        var kept = OwnRemovals().Where(r => kinds.Contains(r.Model)).ToHashSet();
        foreach (var removal in Removals())
            if (kept.Any(k => Above(removal, k)))
                kept.Add(removal);
        foreach (var child in kept)
        {
            var part = Model.PartOf(child.Model);
            Fingerprints[part] = unchecked(Fingerprints[part] + fingerprints.Of(child.Model, child.Key, child.Values));
        }
        Patch = Patch with { Children = [.. Patch.Children.Where(c => !kept.Contains(c))] };
        if (Patch is { Root: { Kind: PatchKind.Change, Columns.IsEmpty: true }, Children.Count: 0 })
            Patch = null;
    }

    private IEnumerable<RecordPatch> Removals() => Patch?.Children.Where(c => c.Kind == PatchKind.Remove) ?? [];

    // A parent that is itself a child exists once under its root, so its model says which one it is.
    private static bool Above(RecordPatch child, RecordPatch parent) => child.Model.ParentLink!.Parents.Contains(parent.Model);
}
