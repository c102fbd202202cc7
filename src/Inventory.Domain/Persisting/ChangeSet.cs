namespace Inventory.Domain.Persisting;

/// <summary>
/// What one refresh changes: one change, and one event, per object. Objects that appear are only counted until <see cref="Slices"/> comes to them, since
/// a first refresh brings all of a cloud.
/// </summary>
public sealed class ChangeSet
{
    private readonly List<ObjectChange> changes = [];
    private readonly List<(Func<string, KnownObject, ObjectChange> Compare, List<(string Key, KnownObject Known)> Objects)> appearing = [];
    private readonly List<StaleFingerprint> stale = [];

    /// <summary>How many objects change.</summary>
    public int Count { get; private set; }

    /// <summary>Objects that did not change although their fingerprint did, because the product hashes differently than when it was stored.</summary>
    public IReadOnlyList<StaleFingerprint> StaleFingerprints => stale;

    /// <summary>The changes are those of a full refresh.</summary>
    public bool OfWholeProvider { get; init; }

    /// <summary>Adds a change.</summary>
    public void Add(ObjectChange change)
    {
        changes.Add(change);
        Count++;
    }

    /// <summary>Adds objects of one kind that appear.</summary>
    /// <param name="objects">The objects; they are let go one by one.</param>
    /// <param name="compare">Makes the change of one of them.</param>
    internal void AddAppearing(List<(string Key, KnownObject Known)> objects, Func<string, KnownObject, ObjectChange> compare)
    {
        appearing.Add((compare, objects));
        Count += objects.Count;
    }

    internal void Add(long emsId, ObjectDraft draft, DateTimeOffset at)
    {
        var (was, fingerprint) = (draft.Known, Fingerprints.ToBytes(draft.Sums));
        if (draft.Patch is not null || !was.Connected)
            Add(draft.ToChange(emsId, at));
        else if (!fingerprint.AsSpan().SequenceEqual(was.Fingerprint))
            stale.Add(new StaleFingerprint(was.Id, was.Version, fingerprint));
    }

    /// <summary>The changes, in steps of at least so many rows but for the last. They can be taken once: what was taken is not held any more.</summary>
    public IEnumerable<List<ObjectChange>> Slices(int rows)
    {
        var slice = new List<ObjectChange>();
        var found = 0;
        foreach (var change in Take())
        {
            slice.Add(change);
            if ((found += 1 + change.Patch.Children.Count) < rows)
                continue;
            yield return slice;
            slice = [];
            found = 0;
        }
        if (slice.Count > 0)
            yield return slice;
    }

    private IEnumerable<ObjectChange> Take()
    {
        foreach (var change in changes)
            yield return change;
        changes.Clear();
        foreach (var (compare, objects) in appearing)
        {
            for (var i = 0; i < objects.Count; i++)
            {
                var (key, known) = objects[i];
                objects[i] = default;
                yield return compare(key, known);
            }
            objects.Clear();
        }
    }
}

/// <summary>A fingerprint to be replaced.</summary>
/// <param name="Id">Id of the object's row.</param>
/// <param name="Version">The version of its stream that was compared; at any other the fingerprint means nothing.</param>
/// <param name="Fingerprint">The new one.</param>
public readonly record struct StaleFingerprint(long Id, long Version, byte[] Fingerprint);
