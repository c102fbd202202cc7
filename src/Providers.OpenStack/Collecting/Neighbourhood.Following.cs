using System.Runtime.ExceptionServices;
using Inventory.Sdk;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <content>Which objects bring which others along.</content>
internal sealed partial class Neighbourhood
{
    private static readonly string[] BesideSubnets =
    [
        "vms", "cloud_volumes", "orchestration_stacks", "cloud_networks", "cloud_subnets", "network_routers", "network_ports", "floating_ips",
    ];

    private readonly Sought<NativeServer> servers;
    private readonly Sought<NativeImage> images;
    private readonly Sought<NativeFlavor> flavors;
    private readonly Sought<NativeVolume> volumes;
    private readonly Sought<NativeVolumeSnapshot> volumeSnapshots;
    private readonly Sought<NativeNetwork> networks;
    private readonly Sought<NativeRouter> routers;
    private readonly Sought<NativePort> ports;
    private readonly Sought<NativeFloatingIp> floatingIps;
    private readonly Func<CancellationToken, Task>[] others;

    private async Task FollowAllAsync(CancellationToken cancel)
    {
        // Asking for all of them takes hardly longer than asking for one.
        if (BesideSubnets.Any(scope.Includes))
            whole.Add("cloud_subnets");
        // Those of a network that is gone are gone with it.
        scope.Follow("cloud_subnets", await scope.Stored.LinkingToAsync("cloud_subnets", "cloud_network", "cloud_networks", scope.References("cloud_networks"), cancel));
        if (scope.IsWhole("vms"))
            whole.Add("placement_groups");
        foreach (var id in scope.References("vms"))
            await FollowServerAsync(id, cancel);
        await FollowStoredAsync(cancel);
        var beside = new List<string>();
        await FollowStacksAsync(beside, cancel);
        await FollowVolumesAsync(beside, cancel);
        foreach (var id in beside.Distinct())
            await DescribeServerAsync(id, cancel);
        await AskAsync("flavors", flavors, cancel);
        await AskAsync("cloud_networks", networks, cancel);
        await AskAsync("network_ports", ports, cancel);
        await AskAsync("floating_ips", floatingIps, cancel);
        await AskAsync("cloud_volume_snapshots", volumeSnapshots, cancel);
        await FollowRoutersAsync(cancel);
        await FollowTemplatesAsync(cancel);
        foreach (var ask in others)
            await ask(cancel);
    }

    // A server that is named: with its image, its network and its volumes.
    private async Task FollowServerAsync(string id, CancellationToken cancel)
    {
        if (await DescribeServerAsync(id, cancel) is not { } server)
            return;
        whole.Add("placement_groups");
        whole.Add("security_groups");
        if (!string.IsNullOrEmpty(server.KeyName))
            whole.Add("auth_key_pairs");
        await images.AskAsync(server.ImageId, cancel);
        foreach (var volume in server.VolumesAttached ?? [])
            await volumes.AskAsync(volume.Id, cancel);
        foreach (var plugged in await InterfacesAsync(id, cancel))
        {
            await ports.AskAsync(plugged.PortId, cancel);
            await networks.AskAsync(plugged.NetId, cancel);
        }
        foreach (var address in (server.Addresses ?? new Dictionary<string, IReadOnlyList<ServerAddress>>()).Values.SelectMany(of => of))
            if (address is { Type: "floating", Addr: { } floating })
                await floatingIps.AddAsync(cloud.ReadAsync(Lists.FloatingIpsOf(floating), cancel), cancel);
    }

    // A server beside what is named: as much as its own row says.
    private async Task<NativeServer?> DescribeServerAsync(string id, CancellationToken cancel)
    {
        if (await servers.AskAsync(id, cancel) is not { } server)
            return null;
        await flavors.AskAsync(server.Flavor?.Id, cancel);
        if (server.TenantId is { Length: > 0 } tenant)
            named["cloud_tenants"].Add(tenant);
        return server;
    }

    private async Task<IReadOnlyList<NativeInterface>> InterfacesAsync(string server, CancellationToken cancel)
    {
        var plugged = new List<NativeInterface>();
        try
        {
            await foreach (var item in cloud.ReadAsync(Lists.Interfaces(server), servers.Find(server)!.Project, cancel))
                if (item.ValueOrNull is { } value)
                    plugged.Add(value);
        }
        catch (OpenstackException broken)
        {
            // What nova does not tell stays as the inventory has it.
            if (!broken.IsRefusal)
                ports.Fail(broken);
        }
        return plugged;
    }

