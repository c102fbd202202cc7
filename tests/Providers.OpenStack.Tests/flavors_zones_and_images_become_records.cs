namespace Providers.OpenStack.Tests;

public class flavors_zones_and_images_become_records
{
    [Fact]
    public async Task a_flavor_in_bytes()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/compute/v2.1/flavors/detail", "flavors",
            """
            {"id":"f1","name":"m1.odd","vcpus":3,"ram":512,"disk":5,"swap":256,"OS-FLV-EXT-DATA:ephemeral":7,
             "OS-FLV-DISABLED:disabled":true,"os-flavor-access:is_public":false}
            """,
            """{"id":"f2","name":"m1.plain","vcpus":1,"ram":64,"disk":0,"swap":"","OS-FLV-EXT-DATA:ephemeral":0,"os-flavor-access:is_public":true}""",
            """{"id":"f3","name":"m1.old","vcpus":1,"ram":64,"disk":0,"swap":"128"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<Flavor>("f1").ShouldSatisfyAllConditions(
            f => f.Name.ShouldBe("m1.odd"),
            f => f.Enabled.ShouldBe(false),
            f => f.CpuTotalCores.ShouldBe(3),
            f => f.Memory.ShouldBe(536870912),
            f => f.RootDiskSize.ShouldBe(5368709120),
            f => f.SwapDiskSize.ShouldBe(268435456),
            f => f.EphemeralDiskSize.ShouldBe(7516192768),
            f => f.EphemeralDiskCount.ShouldBe(1),
            f => f.PubliclyAvailable.ShouldBe(false));
        refreshed.The<Flavor>("f2").ShouldSatisfyAllConditions(
            f => f.Enabled.ShouldBe(true),
            f => f.SwapDiskSize.ShouldBe(0),
            f => f.EphemeralDiskCount.ShouldBe(0),
            f => f.PubliclyAvailable.ShouldBe(true));
        refreshed.The<Flavor>("f3").ShouldSatisfyAllConditions(
            f => f.SwapDiskSize.ShouldBe(134217728), f => f.EphemeralDiskSize.ShouldBeNull(), f => f.EphemeralDiskCount.ShouldBeNull());
        cloud.Requests.Count(request => request.Contains("flavors/detail?is_public=None", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task a_zone_by_its_name_and_one_more_for_servers_in_none()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/compute/v2.1/os-availability-zone", "availabilityZoneInfo", """{"zoneName":"north","zoneState":{"available":true},"hosts":null}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<AvailabilityZone>().Select(z => (z.EmsRef, z.Name, z.Type)).ShouldBe(
            [("north", "north", null), ("null_az", null, "ManageIQ::Providers::Openstack::CloudManager::AvailabilityZoneNull")]);
        refreshed.All<AvailabilityZone>().ShouldAllBe(z => z.ProviderServicesSupported!.Single() == "compute");
    }

    [Fact]
    public async Task an_image_with_its_hardware()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/image/v2/images", "images",
            """
            {"id":"i1","name":"Ubuntu","visibility":"public","size":1000,"min_disk":2,"min_ram":512,"disk_format":"qcow2",
             "architecture":"x86_64","os_distro":"Ubuntu Server","hypervisor_type":"qemu"}
            """,
            """{"id":"i2","name":"","visibility":"private","size":null,"min_disk":0,"min_ram":0,"architecture":"i686"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<MiqTemplate>("i1").ShouldSatisfyAllConditions(
            t => t.Name.ShouldBe("Ubuntu"),
            t => t.UidEms.ShouldBe("i1"),
            t => t.Template.ShouldBeTrue(),
            t => t.RawPowerState.ShouldBe("never"),
            t => t.Location.ShouldBe("unknown"),
            t => t.ConnectionState.ShouldBeNull(),
            t => t.PubliclyAvailable.ShouldBe(true));
        refreshed.HardwareOf("i1").ShouldSatisfyAllConditions(
            h => h.GuestOs.ShouldBe("linux_ubuntu"),
            h => h.Bitness.ShouldBe(64),
            h => h.DiskSizeMinimum.ShouldBe(2147483648),
            h => h.MemoryMbMinimum.ShouldBe(512),
            h => h.RootDeviceType.ShouldBe("qcow2"),
            h => h.SizeOnDisk.ShouldBe(1000),
            h => h.VirtualizationType.ShouldBe("qemu"));
        refreshed.The<MiqTemplate>("i2").ShouldSatisfyAllConditions(t => t.Name.ShouldBe("i2"), t => t.PubliclyAvailable.ShouldBe(false));
        refreshed.HardwareOf("i2").ShouldSatisfyAllConditions(
            h => h.GuestOs.ShouldBe("unknown"), h => h.Bitness.ShouldBe(32), h => h.SizeOnDisk.ShouldBeNull());
    }
}
