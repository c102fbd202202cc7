using System.Text.Json.Nodes;

namespace Providers.Amazon.Tests;

public class networks_become_records
{
    private const string Tables =
        """
        <routeTableId>rtb-main</routeTableId><vpcId>vpc-1</vpcId>
        <routeSet><item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state>
          <origin>CreateRouteTable</origin></item></routeSet>
        <associationSet><item><routeTableId>rtb-main</routeTableId><main>true</main></item></associationSet><propagatingVgwSet/>
        """;

    private const string Own =
        """
        <routeTableId>rtb-own</routeTableId><vpcId>vpc-1</vpcId>
        <routeSet><item><destinationIpv6CidrBlock>::/0</destinationIpv6CidrBlock><natGatewayId>nat-1</natGatewayId><state>blackhole</state></item></routeSet>
        <associationSet><item><routeTableId>rtb-own</routeTableId><subnetId>subnet-1</subnetId><main>false</main></item></associationSet>
        <propagatingVgwSet><item><gatewayId>vgw-1</gatewayId></item></propagatingVgwSet>
        """;

    [Fact]
    public async Task subnets_are_routed_by_their_own_table_or_that_of_their_network()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeRouteTables", Tables, Own);
        aws.Give(
            "DescribeSubnets",
            "<subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/24</cidrBlock><availabilityZone>eu-west-3a</availabilityZone>",
            """
            <subnetId>subnet-2</subnetId><vpcId>vpc-1</vpcId>
            <ipv6CidrBlockAssociationSet><item><ipv6CidrBlock>2001:db8::/64</ipv6CidrBlock></item></ipv6CidrBlockAssociationSet>
            """,
            "<subnetId>subnet-3</subnetId><vpcId>vpc-2</vpcId>");
        var refreshed = await Refreshed.CompletelyFrom(aws);
        refreshed.All<CloudSubnet>().Select(s => (s.EmsRef, s.Cidr, s.NetworkRouter?.Key, s.CloudNetwork?.Key, s.AvailabilityZone?.Key)).ShouldBe(
        [
            ("subnet-1", "10.0.0.0/24", "rtb-own", "vpc-1", "eu-west-3a"),
            ("subnet-2", "2001:db8::/64", "rtb-main", "vpc-1", null),
            ("subnet-3", null, null, "vpc-2", null),
        ]);
    }

    [Fact]
    public async Task a_subnet_keeps_its_router_where_route_tables_are_not_read()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeSubnets", "<subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId>");
        var stored = new Stored().Link("cloud_subnets", "subnet-1", "network_router", "rtb-1");
        var refreshed = await Refreshed.CompletelyFrom(aws, Targets.Of(stored, "cloud_subnets", "subnet-1"));
        refreshed.The<CloudSubnet>("subnet-1").NetworkRouter?.Key.ShouldBe("rtb-1");
        aws.CallsOf("DescribeRouteTables").ShouldBeEmpty();
    }

    [Fact]
    public async Task route_tables_are_routers_that_work_if_all_their_routes_do()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeRouteTables", Tables, Own);
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var (main, own) = (refreshed.The<NetworkRouter>("rtb-main"), refreshed.The<NetworkRouter>("rtb-own"));
        (main.Name, main.Status, main.CloudNetwork?.Key).ShouldBe(("rtb-main", "active", "vpc-1"));
        own.Status.ShouldBe("inactive");
        JsonNode.DeepEquals(main.ExtraAttributes, JsonNode.Parse(
            """
            {"main_route_table":true,"propagating_vgws":[],
             "routes":[{"destination_cidr_block":"10.0.0.0/16","gateway_id":"local","origin":"CreateRouteTable","state":"active"}]}
            """)).ShouldBeTrue(main.ExtraAttributes?.ToJsonString());
        JsonNode.DeepEquals(own.ExtraAttributes, JsonNode.Parse(
            """
            {"main_route_table":false,"propagating_vgws":[{"gateway_id":"vgw-1"}],
             "routes":[{"destination_ipv_6_cidr_block":"::/0","nat_gateway_id":"nat-1","state":"blackhole"}]}
            """)).ShouldBeTrue(own.ExtraAttributes?.ToJsonString());
    }

    [Theory]
    [InlineData("available", "active")]
    [InlineData("pending", "inactive")]
    public async Task VPCs_are_networks(string state, string status)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeVpcs", $"<vpcId>vpc-1</vpcId><state>{state}</state><cidrBlock>10.0.0.0/16</cidrBlock>");
        var network = (await Refreshed.CompletelyFrom(aws)).The<CloudNetwork>("vpc-1");
        (network.Name, network.Cidr, network.Status, network.Enabled).ShouldBe(("vpc-1", "10.0.0.0/16", status, true));
    }

    [Fact]
    public async Task a_permission_is_a_rule_for_each_peer()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeSecurityGroups",
            $"""
            <groupId>sg-1</groupId><groupName>web</groupName><groupDescription>{new string('x', 300)}</groupDescription><vpcId>vpc-1</vpcId>
            <ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>80</fromPort><toPort>81</toPort>
              <groups><item><groupId>sg-1</groupId></item><item><groupId>sg-2</groupId></item></groups>
              <ipRanges><item><cidrIp>10.0.0.0/8</cidrIp></item></ipRanges>
              <ipv6Ranges><item><cidrIpv6>::/0</cidrIpv6></item></ipv6Ranges></item></ipPermissions>
            <ipPermissionsEgress><item><ipProtocol>-1</ipProtocol><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges></item></ipPermissionsEgress>
            """);
        var refreshed = await Refreshed.CompletelyFrom(aws);
        refreshed.The<SecurityGroup>("sg-1").ShouldSatisfyAllConditions(
            group => group.Name.ShouldBe("web"),
            group => group.Description!.Length.ShouldBe(255),
            group => group.Description!.ShouldEndWith("x..."));
        refreshed.All<FirewallRule>().Select(r => (r.Direction, r.HostProtocol, r.Port, r.EndPort, r.SourceIpRange, r.SourceSecurityGroup?.Key)).ShouldBe(
        [
            ("inbound", "TCP", 80, 81, null, "sg-1"),
            ("inbound", "TCP", 80, 81, null, "sg-2"),
            ("inbound", "TCP", 80, 81, "10.0.0.0/8", null),
            ("inbound", "TCP", 80, 81, "::/0", null),
            ("outbound", "All", null, null, "0.0.0.0/0", null),
        ]);
    }
}
