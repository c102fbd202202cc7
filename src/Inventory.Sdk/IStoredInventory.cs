namespace Inventory.Sdk;

/// <summary>
/// Read access to the links that the inventory holds of one provider, by natural keys. A targeted refresh asks it for the neighbours of its
/// targets, such as the ports of a VM that is gone.
/// </summary>
public interface IStoredInventory
{
    /// <summary>The native ids of the objects of <paramref name="collection"/> whose link <paramref name="link"/> points to one of the targets.</summary>
    /// <param name="collection">Collection of the objects that link, e.g. <c>network_ports</c>.</param>
    /// <param name="link">The link's name in events, e.g. <c>device</c>.</param>
    /// <param name="targetCollection">Collection of the objects linked to, e.g. <c>vms</c>.</param>
    /// <param name="targets">Native ids of the objects linked to.</param>
    /// <param name="cancel">Cancels.</param>
    Task<IReadOnlyList<string>> LinkingToAsync(
        string collection, string link, string targetCollection, IReadOnlyCollection<string> targets, CancellationToken cancel);

    /// <summary>The native ids of the objects that the given ones link to by <paramref name="link"/>.</summary>
    /// <param name="collection">Collection of the objects that link, e.g. <c>vms</c>.</param>
    /// <param name="ids">Native ids of the objects that link.</param>
    /// <param name="link">The link's name in events, e.g. <c>orchestration_stack</c>.</param>
    /// <param name="cancel">Cancels.</param>
    Task<IReadOnlyList<string>> LinkedFromAsync(string collection, IReadOnlyCollection<string> ids, string link, CancellationToken cancel);
}
