namespace Providers.Amazon.Tests;

public class targets_bring_their_neighbours
{
    private const string Web =
        """
        <instanceId>i-1</instanceId><imageId>ami-1</imageId><instanceState><name>running</name></instanceState><instanceType>t3.nano</instanceType>
        <keyName>ada</keyName><placement><availabilityZone>eu-west-3a</availabilityZone></placement>
        <groupSet><item><groupId>sg-1</groupId></item></groupSet>
        <blockDeviceMapping><item><deviceName>/dev/sda1</deviceName><ebs><volumeId>vol-1</volumeId></ebs></item></blockDeviceMapping>
        <networkInterfaceSet><item><networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId></item></networkInterfaceSet>
        <tagSet><item><key>aws:cloudformation:stack-id</key><value>arn:stack</value></item></tagSet>
        """;

    private const string Port =
        """
        <networkInterfaceId>eni-1</networkInterfaceId><subnetId>subnet-1</subnetId><attachment><instanceId>i-1</instanceId></attachment>
        <privateIpAddressesSet><item><privateIpAddress>10.0.0.1</privateIpAddress>
          <association><publicIp>203.0.113.1</publicIp><allocationId>eipalloc-1</allocationId></association></item></privateIpAddressesSet>
        """;

    [Fact]
    public async Task an_instance_those_that_EC2_names()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeInstances", Web);
        aws.Give("DescribeNetworkInterfaces", Port);
        var scope = Targets.Of("vms", "i-1");
        var refreshed = await Refreshed.CompletelyFrom(aws, scope);
        aws.Calls.Where(call => call.Filter.Length > 0).Select(call => call.Filter).ShouldBe(
            [
                "instance-id=i-1", "network-interface-id=eni-1", "zone-name=eu-west-3a", "key-name=ada", "volume-id=vol-1", "image-id=ami-1",
                "vpc-id=vpc-1", "subnet-id=subnet-1", "group-id=sg-1", "allocation-id=eipalloc-1", "public-ip=eipalloc-1",
            ],
            ignoreOrder: true);
        aws.CallsOf("DescribeStacks").ShouldHaveSingleItem().Form["StackName"].ShouldBe("arn:stack");
        refreshed.All<Flavor>().ShouldHaveSingleItem().EmsRef.ShouldBe("t3.nano");
        scope.References("cloud_volumes").ShouldBe(["vol-1"]);
        scope.References("floating_ips").ShouldBe(["eipalloc-1"]);
    }

    [Fact]
    public async Task an_instance_those_that_the_inventory_holds()
    {
        await using var aws = await FakeAws.StartAsync();
        var stored = new Stored()
            .Link("vms", "i-1", "key_pairs", "ada").Link("vms", "i-1", "orchestration_stack", "arn:child")
            .Link("orchestration_stacks", "arn:child", "parent", "arn:root")
            .Link("network_ports", "eni-1", "device", "i-1").Link("network_ports", "i-1", "device", "i-1")
            .Link("floating_ips", "203.0.113.1", "vm", "i-1").Link("disks", "i-1", "backing", "vol-1");
        var scope = Targets.Of(stored, "vms", "i-1");
        await Refreshed.CompletelyFrom(aws, scope);
        aws.Calls.Where(call => call.Filter.Length > 0).Select(call => call.Filter).ShouldBe(
            [
                "instance-id=i-1", "network-interface-id=eni-1", "key-name=ada", "volume-id=vol-1", "allocation-id=203.0.113.1", "public-ip=203.0.113.1",
            ],
            ignoreOrder: true);
        aws.CallsOf("DescribeStacks").Select(call => call.Form["StackName"]).ShouldBe(["arn:child", "arn:root"]);
        // None of them was found: all are gone.
        scope.References("network_ports").ShouldBe(["eni-1", "i-1"], ignoreOrder: true);
        scope.References("orchestration_stacks").ShouldBe(["arn:child", "arn:root"]);
    }

    [Fact]
    public async Task an_address_and_a_port_that_exist_through_others_those_others()
    {
        await using var aws = await FakeAws.StartAsync();
        var stored = new Stored().Link("floating_ips", "203.0.113.1", "network_port", "eni-1").Link("floating_ips", "lb", "network_port", "lb");
        await Refreshed.CompletelyFrom(aws, Targets.Of(stored, "floating_ips", "203.0.113.1", "lb"));
        aws.CallsOf("DescribeNetworkInterfaces").ShouldHaveSingleItem().Filter.ShouldBe("network-interface-id=eni-1");
        aws.CallsOf("DescribeLoadBalancers").ShouldHaveSingleItem().Form["LoadBalancerNames.member.1"].ShouldBe("lb");
        await Refreshed.CompletelyFrom(aws, Targets.Of("network_ports", "i-1"));
        aws.CallsOf("DescribeInstances").ShouldHaveSingleItem().Filter.ShouldBe("instance-id=i-1");
    }

    [Fact]
    public async Task a_balancer_that_is_gone_takes_all_that_is_its_own_with_it()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeLoadBalancers", 400, "LoadBalancerNotFound", "There is no ACTIVE Load Balancer named 'lb'");
        var scope = Targets.Of(new Stored().Link("load_balancer_listeners", "lb__TCP__22", "load_balancer", "lb"), "load_balancers", "lb");
        await Refreshed.CompletelyFrom(aws, scope);
        foreach (var collection in new[] { "load_balancer_pools", "load_balancer_health_checks", "network_ports", "floating_ips" })
            scope.References(collection).ShouldBe(["lb"], collection);
        scope.References("load_balancer_listeners").ShouldBe(["lb__TCP__22"]);
    }

    [Fact]
    public async Task a_product_its_sets_of_parameters()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeProductAsAdmin", 400, "ResourceNotFoundException");
        var scope = Targets.Of(new Stored().Link("service_parameters_sets", "a__b__c", "service_offering", "a"), "service_offerings", "a");
        (await Refreshed.CompletelyFrom(aws, scope)).All<ServiceOffering>().ShouldBeEmpty();
        scope.References("service_parameters_sets").ShouldBe(["a__b__c"]);
    }

    [Fact]
    public async Task a_volume_the_disk_that_it_is_to_an_instance_that_is_not_read()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeVolumes",
            """
            <volumeId>vol-1</volumeId><size>1</size>
            <attachmentSet><item><instanceId>i-1</instanceId><device>/dev/sdf</device></item><item><instanceId>i-2</instanceId></item></attachmentSet>
            """);
        var refreshed = await Refreshed.CompletelyFrom(aws, Targets.Of("cloud_volumes", "vol-1"));
        var disk = refreshed.All<Disk>().ShouldHaveSingleItem();
        (disk.DeviceName, disk.Location, disk.Size, disk.Backing?.Key, disk.Hardware?.Parent?.Key).ShouldBe(("sdf", "sdf", 1L << 30, "vol-1", "i-1"));
        (await Refreshed.CompletelyFrom(aws)).All<Disk>().ShouldBeEmpty("A full refresh reads the instances themselves.");
    }

    [Fact]
    public async Task filters_hold_at_most_200_values()
    {
        await using var aws = await FakeAws.StartAsync();
        await Refreshed.CompletelyFrom(aws, Targets.Of("cloud_volumes", [.. Enumerable.Range(0, 401).Select(i => $"vol-{i:000}")]));
        aws.CallsOf("DescribeVolumes").Select(call => call.Filter.Split(',').Length).ShouldBe([200, 200, 1]);
        aws.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task a_collection_without_ids_is_read_whole()
    {
        await using var aws = await FakeAws.StartAsync();
        await Refreshed.CompletelyFrom(aws, Targets.Of("auth_key_pairs"));
        var call = aws.Calls.ShouldHaveSingleItem();
        (call.Operation, call.Filter).ShouldBe(("DescribeKeyPairs", ""));
    }
}
