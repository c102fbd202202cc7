namespace Inventory.Sdk;

/// <summary>What a refresh is to read: everything of a manager, or the objects that targets name.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> references;

    private Scope(Dictionary<string, IReadOnlyCollection<string>> references, bool full, IStoredInventory stored) =>
        (this.references, IsFull, Stored) = (references, full, stored);

    /// <summary>Everything: a full refresh.</summary>
    public static Scope All { get; } = new([], true, NothingStored.Instance);

    /// <summary>
    /// Only the named objects: collection name → native ids (<c>ems_ref</c>). An object that is named and not found is gone. A collection without
    /// ids is meant as a whole.
    /// </summary>
    /// <param name="targets">The targets by collection.</param>
    /// <param name="stored">What the inventory holds. Default: nothing.</param>
    public static Scope Of(IReadOnlyDictionary<string, IReadOnlyCollection<string>> targets, IStoredInventory? stored = null) =>
        new(new(targets), false, stored ?? NothingStored.Instance);

    /// <summary>What the inventory holds of this provider: tells a targeted refresh the neighbours of its targets.</summary>
    public IStoredInventory Stored { get; }

    /// <summary>True for a full refresh.</summary>
    public bool IsFull { get; }

    /// <summary>The collections that targets name; empty in a full refresh.</summary>
    public IReadOnlyCollection<string> Collections => references.Keys;

    /// <summary>The native ids to be read of one collection; empty in a full refresh (where all are read) and for a collection without targets.</summary>
    public IReadOnlyCollection<string> References(string collection) => references.GetValueOrDefault(collection, []);

    /// <summary>
    /// Names further objects, once a collector has found out what belongs to its targets: one that is not found is gone, as a target would be. Says
    /// nothing new in a full refresh, nor of a collection that is asked for as a whole.
    /// </summary>
    /// <param name="collection">Their collection.</param>
    /// <param name="ids">Their native ids.</param>
    public void Follow(string collection, IEnumerable<string> ids)
    {
        if (IsWhole(collection))
            return;
        HashSet<string> all = [.. References(collection), .. ids];
        if (all.Count > 0)
            references[collection] = all;
    }

    /// <summary>Whether the whole of a collection is asked for: always in a full refresh, else if a target names the collection without an id.</summary>
    public bool IsWhole(string collection) => IsFull || references.GetValueOrDefault(collection) is { Count: 0 };

    /// <summary>Whether a collection is to be read at all: always in a full refresh, else if targets name objects of it.</summary>
    public bool Includes(string collection) => IsFull || references.ContainsKey(collection);
}

/// <summary>An inventory without objects.</summary>
internal sealed class NothingStored : IStoredInventory
{
    public static NothingStored Instance { get; } = new();

    public Task<IReadOnlyList<string>> LinkingToAsync(
        string collection, string link, string targetCollection, IReadOnlyCollection<string> targets, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public Task<IReadOnlyList<string>> LinkedFromAsync(string collection, IReadOnlyCollection<string> ids, string link, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>([]);
}
