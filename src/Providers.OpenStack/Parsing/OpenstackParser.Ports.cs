using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <content>Ports, floating IP addresses, and what traffic may pass.</content>
internal sealed partial class OpenstackParser
{
    private void ParsePort(Native<NativePort> native)
    {
        var (id, port) = native;
        var isServers = port.DeviceOwner?.StartsWith("compute:", StringComparison.Ordinal) == true;
        persister.NetworkPorts.Build(new NetworkPort
        {
            EmsRef = id,
            Name = string.IsNullOrWhiteSpace(port.Name) ? port.MacAddress : port.Name,
            MacAddress = port.MacAddress,
            Status = port.Status,
            AdminStateUp = port.AdminStateUp == true,
            DeviceOwner = port.DeviceOwner,
            DeviceRef = port.DeviceId,
            Device = isServers ? persister.Vms.LazyFind(port.DeviceId) : null,
            BindingHostId = port.HostId,
            BindingVirtualInterfaceType = port.VifType,
            CloudTenant = Tenant(port.TenantId),
            SecurityGroups = [.. (port.SecurityGroups ?? []).Select(group => persister.SecurityGroups.LazyFind(group)).OfType<IReference<SecurityGroup>>()],
            ExtraAttributes = Attributes.Members(
                ("binding_virtual_interface_details", port.VifDetails),
                ("binding_virtual_nic_type", port.VnicType),
                ("binding_profile", port.Profile),
                ("extra_dhcp_opts", Attributes.Sorted(port.ExtraDhcpOpts)),
                ("allowed_address_pairs", Attributes.Sorted(port.AllowedAddressPairs))),
        });
        foreach (var address in port.FixedIps ?? [])
            persister.PortAddresses.Build(new CloudSubnetNetworkPort
            {
                NetworkPort = persister.NetworkPorts.LazyFind(id),
                Address = address.IpAddress,
                CloudSubnet = persister.CloudSubnets.LazyFind(address.SubnetId),
            });
    }

    private void ParseFloatingIp(Native<NativeFloatingIp> native)
    {
        var (id, address) = native;
        var port = persister.NetworkPorts.LazyFind(address.PortId);
        persister.FloatingIps.Build(new FloatingIp
        {
            EmsRef = id,
            Address = address.FloatingIpAddress,
            FixedIpAddress = address.FixedIpAddress,
            Status = address.Status,
            NetworkPort = port,
            CloudNetwork = persister.CloudNetworks.LazyFind(address.FloatingNetworkId),
            CloudTenant = Tenant(address.TenantId),
        }).LookUp(port, (own, of) => own.Vm = of?.Device as IReference<Vm>);
    }

    private void ParseSecurityGroupOrRule(IItem item)
    {
        if (item is ListedMade<NativeSecurityGroup> group)
            ParseSecurityGroup(group);
        else
            ParseRule((ListedRule)item);
    }

    private void ParseSecurityGroup(ListedMade<NativeSecurityGroup> listed)
    {
        var (id, group) = listed.Native;
        var built = persister.SecurityGroups.Build(new SecurityGroup
        {
            EmsRef = id,
            Name = group.Name,
            Description = Attributes.Cut(group.Description),
            CloudTenant = Tenant(group.TenantId),
            OrchestrationStack = persister.Stacks.LazyFind(listed.Stack.Fact),
        });
        if (!listed.Stack.IsKnown)
            built.Keep(nameof(built.OrchestrationStack));
    }

    private void ParseRule(ListedRule listed)
    {
        var (id, rule) = listed.Native;
        persister.FirewallRules.Build(new FirewallRule
        {
            Resource = persister.SecurityGroups.LazyFind(listed.GroupId),
            EmsRef = id,
            Direction = Attributes.OneOf(rule.Direction, "direction", "ingress", "egress") == "egress" ? "outbound" : "inbound",
            HostProtocol = rule.Protocol?.ToUpperInvariant() ?? "",
            NetworkProtocol = Attributes.OneOf(rule.Ethertype?.ToUpperInvariant(), "ethertype", "IPV4", "IPV6"),
            Port = rule.PortRangeMin,
            EndPort = rule.PortRangeMax,
            SourceIpRange = rule.RemoteIpPrefix,
            SourceSecurityGroup = persister.SecurityGroups.LazyFind(rule.RemoteGroupId),
        });
    }
}
