namespace Providers.OpenStack.Tests;

public class what_a_targeted_refresh_does_not_read_stays
{
    [Fact]
    public async Task the_stack_and_the_group_of_a_server_beside_a_target()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/volume/v3/p2/volumes/v1", """{"volume":{"id":"v1","attachments":[{"server_id":"s1","device":"/dev/vdb"}]}}""");
        cloud.Answer("/compute/v2.1/servers/s1", """{"server":{"id":"s1"}}""");
        var stored = new KnownLinks(("vms", "s1", "orchestration_stack", "orchestration_stacks", "k1"));
        var vm = (await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(stored, ("cloud_volumes", ["v1"])))).The<Vm>("s1");
        vm.OrchestrationStack!.Key.ShouldBe("k1");
        vm.Kept.ShouldBe([nameof(vm.PlacementGroup)]);
    }

    [Fact]
    public async Task unless_the_stack_was_read_and_has_it_no_more()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/compute/v2.1/servers/s1", """{"server":{"id":"s1"}}""");
        cloud.List("/heat/v1/p1/stacks", "stacks", """{"id":"k1","stack_name":"web"}""");
        cloud.Answer("/heat/v1/p1/stacks/web/k1", """{"stack":{"id":"k1","stack_name":"web"}}""");
        cloud.Answer("/heat/v1/p1/stacks/web/k1/resources", """{"resources":[]}""");
        var stored = new KnownLinks(("vms", "s1", "orchestration_stack", "orchestration_stacks", "k1"));
        var scope = With.Targets(stored, ("vms", ["s1"]), ("orchestration_stacks", ["k1"]));
        (await Refreshed.CompletelyFrom(cloud.Settings, scope)).The<Vm>("s1").OrchestrationStack.ShouldBeNull();
    }

    [Fact]
    public async Task the_routers_of_subnets()
    {
        await using var cloud = await WithSubnets();
        cloud.Answer("/network/v2.0/networks/n1", """{"network":{"id":"n1","status":"ACTIVE"}}""");
        var stored = new KnownLinks(
            ("cloud_subnets", "a", "network_router", "network_routers", "r1"), ("cloud_subnets", "b", "network_router", "network_routers", "r2"));
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(stored, ("cloud_networks", ["n1"])));
        refreshed.All<CloudSubnet>().Select(s => (s.EmsRef, s.NetworkRouter?.Key)).ShouldBe([("a", "r1"), ("b", "r2")]);
        refreshed.All<CloudSubnet>().ShouldAllBe(s => s.Status == "active");
    }

    [Fact]
    public async Task but_a_named_router_tells_which_subnets_it_leads_out_of()
    {
        await using var cloud = await WithSubnets();
        cloud.Answer("/network/v2.0/routers/r1", """{"router":{"id":"r1"}}""");
        cloud.ListFor("/network/v2.0/ports", "ports", request => request.Query["device_id"] == "r1"
            ? ["""{"id":"x","device_owner":"network:router_interface","device_id":"r1","fixed_ips":[{"subnet_id":"b"}]}"""]
            : []);
        var stored = new KnownLinks(("cloud_subnets", "a", "network_router", "network_routers", "r1"));
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(stored, ("network_routers", ["r1"])));
        refreshed.All<CloudSubnet>().Select(s => (s.EmsRef, s.NetworkRouter?.Key)).ShouldBe([("a", null), ("b", "r1")]);
        refreshed.The<NetworkPort>("x").DeviceRef.ShouldBe("r1");
    }

    [Fact]
    public async Task ports_that_were_at_a_server_are_read_again()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/compute/v2.1/servers/s1", """{"server":{"id":"s1"}}""");
        cloud.Answer("/network/v2.0/ports/old", """{"port":{"id":"old","device_owner":"","device_id":""}}""");
        cloud.Answer("/network/v2.0/floatingips/fip", """{"floatingip":{"id":"fip","port_id":null}}""");
        var stored = new KnownLinks(("network_ports", "old", "device", "vms", "s1"), ("floating_ips", "fip", "vm", "vms", "s1"));
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(stored, ("vms", ["s1"])));
        refreshed.The<NetworkPort>("old").Device.ShouldBeNull();
        refreshed.The<FloatingIp>("fip").Vm.ShouldBeNull();
    }

    [Fact]
    public async Task and_are_gone_with_it_if_they_are_not_found()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/network/v2.0/ports/kept", """{"port":{"id":"kept","device_owner":"","device_id":""}}""");
        var stored = new KnownLinks(("network_ports", "own", "device", "vms", "s1"), ("network_ports", "kept", "device", "vms", "s1"));
        var scope = With.Targets(stored, ("vms", ["s1"]));
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, scope);
        refreshed.All<NetworkPort>().Select(port => port.EmsRef).ShouldBe(["kept"]);
        scope.References("network_ports").ShouldBe(["own", "kept"], ignoreOrder: true);
    }

    private static async Task<FakeCloud> WithSubnets()
    {
        var cloud = await FakeCloud.StartAsync();
        cloud.List("/network/v2.0/subnets", "subnets", """{"id":"a","network_id":"n1"}""", """{"id":"b","network_id":"n1"}""");
        return cloud;
    }

    [Fact]
    public async Task but_the_subnets_of_a_network_that_is_gone_are_asked_about()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/network/v2.0/subnets", "subnets", """{"id":"other","network_id":"n2"}""");
        var stored = new KnownLinks(("cloud_subnets", "own", "cloud_network", "cloud_networks", "n1"), ("cloud_subnets", "other", "cloud_network", "cloud_networks", "n2"));
        var scope = Scope.Of(new Dictionary<string, IReadOnlyCollection<string>> { ["cloud_networks"] = ["n1"] }, stored);
        await Refreshed.CompletelyFrom(cloud.Settings, scope);
        scope.References("cloud_subnets").ShouldBe(["own"]);
    }
}
