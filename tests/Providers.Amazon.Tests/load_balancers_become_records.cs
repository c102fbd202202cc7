namespace Providers.Amazon.Tests;

public class load_balancers_become_records
{
    private const string Balancer =
        """
        <LoadBalancerName>lb</LoadBalancerName><DNSName>lb.example.org</DNSName><VPCId>vpc-1</VPCId>
        <Instances><member><InstanceId>i-1</InstanceId></member><member><InstanceId>i-2</InstanceId></member></Instances>
        <SecurityGroups><member>sg-1</member></SecurityGroups><Subnets><member>subnet-1</member><member>subnet-2</member></Subnets>
        <ListenerDescriptions>
          <member><Listener><Protocol>HTTP</Protocol><LoadBalancerPort>80</LoadBalancerPort>
            <InstanceProtocol>HTTP</InstanceProtocol><InstancePort>8080</InstancePort></Listener></member>
          <member><Listener><Protocol>SSL</Protocol><LoadBalancerPort>443</LoadBalancerPort>
            <InstanceProtocol>TCP</InstanceProtocol><InstancePort>4430</InstancePort><SSLCertificateId>arn:cert</SSLCertificateId></Listener></member>
        </ListenerDescriptions>
        <HealthCheck><Target>TARGET</Target><Interval>30</Interval><Timeout>5</Timeout>
          <UnhealthyThreshold>2</UnhealthyThreshold><HealthyThreshold>10</HealthyThreshold></HealthCheck>
        """;

    [Theory]
    [InlineData("HTTP:80/index.html", "HTTP", 80, "index.html")]
    [InlineData("HTTPS:443/", "HTTPS", 443, "")]
    [InlineData("TCP:22", "TCP", 22, "")]
    [InlineData("HTTP:80/a/b:c", "HTTP", 80, "a/b:c")]
    public async Task with_a_health_check_taken_apart(string target, string protocol, int port, string path)
    {
        var check = (await Read(target)).The<LoadBalancerHealthCheck>("lb");
        (check.Protocol, check.Port, check.UrlPath).ShouldBe((protocol, port, path));
        (check.Interval, check.Timeout, check.UnhealthyThreshold, check.HealthyThreshold).ShouldBe((30, 5, 2, 10));
        check.LoadBalancer?.Key.ShouldBe("lb");
    }

    [Fact]
    public async Task with_pool_members_listeners_and_states()
    {
        var refreshed = await Read("TCP:22");
        refreshed.The<LoadBalancerPool>("lb").LoadBalancerPoolMembers!.Select(member => member.Key).ShouldBe(["i-1", "i-2"]);
        refreshed.All<LoadBalancerPoolMember>().Select(member => (member.EmsRef, member.Vm?.Key)).ShouldBe([("i-1", "i-1"), ("i-2", "i-2")]);
        refreshed.All<LoadBalancerListener>().Select(l => (l.EmsRef, l.LoadBalancerPortRange, l.InstancePortRange, l.LoadBalancerPools!.Single().Key)).ShouldBe(
        [
            ("lb__HTTP__80__HTTP__8080__", PortRange.Of(80), PortRange.Of(8080), "lb"),
            ("lb__SSL__443__TCP__4430__arn:cert", PortRange.Of(443), PortRange.Of(4430), "lb"),
        ]);
        var state = refreshed.All<LoadBalancerHealthCheckMember>().ShouldHaveSingleItem();
        (state.LoadBalancerHealthCheck?.Key, state.LoadBalancerPoolMember?.Key).ShouldBe(("lb", "i-1"));
        (state.Status, state.StatusReason).ShouldBe(("OutOfService", "It is late."));
    }

    [Fact]
    public async Task with_a_port_and_an_address_of_their_own()
    {
        var refreshed = await Read("TCP:22");
        var port = refreshed.The<NetworkPort>("lb");
        (port.Name, port.DeviceOwner, port.DeviceRef, port.Device?.Collection, port.Device?.Key).ShouldBe(("lb", "lb", "lb", "load_balancers", "lb"));
        refreshed.All<CloudSubnetNetworkPort>().Select(row => (row.Address, row.CloudSubnet?.Key)).ShouldBe([(null, "subnet-1"), (null, "subnet-2")]);
        var ip = refreshed.The<FloatingIp>("lb");
        (ip.Address, ip.CloudNetworkOnly, ip.CloudNetwork?.Key, ip.NetworkPort?.Key).ShouldBe(("lb.example.org", true, "vpc-1", "lb"));
    }

    [Fact]
    public async Task one_whose_target_makes_no_sense_fails_alone()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeLoadBalancers", Balancer.Replace("TARGET", "nonsense"),
            Balancer.Replace("TARGET", "TCP:1").Replace("<LoadBalancerName>lb<", "<LoadBalancerName>ok<"));
        var refreshed = await Refreshed.From(aws.Settings);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.BadItems.ShouldHaveSingleItem().Message.ShouldBe(
            "The load balancer lb: the Target of its HealthCheck is not of the form PROTOCOL:port/path.");
        refreshed.All<LoadBalancer>().ShouldHaveSingleItem().EmsRef.ShouldBe("ok");
    }

    private static async Task<Refreshed> Read(string target)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeLoadBalancers", Balancer.Replace("TARGET", target));
        aws.Give("DescribeInstanceHealth", "<InstanceId>i-1</InstanceId><State>OutOfService</State><Description>It is late.</Description>");
        return await Refreshed.CompletelyFrom(aws);
    }
}
