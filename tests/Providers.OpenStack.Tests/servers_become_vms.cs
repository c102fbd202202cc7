namespace Providers.OpenStack.Tests;

public class servers_become_vms
{
    private const string Flavors =
        """{"id":"f1","name":"m1.odd","vcpus":3,"ram":512,"disk":5,"swap":256,"OS-FLV-EXT-DATA:ephemeral":7}""";

    [Fact]
    public async Task with_the_hardware_and_the_system_of_their_flavor_and_image()
    {
        var refreshed = await Read(
            """
            {"id":"s1","name":"web","status":"ACTIVE","OS-EXT-AZ:availability_zone":"north","tenant_id":"p1","key_name":"mine",
             "flavor":{"id":"f1","links":[]},"image":{"id":"i1","links":[]},"metadata":{"purpose":"web","count":"3"}}
            """);
        refreshed.The<Vm>("s1").ShouldSatisfyAllConditions(
            vm => vm.Name.ShouldBe("web"),
            vm => vm.UidEms.ShouldBe("s1"),
            vm => vm.RawPowerState.ShouldBe("ACTIVE"),
            vm => vm.ConnectionState.ShouldBe("connected"),
            vm => vm.Location.ShouldBe("unknown"),
            vm => vm.Flavor!.Key.ShouldBe("f1"),
            vm => vm.AvailabilityZone!.Key.ShouldBe("north"),
            vm => vm.CloudTenant!.Key.ShouldBe("p1"),
            vm => vm.KeyPairs!.Select(pair => pair.Key).ShouldBe(["mine"]),
            vm => vm.GenealogyParent!.Collection.ShouldBe("miq_templates"),
            vm => vm.GenealogyParent!.Key.ShouldBe("i1"));
        refreshed.HardwareOf("s1").ShouldSatisfyAllConditions(
            h => h.CpuSockets.ShouldBe(3),
            h => h.CpuCoresPerSocket.ShouldBe(1),
            h => h.CpuTotalCores.ShouldBe(3),
            h => h.MemoryMb.ShouldBe(512),
            h => h.DiskCapacity.ShouldBe(5368709120 + 268435456 + 7516192768),
            h => h.GuestOs.ShouldBe("linux_debian"));
        refreshed.SystemOf("s1").ShouldSatisfyAllConditions(
            s => s.ProductName.ShouldBe("linux_debian"), s => s.Distribution.ShouldBe("debian"), s => s.Version.ShouldBe("13"));
        refreshed.All<Label>().Select(l => (l.Resource!.Key, l.Section, l.Name, l.Value, l.Source)).ShouldBe(
            [("s1", "labels", "purpose", "web", "openstack"), ("s1", "labels", "count", "3", "openstack")]);
    }

    [Fact]
    public async Task whose_flavor_may_be_spelled_out()
    {
        var refreshed = await Read(
            """{"id":"s1","flavor":{"original_name":"m1.odd","vcpus":2,"ram":64,"disk":0,"ephemeral":0,"swap":128}}""",
            """{"id":"s2","flavor":{"original_name":"m1.gone","vcpus":1,"ram":32,"disk":1,"ephemeral":0,"swap":0}}""");
        refreshed.The<Vm>("s1").Flavor!.Key.ShouldBe("f1");
        refreshed.HardwareOf("s1").ShouldSatisfyAllConditions(h => h.CpuTotalCores.ShouldBe(2), h => h.DiskCapacity.ShouldBe(134217728));
        refreshed.DisksOf("s1").Select(d => (d.DeviceName, d.Location, d.Size)).ShouldBe([("Root disk", "vda", 1073741824), ("Swap disk", "vdb", 134217728)]);
        refreshed.The<Vm>("s2").Flavor.ShouldBeNull();
        refreshed.HardwareOf("s2").MemoryMb.ShouldBe(32);
    }

