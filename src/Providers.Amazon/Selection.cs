using Amazon.EC2.Model;
using Inventory.Sdk;
using Providers.Amazon.Client;

namespace Providers.Amazon;

/// <summary>
/// What a refresh reads: everything, or the targets and what belongs to them by what the inventory holds and by what EC2 says. A changed instance
/// is shown right only together with its ports, addresses and volumes.
/// </summary>
internal sealed class Selection
{
    // What a balancer has of these goes by its own name.
    private static readonly string[] OfBalancers = ["load_balancer_pools", "load_balancer_health_checks", "network_ports", "floating_ips"];

    // Ports and floating IPs come from all of these; whoever asks for all ports asks for all of these too.
    private static readonly string[] SourcesOfPorts = ["vms", "network_ports", "floating_ips", "load_balancers"];

    private readonly Scope scope;
    private readonly Dictionary<string, HashSet<string>> named = new(StringComparer.Ordinal);

    private Selection(Scope scope) => this.scope = scope;

    /// <summary>The collections of which single objects can be read.</summary>
    public static IReadOnlyCollection<string> Targets { get; } =
    [
        "vms", "miq_templates", "availability_zones", "auth_key_pairs", "orchestration_stacks", "service_offerings", "service_instances",
        "cloud_networks", "cloud_subnets", "security_groups", "network_ports", "floating_ips", "load_balancers", "cloud_volumes", "cloud_volume_snapshots",
    ];

    /// <summary>The instances among the targets; read already, since their neighbours follow from them.</summary>
    public IReadOnlyList<Instance> Instances { get; private set; } = [];

    /// <summary>The network interfaces among the targets and beside them; read already, since their addresses follow from them.</summary>
    public IReadOnlyList<NetworkInterface> NetworkInterfaces { get; private set; } = [];

    /// <summary>The native ids to be read of a collection; null for all, none for a collection that is not asked for.</summary>
    public IReadOnlyCollection<string>? Only(string collection) =>
        scope.IsWhole(collection) || (SourcesOfPorts.Contains(collection) && (scope.IsWhole("network_ports") || scope.IsWhole("floating_ips")))
            ? null
            : Named(collection);

    /// <summary>Finds out what is to be read.</summary>
    public static async Task<Selection> OfAsync(Scope scope, Ec2 ec2, CancellationToken cancel)
    {
        var selection = new Selection(scope);
        if (scope.IsFull)
            return selection;
        foreach (var collection in Targets)
            selection.Add(collection, scope.References(collection));
        await selection.AddOwnersOfAddressesAsync(cancel);
        await selection.AddStoredNeighboursAsync(cancel);
        await selection.AddNeighboursAsync(ec2, cancel);
        await selection.FollowAsync(cancel);
        return selection;
    }

    // Some ports and addresses exist only through an instance or a balancer: reading that is reading them.
    private async Task AddOwnersOfAddressesAsync(CancellationToken cancel)
    {
        Add("network_ports", await scope.Stored.LinkedFromAsync("floating_ips", Named("floating_ips"), "network_port", cancel));
        Add("vms", Named("network_ports").Where(IsInstance));
        Add("load_balancers", Named("network_ports").Where(port => !IsInterface(port) && !IsInstance(port)));
    }

    private async Task AddStoredNeighboursAsync(CancellationToken cancel)
    {
        var (vms, stored) = (Named("vms"), scope.Stored);
        Add("auth_key_pairs", await stored.LinkedFromAsync("vms", vms, "key_pairs", cancel));
        Add("floating_ips", await stored.LinkingToAsync("floating_ips", "vm", "vms", vms, cancel));
        Add("network_ports", await stored.LinkingToAsync("network_ports", "device", "vms", vms, cancel));
        Add("cloud_volumes", await stored.LinkedFromAsync("disks", vms, "backing", cancel));
        var stacks = await stored.LinkedFromAsync("vms", vms, "orchestration_stack", cancel);
        while (stacks.Count > 0)
        {
            Add("orchestration_stacks", stacks);
            var parents = await stored.LinkedFromAsync("orchestration_stacks", stacks, "parent", cancel);
            stacks = [.. parents.Where(parent => !Named("orchestration_stacks").Contains(parent))];
        }
    }

    private async Task AddNeighboursAsync(Ec2 ec2, CancellationToken cancel)
    {
        Instances = await ec2.Instances(Named("vms")).ToListAsync(cancel);
        foreach (var instance in Instances)
            AddNeighbours(instance);
        NetworkInterfaces = await ec2.NetworkInterfaces([.. Named("network_ports").Where(IsInterface)]).ToListAsync(cancel);
        var addresses = NetworkInterfaces.SelectMany(port => port.PrivateIpAddresses ?? []).Select(address => address.Association);
        Add("floating_ips", addresses.Select(address => address?.AllocationId.OrNull() ?? address?.PublicIp));
    }

    private void AddNeighbours(Instance instance)
    {
        Add("miq_templates", [instance.ImageId]);
        Add("availability_zones", [instance.Placement?.AvailabilityZone]);
        Add("auth_key_pairs", [instance.KeyName]);
        Add("orchestration_stacks", [instance.Tags.Stack()]);
        Add("security_groups", instance.SecurityGroups?.Select(group => group.GroupId) ?? []);
        Add("cloud_volumes", instance.BlockDeviceMappings?.Select(device => device.Ebs?.VolumeId) ?? []);
        var interfaces = instance.NetworkInterfaces ?? [];
        Add("network_ports", interfaces.Select(port => port.NetworkInterfaceId));
        Add("cloud_subnets", interfaces.Select(port => port.SubnetId));
        Add("cloud_networks", interfaces.Select(port => port.VpcId));
        if (interfaces.Count == 0)
            Add("floating_ips", [instance.PublicIpAddress]);
    }

    // What is read because of the targets is gone if it is not found; so is what exists only through one that is gone.
    private async Task FollowAsync(CancellationToken cancel)
    {
        foreach (var (collection, ids) in named)
            scope.Follow(collection, ids);
        var balancers = Named("load_balancers");
        foreach (var collection in OfBalancers)
            scope.Follow(collection, balancers);
        scope.Follow(
            "load_balancer_listeners",
            await scope.Stored.LinkingToAsync("load_balancer_listeners", "load_balancer", "load_balancers", balancers, cancel));
        scope.Follow(
            "service_parameters_sets",
            await scope.Stored.LinkingToAsync("service_parameters_sets", "service_offering", "service_offerings", Named("service_offerings"), cancel));
    }

    private static bool IsInstance(string port) => port.StartsWith("i-", StringComparison.Ordinal);

    private static bool IsInterface(string port) => port.StartsWith("eni-", StringComparison.Ordinal);

    private void Add(string collection, IEnumerable<string?> ids) => Named(collection).UnionWith(ids.Select(id => id.OrNull()).OfType<string>());

    private HashSet<string> Named(string collection)
    {
        if (!named.TryGetValue(collection, out var ids))
            named[collection] = ids = new HashSet<string>(StringComparer.Ordinal);
        return ids;
    }
}
