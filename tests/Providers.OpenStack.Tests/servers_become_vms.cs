namespace Providers.OpenStack.Tests;

public class servers_become_vms
{
    private const string Flavors =
        """{"id":"f1","name":"m1.odd","vcpus":3,"ram":512,"disk":5,"swap":256,"OS-FLV-EXT-DATA:ephemeral":7}""";

    [Fact]
    public async Task with_the_hardware_and_the_disks_of_their_flavor()
    {
        var refreshed = await Read(
            """
            {"id":"s1","name":"web","status":"ACTIVE","OS-EXT-AZ:availability_zone":"north",
             "flavor":{"id":"f1","links":[]},"image":{"id":"i1","links":[]}}
            """);
        refreshed.The<Vm>("s1").ShouldSatisfyAllConditions(
            vm => vm.Name.ShouldBe("web"),
            vm => vm.UidEms.ShouldBe("s1"),
            vm => vm.RawPowerState.ShouldBe("ACTIVE"),
            vm => vm.ConnectionState.ShouldBe("connected"),
            vm => vm.Location.ShouldBe("unknown"),
            vm => vm.Flavor!.Key.ShouldBe("f1"),
            vm => vm.AvailabilityZone!.Key.ShouldBe("north"));
        refreshed.HardwareOf("s1").ShouldSatisfyAllConditions(
            h => h.CpuSockets.ShouldBe(3),
            h => h.CpuCoresPerSocket.ShouldBe(1),
            h => h.CpuTotalCores.ShouldBe(3),
            h => h.MemoryMb.ShouldBe(512),
            h => h.DiskCapacity.ShouldBe(5368709120 + 268435456 + 7516192768),
            h => h.GuestOs.ShouldBe("linux_debian"));
        refreshed.DisksOf("s1").Select(d => (d.DeviceName, d.Location, d.Size, d.DeviceType, d.ControllerType)).ShouldBe(
        [
            ("Root disk", "vda", 5368709120, "disk", "openstack"),
            ("Ephemeral disk", "vdb", 7516192768, "disk", "openstack"),
            ("Swap disk", "vdc", 268435456, "disk", "openstack"),
        ]);
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
    [InlineData("""{"id":"s1","image":null,"OS-EXT-AZ:availability_zone":null,"flavor":null,"name":null,"status":null}""")]
    [InlineData("""{"id":"s1"}""")]
    public async Task that_may_lack_nearly_everything(string server)
    {
        var refreshed = await Read(server);
        refreshed.The<Vm>("s1").ShouldSatisfyAllConditions(
            vm => vm.Name.ShouldBe("s1"),
            vm => vm.RawPowerState.ShouldBe("UNKNOWN"),
            vm => vm.Flavor.ShouldBeNull(),
            vm => vm.AvailabilityZone!.Key.ShouldBe("null_az"));
        refreshed.HardwareOf("s1").GuestOs.ShouldBeNull();
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
    public async Task of_which_a_scope_may_name_some()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"s1"}""", """{"id":"s2"}""");
        cloud.List("/compute/v2.1/flavors/detail", "flavors", Flavors);
        var scope = Scope.Of(new Dictionary<string, IReadOnlyCollection<string>> { ["vms"] = ["s2", "gone"] });
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, scope);
        refreshed.All<VmdbRecord>().Select(record => record.GetType()).ShouldBe([typeof(Vm), typeof(Hardware)]);
        refreshed.The<Vm>("s2").Name.ShouldBe("s2");
    }

    private static async Task<Refreshed> Read(params string[] servers)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/compute/v2.1/servers/detail", "servers", servers);
        cloud.List("/compute/v2.1/flavors/detail", "flavors", Flavors);
        cloud.List("/image/v2/images", "images", """{"id":"i1","name":"Debian","os_distro":"debian"}""");
        return await Refreshed.CompletelyFrom(cloud.Settings);
    }
}
