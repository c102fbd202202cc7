using System.Globalization;
using System.Text.Json.Nodes;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <content>Networks, subnets and routers.</content>
internal sealed partial class OpenstackParser
{
    private void ParseNetwork(ListedMade<NativeNetwork> listed)
    {
        var (id, network) = listed.Native;
        var built = persister.CloudNetworks.Build(new CloudNetwork
        {
            EmsRef = id,
            Type = network.External == true ? "::CloudNetwork::Public" : "::CloudNetwork::Private",
            Name = network.Name,
            Status = string.Equals(network.Status, "ACTIVE", StringComparison.OrdinalIgnoreCase) ? "active" : "inactive",
            Enabled = network.AdminStateUp,
            ExternalFacing = network.External,
            Shared = network.Shared,
            ProviderPhysicalNetwork = network.PhysicalNetwork,
            ProviderNetworkType = network.NetworkType,
            ProviderSegmentationId = network.SegmentationId?.ToString(CultureInfo.InvariantCulture),
            VlanTransparent = network.VlanTransparent,
            CloudTenant = Tenant(network.TenantId),
            OrchestrationStack = persister.Stacks.LazyFind(listed.Stack.Fact),
            ExtraAttributes = Attributes.Members(
                ("maximum_transmission_unit", Attributes.Count(network.Mtu, "mtu")),
                ("port_security_enabled", network.PortSecurityEnabled),
                ("qos_policy_id", network.QosPolicyId)),
        });
        if (!listed.Stack.IsKnown)
            built.Keep(nameof(built.OrchestrationStack));
    }

    private void ParseSubnet(ListedSubnet listed)
    {
        var (id, subnet) = listed.Native;
        var network = persister.CloudNetworks.LazyFind(subnet.NetworkId);
        var built = persister.CloudSubnets.Build(new CloudSubnet
        {
            EmsRef = id,
            Name = subnet.Name,
            Cidr = subnet.Cidr,
            NetworkProtocol = subnet.IpVersion switch
            {
                null => null,
                4 => "ipv4",
                6 => "ipv6",
                _ => throw new AttributeException("ip_version", "it is neither 4 nor 6"),
            },
            Gateway = subnet.GatewayIp,
            DhcpEnabled = subnet.EnableDhcp,
            DnsNameservers = subnet.DnsNameservers,
            Ipv6RouterAdvertisementMode = subnet.Ipv6RaMode,
            Ipv6AddressMode = subnet.Ipv6AddressMode,
            CloudNetwork = network,
            NetworkRouter = persister.NetworkRouters.LazyFind(listed.Router.Fact),
            CloudTenant = Tenant(subnet.TenantId),
            ExtraAttributes = Attributes.Members(
                ("allocation_pools", Attributes.Sorted(subnet.AllocationPools)),
                ("host_routes", Attributes.Sorted(subnet.HostRoutes)),
                ("ip_version", subnet.IpVersion),
                ("subnetpool_id", subnet.SubnetpoolId)),
        }).LookUp(network, (own, of) => own.Status = of?.Status);
        if (!listed.Router.IsKnown)
            built.Keep(nameof(built.NetworkRouter));
    }

    private void ParseRouter(Native<NativeRouter> native)
    {
        var (id, router) = native;
        persister.NetworkRouters.Build(new NetworkRouter
        {
            EmsRef = id,
            Name = router.Name,
            Status = router.Status,
            AdminStateUp = router.AdminStateUp == true,
            CloudNetwork = persister.CloudNetworks.LazyFind(router.ExternalNetworkId),
            CloudTenant = Tenant(router.TenantId),
            ExtraAttributes = Attributes.Members(
                ("external_gateway_info", GatewayOf(router.ExternalGatewayInfo)),
                ("distributed", router.Distributed),
                ("routes", Attributes.Sorted(router.Routes)),
                ("high_availability", router.Ha)),
        });
    }

    private static JsonObject? GatewayOf(JsonObject? gateway)
    {
        if (gateway?["external_fixed_ips"] is not JsonArray addresses)
            return gateway;
        var sorted = (JsonObject)gateway.DeepClone();
        sorted["external_fixed_ips"] = Attributes.Sorted(addresses);
        return sorted;
    }
}
