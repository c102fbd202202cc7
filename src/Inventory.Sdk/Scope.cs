namespace Inventory.Sdk;

/// <summary>What a refresh is to read: everything of a manager, or the objects that targets name.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, IReadOnlyCollection<string>> references;

    private Scope(Dictionary<string, IReadOnlyCollection<string>> references, bool full) => (this.references, IsFull) = (references, full);

    /// <summary>Everything: a full refresh.</summary>
    public static Scope All { get; } = new([], true);

    /// <summary>Only the named objects: collection name → native ids (<c>ems_ref</c>). An object that is named and not found is gone.</summary>
    public static Scope Of(IReadOnlyDictionary<string, IReadOnlyCollection<string>> targets) => new(new(targets), false);

    /// <summary>True for a full refresh.</summary>
    public bool IsFull { get; }

    /// <summary>The collections that targets name; empty in a full refresh.</summary>
    public IReadOnlyCollection<string> Collections => references.Keys;

    /// <summary>The native ids to be read of one collection; empty in a full refresh (where all are read) and for a collection without targets.</summary>
    public IReadOnlyCollection<string> References(string collection) => references.GetValueOrDefault(collection, []);

    /// <summary>Whether a collection is to be read at all: always in a full refresh, else if targets name objects of it.</summary>
    public bool Includes(string collection) => IsFull || references.ContainsKey(collection);
}
