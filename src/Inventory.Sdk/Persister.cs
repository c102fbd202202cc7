namespace Inventory.Sdk;

/// <summary>
/// Declares which collections a provider fills. A subclass has one property per collection and names them all in its constructor:
/// <c>public CloudPersister() => Add(Flavors, Vms);</c>. A persister lives for one refresh.
/// </summary>
public abstract class Persister
{
    private readonly List<InventoryCollection> collections = [];

    /// <summary>The declared collections, in the order of declaration, which means nothing: links are resolved in any order.</summary>
    public IReadOnlyList<InventoryCollection> Collections => collections;

    /// <summary>Declares collections.</summary>
    /// <exception cref="ArgumentException">Two collections have the same name.</exception>
    protected void Add(params ReadOnlySpan<InventoryCollection> declared)
    {
        foreach (var collection in declared)
        {
            if (collections.Exists(c => c.Name == collection.Name))
                throw new ArgumentException($"The persister declares the collection {collection.Name} twice.");
            collections.Add(collection);
        }
    }
}