    [Fact]
    public async Task whose_flavor_may_be_listed_no_more()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"s1","flavor":{"id":"old"}}""", """{"id":"s2","flavor":{"id":"old"}}""");
        cloud.Answer("/compute/v2.1/flavors/old", """{"flavor":{"id":"old","vcpus":4,"ram":64}}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.HardwareOf("s2").CpuTotalCores.ShouldBe(4);
        cloud.Asked("flavors/old").ShouldBe(1);
    }

    [Fact]
    public async Task whose_flavor_may_be_gone()
    {
        var refreshed = await Read("""{"id":"s1","flavor":{"id":"deleted"}}""");
        refreshed.The<Vm>("s1").Flavor!.Key.ShouldBe("deleted");
        refreshed.HardwareOf("s1").ShouldSatisfyAllConditions(
            h => h.CpuSockets.ShouldBeNull(), h => h.CpuTotalCores.ShouldBeNull(), h => h.MemoryMb.ShouldBeNull(), h => h.DiskCapacity.ShouldBeNull());
        refreshed.DisksOf("s1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":"s1","image":"","OS-EXT-AZ:availability_zone":""}""")]
    [InlineData("""{"id":"s1","image":null,"OS-EXT-AZ:availability_zone":null,"flavor":null,"name":null,"status":null,"key_name":null,"metadata":null}""")]
    [InlineData("""{"id":"s1"}""")]
    public async Task that_may_lack_nearly_everything(string server)
    {
        var refreshed = await Read(server);
        refreshed.The<Vm>("s1").ShouldSatisfyAllConditions(
            vm => vm.Name.ShouldBe("s1"),
            vm => vm.RawPowerState.ShouldBe("UNKNOWN"),
            vm => vm.Flavor.ShouldBeNull(),
            vm => vm.GenealogyParent.ShouldBeNull(),
            vm => vm.KeyPairs.ShouldBeEmpty(),
            vm => vm.AvailabilityZone!.Key.ShouldBe("null_az"));
        refreshed.HardwareOf("s1").GuestOs.ShouldBeNull();
        refreshed.SystemOf("s1").ProductName.ShouldBeNull();
    }

    [Theory]
    [InlineData("ACTIVE", "on")]
    [InlineData("SHUTOFF", "off")]
    [InlineData("SUSPENDED", "suspended")]
    [InlineData("PAUSED", "paused")]
    [InlineData("SHELVED", "shelved")]
    [InlineData("SHELVED_OFFLOADED", "shelved_offloaded")]
    [InlineData("REBOOT", "reboot_in_progress")]
    [InlineData("HARD_REBOOT", "reboot_in_progress")]
    [InlineData("ERROR", "non_operational")]
    [InlineData("BUILD", "wait_for_launch")]
    [InlineData("REBUILD", "wait_for_launch")]
    [InlineData("DELETED", "terminated")]
    [InlineData("MIGRATING", "migrating")]
    [InlineData("never", "never")]
    [InlineData("VERIFY_RESIZE", "unknown")]
    [InlineData("UNKNOWN", "unknown")]
    public void whose_states_mean_what_ManageIQ_says(string raw, string expected) =>
        new OpenstackCloudManager().PowerStates.GetValueOrDefault(raw, PowerState.Unknown).ShouldBe(expected);

    [Fact]
    public async Task that_are_in_groups_and_made_by_stacks()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"s1"}""", """{"id":"s2"}""");
        cloud.List("/compute/v2.1/os-server-groups", "server_groups", """{"id":"g1","name":"apart","members":["s2"]}""");
        cloud.List("/heat/v1/p1/stacks", "stacks", """{"id":"k1","stack_name":"web"}""");
        cloud.Answer("/heat/v1/p1/stacks/web/k1", """{"stack":{"id":"k1","stack_name":"web"}}""");
        cloud.Answer("/heat/v1/p1/stacks/web/k1/resources", """{"resources":[{"resource_name":"r","physical_resource_id":"s1"}]}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<Vm>().Select(vm => (vm.EmsRef, vm.PlacementGroup?.Key, vm.OrchestrationStack?.Key)).ShouldBe([("s1", null, "k1"), ("s2", "g1", null)]);
    }

    private static async Task<Refreshed> Read(params string[] servers)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/compute/v2.1/servers/detail", "servers", servers);
        cloud.List("/compute/v2.1/flavors/detail", "flavors", Flavors);
        cloud.List("/image/v2/images", "images", """{"id":"i1","name":"Debian","os_distro":"debian","os_version":"13"}""");
        return await Refreshed.CompletelyFrom(cloud.Settings);
    }
}
