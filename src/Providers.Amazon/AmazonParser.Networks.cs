using System.Text.Json.Nodes;
using Inventory.Sdk.Vmdb;
using Ec2 = Amazon.EC2.Model;

namespace Providers.Amazon;

/// <content>VPCs, subnets, route tables, security groups.</content>
internal sealed partial class AmazonParser
{
    private const int LongestDescription = 255;

    private void ParseVpc(Ec2.Vpc vpc)
    {
        var id = Required(vpc.VpcId, "A VPC", "VpcId");
        persister.CloudNetworks.Build(new CloudNetwork
        {
            EmsRef = id,
            Name = vpc.Tags.Name() ?? id,
            Cidr = vpc.CidrBlock.OrNull(),
            Status = vpc.State?.Value == "available" ? "active" : "inactive",
            Enabled = true,
            OrchestrationStack = persister.OrchestrationStacks.LazyFind(vpc.Tags.Stack()),
        });
    }

    private void ParseSubnet(RoutedSubnet routed)
    {
        var subnet = routed.Subnet;
        var id = Required(subnet.SubnetId, "A subnet", "SubnetId");
        persister.CloudSubnets.Build(new CloudSubnet
        {
            EmsRef = id,
            Name = subnet.Tags.Name() ?? id,
            Cidr = subnet.CidrBlock.OrNull() ?? subnet.Ipv6CidrBlockAssociationSet?.FirstOrDefault()?.Ipv6CidrBlock,
            Status = subnet.State?.Value,
            AvailabilityZone = persister.AvailabilityZones.LazyFind(subnet.AvailabilityZone),
            CloudNetwork = persister.CloudNetworks.LazyFind(subnet.VpcId),
            NetworkRouter = persister.NetworkRouters.LazyFind(routed.RouterId),
        });
    }

    private void ParseRouteTable(Ec2.RouteTable table)
    {
        var id = Required(table.RouteTableId, "A route table", "RouteTableId");
        var routes = table.Routes ?? [];
        persister.NetworkRouters.Build(new NetworkRouter
        {
            EmsRef = id,
            Name = table.Tags.Name() ?? id,
            Status = routes.TrueForAll(route => route.State?.Value == "active") ? "active" : "inactive",
            CloudNetwork = persister.CloudNetworks.LazyFind(table.VpcId),
            ExtraAttributes = new JsonObject
            {
                ["main_route_table"] = table.Associations?.Exists(association => association.Main == true) == true,
                ["routes"] = new JsonArray([.. routes.Select(RouteOf)]),
                ["propagating_vgws"] = new JsonArray([.. (table.PropagatingVgws ?? []).Select(vgw => new JsonObject { ["gateway_id"] = vgw.GatewayId })]),
            },
        });
    }

    private static JsonObject RouteOf(Ec2.Route route)
    {
        (string Name, string? Value)[] attributes =
        [
            ("destination_cidr_block", route.DestinationCidrBlock),
            ("destination_ipv_6_cidr_block", route.DestinationIpv6CidrBlock),
            ("destination_prefix_list_id", route.DestinationPrefixListId),
            ("egress_only_internet_gateway_id", route.EgressOnlyInternetGatewayId),
            ("gateway_id", route.GatewayId),
            ("instance_id", route.InstanceId),
            ("instance_owner_id", route.InstanceOwnerId),
            ("nat_gateway_id", route.NatGatewayId),
            ("transit_gateway_id", route.TransitGatewayId),
            ("local_gateway_id", route.LocalGatewayId),
            ("carrier_gateway_id", route.CarrierGatewayId),
            ("network_interface_id", route.NetworkInterfaceId),
            ("vpc_peering_connection_id", route.VpcPeeringConnectionId),
            ("core_network_arn", route.CoreNetworkArn),
            ("origin", route.Origin?.Value),
            ("state", route.State?.Value),
        ];
        return new JsonObject(attributes.Where(a => a.Value.OrNull() is not null).Select(a => KeyValuePair.Create(a.Name, (JsonNode?)a.Value)));
    }

    private void ParseSecurityGroup(Ec2.SecurityGroup group)
    {
        var id = Required(group.GroupId, "A security group", "GroupId");
        persister.SecurityGroups.Build(new SecurityGroup
        {
            EmsRef = id,
            Name = group.Tags.Name() ?? group.GroupName.OrNull() ?? id,
            Description = group.Description is { Length: > LongestDescription } text ? $"{text[..(LongestDescription - 3)]}..." : group.Description,
            CloudNetwork = persister.CloudNetworks.LazyFind(group.VpcId),
            OrchestrationStack = persister.OrchestrationStacks.LazyFind(group.Tags.Stack()),
        });
        foreach (var permission in group.IpPermissions ?? [])
            BuildRules(id, permission, "inbound");
        foreach (var permission in group.IpPermissionsEgress ?? [])
            BuildRules(id, permission, "outbound");
    }

    // A permission is as many rules as it names peers.
    private void BuildRules(string group, Ec2.IpPermission permission, string direction)
    {
        foreach (var pair in permission.UserIdGroupPairs ?? [])
            persister.FirewallRules.Build(Rule(null, pair.GroupId));
        foreach (var range in permission.Ipv4Ranges ?? [])
            persister.FirewallRules.Build(Rule(range.CidrIp, null));
        foreach (var range in permission.Ipv6Ranges ?? [])
            persister.FirewallRules.Build(Rule(range.CidrIpv6, null));

        FirewallRule Rule(string? addresses, string? source) => new()
        {
            Resource = persister.SecurityGroups.LazyFind(group),
            Direction = direction,
            HostProtocol = permission.IpProtocol == "-1" ? "All" : permission.IpProtocol?.ToUpperInvariant(),
            Port = permission.FromPort,
            EndPort = permission.ToPort,
            SourceIpRange = addresses,
            SourceSecurityGroup = persister.SecurityGroups.LazyFind(source),
        };
    }
}
