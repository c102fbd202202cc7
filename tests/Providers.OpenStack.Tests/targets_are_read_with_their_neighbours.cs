namespace Providers.OpenStack.Tests;

public class targets_are_read_with_their_neighbours
{
    [Fact]
    public async Task a_server_with_its_network_its_volumes_its_image_and_its_keys()
    {
        await using var cloud = await WithServer();
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(null, ("vms", ["s1"])));
        refreshed.The<Vm>("s1").PlacementGroup!.Key.ShouldBe("g1");
        refreshed.HardwareOf("s1").ShouldSatisfyAllConditions(h => h.CpuTotalCores.ShouldBe(2), h => h.GuestOs.ShouldBe("linux_debian"));
        refreshed.DisksOf("s1").Select(d => d.DeviceName).ShouldBe(["Root disk", "vdb"]);
        Built(refreshed).ShouldBe(
        [
            "AuthKeyPair", "AvailabilityZone null_az", "CloudNetwork n1", "CloudTenant p1", "CloudVolume v1", "Flavor f1", "FloatingIp fip", "MiqTemplate i1",
            "NetworkPort port", "PlacementGroup g1", "SecurityGroup sg", "Vm s1",
        ]);
        cloud.Asked("servers/detail").ShouldBe(0);
    }

    [Fact]
    public async Task of_which_each_is_asked_for_once()
    {
        await using var cloud = await WithServer();
        await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(null, ("vms", ["s1"]), ("cloud_volumes", ["v1"]), ("network_ports", ["port"])));
        foreach (var once in new[] { "servers/s1 ", "flavors/f1 ", "images/i1 ", "ports/port ", "networks/n1 ", "volumes/v1 " })
            cloud.Requests.Count(request => $"{request} ".EndsWith(once, StringComparison.Ordinal)).ShouldBe(1, once);
    }

    [Fact]
    public async Task a_volume_with_the_servers_that_have_or_had_it_as_a_disk()
    {
        await using var cloud = await WithServer();
        cloud.Answer("/volume/v3/p2/volumes/free", """{"volume":{"id":"free","status":"available","size":1,"attachments":[]}}""");
        cloud.Answer("/compute/v2.1/servers/s2", """{"server":{"id":"s2"}}""");
        var stored = new KnownLinks(("disks", "s2", "backing", "cloud_volumes", "free"));
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(stored, ("cloud_volumes", ["v1", "free"])));
        refreshed.DisksOf("s1").Select(d => (d.DeviceName, d.Backing?.Key)).ShouldBe([("Root disk", null), ("vdb", "v1")]);
        refreshed.The<Vm>("s2").Name.ShouldBe("s2");
        refreshed.All<NetworkPort>().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_stack_with_the_servers_that_it_made()
    {
        await using var cloud = await WithServer();
        cloud.List("/heat/v1/p1/stacks", "stacks", """{"id":"k1","stack_name":"web"}""", """{"id":"k2","stack_name":"other"}""");
        cloud.Answer("/heat/v1/p1/stacks/web/k1", """{"stack":{"id":"k1","stack_name":"web"}}""");
        cloud.Answer(
            "/heat/v1/p1/stacks/web/k1/resources",
            """{"resources":[{"resource_name":"server","resource_type":"OS::Nova::Server","physical_resource_id":"s1"}]}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(null, ("orchestration_stacks", ["k1"])));
        refreshed.All<OrchestrationStack>().ShouldHaveSingleItem().EmsRef.ShouldBe("k1");
        refreshed.The<Vm>("s1").OrchestrationStack!.Key.ShouldBe("k1");
        cloud.Asked("other/k2").ShouldBe(0);
    }

    [Theory]
    [InlineData("cloud_networks", "/network/v2.0/networks/x", """{"network":{"id":"x"}}""", "CloudNetwork x")]
    [InlineData("network_ports", "/network/v2.0/ports/x", """{"port":{"id":"x"}}""", "NetworkPort x")]
    [InlineData("network_routers", "/network/v2.0/routers/x", """{"router":{"id":"x"}}""", "NetworkRouter x")]
    [InlineData("floating_ips", "/network/v2.0/floatingips/x", """{"floatingip":{"id":"x"}}""", "FloatingIp x")]
    [InlineData("security_groups", "/network/v2.0/security-groups/x", """{"security_group":{"id":"x"}}""", "SecurityGroup x")]
    [InlineData("cloud_volume_snapshots", "/volume/v3/p2/snapshots/x", """{"snapshot":{"id":"x"}}""", "CloudVolumeSnapshot x")]
    [InlineData("cloud_volume_backups", "/volume/v3/p2/backups/x", """{"backup":{"id":"x"}}""", "CloudVolumeBackup x")]
    [InlineData("miq_templates", "/image/v2/images/x", """{"id":"x"}""", "MiqTemplate x")]
    [InlineData("miq_templates", "/volume/v3/p2/volumes/x", """{"volume":{"id":"x","status":"available","bootable":"true"}}""", "CloudVolume x",
        "MiqTemplate x")]
    [InlineData("flavors", "/compute/v2.1/flavors/x", """{"flavor":{"id":"x"}}""", "Flavor x")]
    [InlineData("host_aggregates", "/compute/v2.1/os-aggregates/x", """{"aggregate":{"id":"x"}}""", "HostAggregate x")]
    [InlineData("cloud_tenants", "/v3/projects", """{"projects":[{"id":"x"},{"id":"y"}]}""", "CloudTenant x")]
    [InlineData("auth_key_pairs", "/compute/v2.1/os-keypairs", """{"keypairs":[{"keypair":{"name":"x"}},{"keypair":{"name":"y"}}]}""", "AuthKeyPair")]
    public async Task other_objects_alone(string collection, string path, string answer, params string[] expected)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer(path, answer);
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(null, (collection, ["x"])));
        Built(refreshed).ShouldBe([.. expected.Append("AvailabilityZone null_az").Order(StringComparer.Ordinal)]);
        new OpenstackCloudManager().TargetedCollections.ShouldContain(collection);
    }

    [Fact]
    public async Task a_collection_without_ids_is_read_whole()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/network/v2.0/security-groups", "security_groups", """{"id":"a"}""", """{"id":"b"}""");
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"s1"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(null, ("security_groups", []), ("auth_key_pairs", [])));
        Built(refreshed).ShouldBe(["AvailabilityZone null_az", "SecurityGroup a", "SecurityGroup b"]);
        cloud.Asked("os-keypairs").ShouldBe(1);
    }

    [Fact]
    public async Task of_all_servers_every_list_that_concerns_them_is_read()
    {
        await using var cloud = await WithServer();
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"s1","flavor":{"id":"f1"},"image":{"id":"i1"}}""", """{"id":"s2"}""");
        var stored = new KnownLinks(("vms", "s2", "orchestration_stack", "orchestration_stacks", "k1"));
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(stored, ("vms", [])));
        refreshed.All<Vm>().Select(vm => (vm.EmsRef, vm.PlacementGroup?.Key, vm.OrchestrationStack?.Key)).ShouldBe([("s1", "g1", null), ("s2", null, "k1")]);
        refreshed.HardwareOf("s1").CpuTotalCores.ShouldBe(2);
    }

    [Fact]
    public async Task what_is_not_found_is_missing_and_what_is_broken_is_told()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/compute/v2.1/servers/s2", _ => (500, ""));
        var refreshed = await Refreshed.From(cloud.Settings, With.Targets(null, ("vms", ["s1", "s2", ".."]), ("network_ports", ["x"])));
        refreshed.All<Vm>().ShouldBeEmpty();
        refreshed.IncompleteLists.ShouldHaveSingleItem().Message.ShouldContain("servers/s2: HTTP 500");
        cloud.Asked("servers/..").ShouldBe(0);
    }

    [Theory]
    [InlineData("member", "p1", "p1", 2)] // after the main project the one that owned it
    [InlineData("member", "p3", null, 3)] // then all others
    [InlineData("admin", "p1", "p1", 2)]
    [InlineData("admin", "nobody", "p1", 2)]
    [InlineData("admin", "nobody", null, 1)] // an administrator would see it
    public async Task an_object_is_looked_for_in_the_projects_that_may_have_it(string role, string has, string? owner, int asked)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Role = role;
        cloud.Projects = """[{"id":"p1","name":"demo"},{"id":"p2","name":"admin"},{"id":"p3","name":"test"}]""";
        cloud.Answer("/network/v2.0/floatingips/f1", request => cloud.ProjectOf(request) == has ? (200, """{"floatingip":{"id":"f1"}}""") : (404, ""));
        var stored = new KnownLinks(owner is null ? [] : [("floating_ips", "f1", "cloud_tenant", "cloud_tenants", owner)]);
        var refreshed = await Refreshed.From(cloud.Settings, With.Targets(stored, ("floating_ips", ["f1"])));
        refreshed.All<FloatingIp>().Count.ShouldBe(has == "nobody" ? 0 : 1);
        cloud.Asked("floatingips/f1").ShouldBe(asked);
    }

    private static async Task<FakeCloud> WithServer()
    {
        var cloud = await FakeCloud.StartAsync();
        cloud.Answer(
            "/compute/v2.1/servers/s1",
            """
            {"server":{"id":"s1","tenant_id":"p1","key_name":"mine","flavor":{"id":"f1"},"image":{"id":"i1"},
             "addresses":{"net":[{"addr":"10.0.0.5","OS-EXT-IPS:type":"fixed"},{"addr":"1.2.3.4","OS-EXT-IPS:type":"floating"}]},
             "os-extended-volumes:volumes_attached":[{"id":"v1"}]}}
            """);
        cloud.Answer("/compute/v2.1/servers/s1/os-interface", """{"interfaceAttachments":[{"port_id":"port","net_id":"n1"}]}""");
        cloud.Answer("/compute/v2.1/flavors/f1", """{"flavor":{"id":"f1","vcpus":2,"ram":64,"os-flavor-access:is_public":true}}""");
        cloud.Answer("/image/v2/images/i1", """{"id":"i1","os_distro":"debian"}""");
        cloud.Answer("/network/v2.0/networks/n1", """{"network":{"id":"n1"}}""");
        cloud.Answer("/network/v2.0/ports/port", """{"port":{"id":"port","device_owner":"compute:nova","device_id":"s1"}}""");
        cloud.ListFor("/network/v2.0/floatingips", "floatingips", request => request.Query["floating_ip_address"] == "1.2.3.4" ? ["""{"id":"fip"}"""] : []);
        cloud.Answer("/volume/v3/p2/volumes/v1", """{"volume":{"id":"v1","size":3,"attachments":[{"server_id":"s1","device":"/dev/vdb"}]}}""");
        cloud.List("/compute/v2.1/os-keypairs", "keypairs", """{"keypair":{"name":"mine"}}""");
        cloud.List("/compute/v2.1/os-server-groups", "server_groups", """{"id":"g1","members":["s1"]}""");
        cloud.List("/network/v2.0/security-groups", "security_groups", """{"id":"sg"}""");
        return cloud;
    }

    private static IEnumerable<string> Built(Refreshed refreshed) => refreshed.All<TypedRecord>()
        .Select(record => record is ManagedRecord root ? $"{root.GetType().Name} {root.EmsRef}" : record.GetType().Name).Order(StringComparer.Ordinal);
}
