using Inventory.Sdk;

namespace Providers.OpenStack.Collecting;

/// <summary>Which object links to which, from what the inventory tells of many at once.</summary>
internal static class StoredPairs
{
    /// <summary>What each object is stored to link to. One question, and one more for each object linked to.</summary>
    /// <param name="stored">The inventory.</param>
    /// <param name="collection">Collection of the objects.</param>
    /// <param name="ids">Their ids.</param>
    /// <param name="link">Name of the link.</param>
    /// <param name="targets">Collection of what it links to.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Dictionary<string, string>> LinksOfAsync(
        this IStoredInventory stored, string collection, IReadOnlyCollection<string> ids, string link, string targets, CancellationToken cancel)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var target in await stored.LinkedFromAsync(collection, ids, link, cancel))
            foreach (var id in await stored.LinkingToAsync(collection, link, targets, [target], cancel))
                pairs[id] = target;
        return pairs;
    }
}
