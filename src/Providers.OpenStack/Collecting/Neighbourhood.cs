using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>
/// The objects that a scope names, and those that have to be read with them. It is followed once, when first needed, and held in memory: targets
/// are few.
/// </summary>
internal sealed partial class Neighbourhood
{
    private readonly OpenstackSession session;
    private readonly CloudLists cloud;
    private readonly Scope scope;
    private readonly Func<IAsyncEnumerable<Native<NativeStack>>, IAsyncEnumerable<ListedStack>> describe;
    private readonly Dictionary<string, object> sought = [];
    private readonly Dictionary<string, HashSet<string>> named = new() { ["cloud_tenants"] = [] };
    private readonly HashSet<string> whole = [];
    private readonly HashSet<string> routersWithInterfaces = [];
    private readonly List<ListedStack> stacks = [];
    private ExceptionDispatchInfo? stackFailure;
    private Task? following;

    public Neighbourhood(
        OpenstackSession session, CloudLists cloud, Scope scope, Func<IAsyncEnumerable<Native<NativeStack>>, IAsyncEnumerable<ListedStack>> describe)
    {
        (this.session, this.cloud, this.scope, this.describe) = (session, cloud, scope, describe);
        servers = Seek("vms", Lists.Servers);
        images = Seek("miq_templates", Lists.Images);
        flavors = Seek("flavors", Lists.Flavors, owned: false);
        volumes = Seek("cloud_volumes", Lists.Volumes);
        volumeSnapshots = Seek("cloud_volume_snapshots", Lists.VolumeSnapshots);
        networks = Seek("cloud_networks", Lists.Networks);
        routers = Seek("network_routers", Lists.Routers);
        ports = Seek("network_ports", Lists.Ports);
        floatingIps = Seek("floating_ips", Lists.FloatingIps);
        others =
        [
            Asking("cloud_volume_backups", Lists.Backups), Asking("cloud_volume_types", Lists.VolumeTypes), Asking("host_aggregates", Lists.Aggregates),
            Asking("placement_groups", Lists.ServerGroups), Asking("security_groups", Lists.SecurityGroups, owned: true),
        ];
        foreach (var collection in scope.Collections.Where(c => !sought.ContainsKey(c)))
            named[collection] = [.. scope.References(collection)];
    }

    /// <summary>Finds everything that has to be read.</summary>
    public Task FollowAsync(CancellationToken cancel) => following ??= FollowAllAsync(cancel);

    /// <summary>Whether the whole of a collection has to be read.</summary>
    public bool IsWhole(string collection) => whole.Contains(collection);

    /// <summary>The objects of a collection that were asked for one by one; null for a collection whose objects are picked from its list.</summary>
    public Sought<T>? Find<T>(string collection) where T : class => sought.GetValueOrDefault(collection) as Sought<T>;

    /// <summary>The ids of the objects that are picked from the list of a collection.</summary>
    public IReadOnlySet<string> Named(string collection) => named.GetValueOrDefault(collection) ?? [];

    /// <summary>Whether the stack was read: then it tells what it made.</summary>
    public bool HasStack(string id) => stacks.Any(stack => stack.Native.Id == id);

    /// <summary>Whether all interfaces of the router were read.</summary>
    public bool HasInterfacesOf(string router) => routersWithInterfaces.Contains(router);

    /// <summary>The stacks that are named.</summary>
    public async IAsyncEnumerable<ListedStack> Stacks()
    {
        foreach (var stack in stacks)
            yield return stack;
        stackFailure?.Throw();
        await Task.CompletedTask;
    }

    /// <summary>The volumes and volume snapshots that were read and that servers can be made from.</summary>
    public async IAsyncEnumerable<ListedVolumeTemplate> VolumeTemplatesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await FollowAsync(cancel);
        var of = volumes.Read().ToDictionary(volume => volume.Id, volume => VolumeFacts.Of(volume.Value));
        foreach (var (id, volume) in of)
            if (volume.IsTemplate)
                yield return new ListedVolumeTemplate(id, volume.Name, volume.Tenant, "VolumeTemplate");
        foreach (var (id, snapshot) in volumeSnapshots.Read())
            if (SnapshotFacts.Of(snapshot) is { IsAvailable: true } facts && of.GetValueOrDefault(facts.Volume ?? "") is { IsBootable: true })
                yield return new ListedVolumeTemplate(id, facts.Name, facts.Tenant, "VolumeSnapshotTemplate");
        if (!scope.Includes("miq_templates") || !(await session.AccountAsync(cancel)).Catalog.Offers(Service.Volume))
            yield break;
        volumes.ThrowIfBroken();
        volumeSnapshots.ThrowIfBroken();
    }

    private Sought<T> Seek<T>(string collection, NativeList<T> list, bool owned = true) where T : class
    {
        var found = new Sought<T>(cloud, list, async (id, cancel) =>
            owned && await scope.Stored.LinkedFromAsync(collection, [id], "cloud_tenant", cancel) is [var tenant, ..] ? tenant : null);
        sought.Add(collection, found);
        return found;
    }

    private Func<CancellationToken, Task> Asking<T>(string collection, NativeList<T> list, bool owned = false) where T : class
    {
        var found = Seek(collection, list, owned);
        return cancel => AskAsync(collection, found, cancel);
    }

    private async Task AskAsync<T>(string collection, Sought<T> found, CancellationToken cancel) where T : class
    {
        foreach (var id in scope.References(collection))
            await found.AskAsync(id, cancel);
    }
}