    // What was at the servers when they were last read may not be there any more, or may be gone, as a server's own ports are with it.
    private async Task FollowStoredAsync(CancellationToken cancel)
    {
        var ids = scope.References("vms");
        if (ids.Count == 0)
            return;
        var plugged = await scope.Stored.LinkingToAsync("network_ports", "device", "vms", ids, cancel);
        foreach (var port in plugged)
            await ports.AskAsync(port, cancel);
        var addresses = await scope.Stored.LinkingToAsync("floating_ips", "vm", "vms", ids, cancel);
        foreach (var address in addresses)
            await floatingIps.AskAsync(address, cancel);
        scope.Follow("network_ports", plugged);
        scope.Follow("floating_ips", addresses);
    }

    private async Task FollowStacksAsync(List<string> beside, CancellationToken cancel)
    {
        var ids = scope.References("orchestration_stacks").ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
            return;
        try
        {
            var listed = await cloud.ReadAsync(Lists.Stacks, cancel).ToListAsync(cancel);
            AddNested(listed, ids);
            await foreach (var stack in describe(listed.Where(stack => stack.Id is { } id && ids.Contains(id)).ToAsyncEnumerable()))
                stacks.Add(stack);
        }
        catch (Exception broken) when (broken is OpenstackException or ServiceUnavailableException)
        {
            stackFailure = ExceptionDispatchInfo.Capture(broken);
        }
        beside.AddRange(
            from stack in stacks
            from resource in stack.Resources
            where resource.ValueOrNull is { ResourceType: "OS::Nova::Server", PhysicalResourceId.Length: > 0 }
            select resource.Value.PhysicalResourceId);
    }

    // Stacks nested in a target belong to it, and those nested in them.
    private static void AddNested(IReadOnlyList<Native<NativeStack>> listed, HashSet<string> ids)
    {
        var before = 0;
        while (before < ids.Count)
        {
            before = ids.Count;
            foreach (var stack in listed)
                if (stack is { Id: { } id, ValueOrNull.Parent: { } parent } && ids.Contains(parent))
                    ids.Add(id);
        }
    }

    // An attachment is a disk of the server: servers that have, or had, the volume.
    private async Task FollowVolumesAsync(List<string> beside, CancellationToken cancel)
    {
        var ids = scope.References("cloud_volumes");
        if (ids.Count == 0)
            return;
        foreach (var id in ids)
            beside.AddRange((await volumes.AskAsync(id, cancel))?.Attachments?.Select(at => at.ServerId).OfType<string>() ?? []);
        beside.AddRange(await scope.Stored.LinkingToAsync("disks", "backing", "cloud_volumes", ids, cancel));
    }

    // A router's interfaces tell which subnets it leads out of. One without a gateway and without a known subnet has none yet: the first one comes
    // as a target of its own.
    private async Task FollowRoutersAsync(CancellationToken cancel)
    {
        foreach (var id in scope.References("network_routers"))
        {
            var router = await routers.AskAsync(id, cancel);
            var subnets = await scope.Stored.LinkingToAsync("cloud_subnets", "network_router", "network_routers", [id], cancel);
            if ((router?.ExternalNetworkId is not null || subnets.Count > 0) && await ports.AddAsync(cloud.ReadAsync(Lists.PortsOf(id), cancel), cancel))
                routersWithInterfaces.Add(id);
        }
    }

    // A template that is no image may be a volume, or a volume snapshot.
    private async Task FollowTemplatesAsync(CancellationToken cancel)
    {
        foreach (var id in scope.References("miq_templates"))
        {
            if (await images.AskAsync(id, cancel) is not null || !(await session.AccountAsync(cancel)).Catalog.Offers(Service.Volume)
                || await volumes.AskAsync(id, cancel) is not null)
                continue;
            await volumes.AskAsync((await volumeSnapshots.AskAsync(id, cancel))?.VolumeId, cancel);
        }
        // Whether a snapshot is a template depends on its volume. A template that a target was is gone with it, or in use.
        foreach (var id in scope.References("cloud_volume_snapshots"))
            await volumes.AskAsync((await volumeSnapshots.AskAsync(id, cancel))?.VolumeId, cancel);
        scope.Follow("miq_templates", scope.References("cloud_volumes").Concat(scope.References("cloud_volume_snapshots")));
    }
}
