namespace Providers.OpenStack.Tests;

/// <summary>An inventory that holds the given links.</summary>
internal sealed class KnownLinks(params (string Collection, string Id, string Link, string TargetCollection, string Target)[] links) : IStoredInventory
{
    public Task<IReadOnlyList<string>> LinkingToAsync(
        string collection, string link, string targetCollection, IReadOnlyCollection<string> targets, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(
        [
            .. links.Where(l => l.Collection == collection && l.Link == link && l.TargetCollection == targetCollection && targets.Contains(l.Target))
                .Select(l => l.Id).Distinct(),
        ]);

    public Task<IReadOnlyList<string>> LinkedFromAsync(string collection, IReadOnlyCollection<string> ids, string link, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. links.Where(l => l.Collection == collection && l.Link == link && ids.Contains(l.Id)).Select(l => l.Target).Distinct()]);
}
