using System.Collections.Concurrent;
using System.Text.Json;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>Reads the quotas of projects: as a user of the project, or as administrator for projects of others.</summary>
internal sealed class QuotaReader(OpenstackSession session, Account account)
{
    private static readonly (Service Service, string Name, string Path, string Property)[] Sources =
    [
        (Service.Compute, "Compute", "os-quota-sets", "quota_set"),
        (Service.Volume, "Volume", "os-quota-sets", "quota_set"),
        (Service.Network, "Network", "quotas", "quota"),
    ];

    private readonly ConcurrentQueue<OpenstackException> refusals = [];

    /// <summary>The quotas of a project; none of one whose quotas the user cannot see.</summary>
    public async Task<IReadOnlyList<ListedQuota>> ReadAsync(Project project, CancellationToken cancel)
    {
        var asking = account.Projects.FirstOrDefault(own => own.Id == project.Id) ?? (account.IsAdministrator ? account.Main : null);
        if (asking is null)
            return [];
        var quotas = new List<ListedQuota>();
        foreach (var (service, name, path, property) in Sources.Where(source => account.Catalog.Offers(source.Service)))
        {
            try
            {
                var set = $"{path}/{Uri.EscapeDataString(project.Id)}";
                quotas.AddRange(await session.GetAsync(asking, service, set, (body, ends) => QuotasAsync(body, project.Id, name, property, ends), cancel));
            }
            catch (OpenstackException refused) when (refused.IsRefusal)
            {
                refusals.Enqueue(refused);
            }
        }
        return quotas;
    }

    /// <summary>Ends the list.</summary>
    /// <exception cref="ServiceUnavailableException">A service refused to tell the quotas of a project.</exception>
    public void Complete()
    {
        if (refusals.TryPeek(out var first))
            throw new ServiceUnavailableException(first.Message);
    }

    private static async Task<IReadOnlyList<ListedQuota>> QuotasAsync(Stream body, string project, string service, string property, CancellationToken cancel)
    {
        using var document = await JsonDocument.ParseAsync(body, default, cancel);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(property, out var set)
            && set.ValueKind == JsonValueKind.Object
            ? [.. set.EnumerateObject().Select(quota => new ListedQuota(project, service, quota.Name, quota.Value.Clone()))]
            : throw new JsonException($"The answer holds no '{property}'.");
    }
}
