namespace Inventory.Domain.Persisting;

/// <summary>What one refresh changes.</summary>
public sealed class ChangeSet
{
    private readonly List<ObjectChange> changes = [];
    private readonly List<StaleFingerprint> stale = [];

    /// <summary>One change, and one event, per object.</summary>
    public IReadOnlyList<ObjectChange> Changes => changes;

    /// <summary>Objects that did not change although their fingerprint did, because the product hashes differently than when it was stored.</summary>
    public IReadOnlyList<StaleFingerprint> StaleFingerprints => stale;

    /// <summary>The changes are those of a full refresh.</summary>
    public bool OfWholeProvider { get; init; }

    /// <summary>Adds a change.</summary>
    public void Add(ObjectChange change) => changes.Add(change);

    internal void Add(long emsId, ObjectDraft draft, DateTimeOffset at)
    {
        var was = draft.Known;
        var fingerprint = Fingerprints.ToBytes(draft.Sums);
        if (draft.Patch is null && was.Connected)
        {
            if (!fingerprint.AsSpan().SequenceEqual(was.Fingerprint))
                stale.Add(new StaleFingerprint(was.Id, was.Version, fingerprint));
            return;
        }
        var kind = was.Version == 0 ? ChangeKind.Discovered : was.Connected ? ChangeKind.Changed : ChangeKind.Reconnected;
        var patch = draft.Patch ?? new ObjectPatch(new RecordPatch(draft.Model, "", was.Id, PatchKind.Change, draft.Model.Blank(), default), []);
        changes.Add(new ObjectChange(emsId, draft.Key, was.Id, was.Version + 1, kind, at, patch) { Fingerprint = fingerprint });
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

    private static long Next(IEnumerator<long> ids) =>
        ids.MoveNext() ? ids.Current : throw new InvalidOperationException("Fewer ids were taken than rows appear.");
}

/// <summary>A fingerprint to be replaced.</summary>
/// <param name="Id">Id of the object's row.</param>
/// <param name="Version">The version of its stream that was compared; at any other the fingerprint means nothing.</param>
/// <param name="Fingerprint">The new one.</param>
public readonly record struct StaleFingerprint(long Id, long Version, byte[] Fingerprint);
