namespace Providers.Amazon.Tests;

/// <summary>An inventory that holds the links that a test gives it.</summary>
internal sealed class Stored : IStoredInventory
{
    private readonly List<(string Collection, string Id, string Link, string Target)> links = [];

    public Stored Link(string collection, string id, string link, string target)
    {
        links.Add((collection, id, link, target));
        return this;
    }

    public Task<IReadOnlyList<string>> LinkingToAsync(
        string collection, string link, string targetCollection, IReadOnlyCollection<string> targets, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. links.Where(l => l.Collection == collection && l.Link == link && targets.Contains(l.Target)).Select(l => l.Id)]);

    public Task<IReadOnlyList<string>> LinkedFromAsync(string collection, IReadOnlyCollection<string> ids, string link, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<string>>(
            [.. links.Where(l => l.Collection == collection && l.Link == link && ids.Contains(l.Id)).Select(l => l.Target)]);
}
