using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <content>Neutron's.</content>
internal static partial class Lists
{
    public static NativeList<NativeNetwork> Networks { get; } =
        new("network", Service.Network, "networks", "networks", OpenstackJson.Default.NativeNetwork)
        {
            Owner = network => network is { Shared: not true, External: not true } ? network.TenantId : null, One = ("networks", "network"),
        };

    public static NativeList<NativeSubnet> Subnets { get; } =
        new("subnet", Service.Network, "subnets", "subnets", OpenstackJson.Default.NativeSubnet)
        {
            // It does not say whether its network is shared: of a shared one this is a guess.
            Owner = subnet => subnet.TenantId, One = ("subnets", "subnet"),
        };

    public static NativeList<NativeRouter> Routers { get; } =
        new("router", Service.Network, "routers", "routers", OpenstackJson.Default.NativeRouter)
        {
            Owner = router => router.TenantId, One = ("routers", "router"),
        };

    public static NativeList<NativePort> Ports { get; } =
        new("port", Service.Network, "ports", "ports", OpenstackJson.Default.NativePort) { Owner = port => port.TenantId, One = ("ports", "port") };

    public static NativeList<NativeFloatingIp> FloatingIps { get; } =
        new("floating IP", Service.Network, "floatingips", "floatingips", OpenstackJson.Default.NativeFloatingIp)
        {
            Owner = address => address.TenantId, One = ("floatingips", "floatingip"),
        };

    public static NativeList<NativeSecurityGroup> SecurityGroups { get; } =
        new("security group", Service.Network, "security-groups", "security_groups", OpenstackJson.Default.NativeSecurityGroup)
        {
            Owner = group => group.TenantId, One = ("security-groups", "security_group"),
        };

    /// <summary>The ports of a device. Few, and an administrator sees them all.</summary>
    public static NativeList<NativePort> PortsOf(string device) => Ports with { Query = $"device_id={Uri.EscapeDataString(device)}", Owner = null };

    /// <summary>The floating IP with an address.</summary>
    public static NativeList<NativeFloatingIp> FloatingIpsOf(string address) =>
        FloatingIps with { Query = $"floating_ip_address={Uri.EscapeDataString(address)}", Owner = null };
}
