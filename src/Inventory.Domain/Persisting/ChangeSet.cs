namespace Inventory.Domain.Persisting;

/// <summary>What one refresh changes.</summary>
public sealed class ChangeSet
{
    private readonly List<ObjectChange> changes = [];
    private readonly List<(long Id, byte[] Fingerprint)> stale = [];

    /// <summary>One change, and one event, per object.</summary>
    public IReadOnlyList<ObjectChange> Changes => changes;

    /// <summary>Objects that did not change although their fingerprint did, because the product hashes differently than when it was stored.</summary>
    public IReadOnlyList<(long Id, byte[] Fingerprint)> StaleFingerprints => stale;

    /// <summary>Adds a change.</summary>
    public void Add(ObjectChange change) => changes.Add(change);

    internal void Add(long emsId, IncomingObject incoming, KnownObject? was, ObjectPatch? patch, DateTimeOffset at, bool keepFingerprint)
    {
        var fingerprint = keepFingerprint ? [] : incoming.Fingerprint; // an empty one only means that the next refresh compares rows
        if (patch is null && was is { Connected: true })
        {
            stale.Add((was.Id, fingerprint));
            return;
        }
        var kind = was is null ? ChangeKind.Discovered : was.Connected ? ChangeKind.Changed : ChangeKind.Reconnected;
        patch ??= new ObjectPatch(new RecordPatch(incoming.Model, "", was!.Id, PatchKind.Change, incoming.Record!, default), []);
        changes.Add(new ObjectChange(emsId, incoming.Key, was?.Id ?? 0, (was?.Version ?? 0) + 1, kind, at, patch) { Fingerprint = fingerprint });
    }

    /// <summary>Gives ids to all rows that have none. An object that returns keeps the id it had.</summary>
    public async Task AssignIdsAsync(Func<int, Task<IEnumerator<long>>> take)
    {
        var needed = changes.Sum(c => (c.Id == 0 ? 1 : 0) + c.Patch.Children.Count(p => p.Kind == PatchKind.Add));
        using var ids = await take(needed);
        foreach (var change in changes)
        {
            if (change.Id == 0)
                change.Id = Next(ids);
            change.Patch.Root.Id = change.Id;
            foreach (var child in change.Patch.Children)
                if (child.Kind == PatchKind.Add)
                    child.Id = Next(ids);
        }
    }

    private static long Next(IEnumerator<long> ids) => ids.MoveNext() ? ids.Current : throw new InvalidOperationException("Fewer ids were taken than rows appear.");
}
