namespace Providers.OpenStack.Tests;

public class flavors_zones_and_images_become_records
{
    [Fact]
    public async Task a_flavor_in_bytes_with_the_tenants_that_may_use_it()
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
        cloud.Answer("/compute/v2.1/flavors/f1/os-flavor-access", """{"flavor_access":[{"flavor_id":"f1","tenant_id":"p1"}]}""");
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
            f => f.PubliclyAvailable.ShouldBe(false),
            f => f.CloudTenants!.Select(t => t.Key).ShouldBe(["p1"]));
        refreshed.The<Flavor>("f2").ShouldSatisfyAllConditions(
            f => f.Enabled.ShouldBe(true),
            f => f.SwapDiskSize.ShouldBe(0),
            f => f.EphemeralDiskCount.ShouldBe(0),
            f => f.PubliclyAvailable.ShouldBe(true),
            f => f.CloudTenants!.Select(t => t.Key).ShouldBe(["p1", "p2"], ignoreOrder: true));
        refreshed.The<Flavor>("f3").ShouldSatisfyAllConditions(
            f => f.SwapDiskSize.ShouldBe(134217728),
            f => f.EphemeralDiskSize.ShouldBeNull(),
            f => f.EphemeralDiskCount.ShouldBeNull(),
            f => f.CloudTenants.ShouldBeNull());
        cloud.Asked("flavors/detail?is_public=None").ShouldBe(2);
    }

    [Fact]
    public async Task the_tenants_of_which_are_the_same_if_it_is_named()
    {
        await using var cloud = await FakeCloud.StartAsync();
        foreach (var flavor in new[] { "f1", "f2", "f3", "f4" })
            cloud.Answer($"/compute/v2.1/flavors/{flavor}", $$"""{"flavor":{"id":"{{flavor}}","os-flavor-access:is_public":true} }""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings, With.Targets(null, ("flavors", ["f1", "f2", "f3", "f4"])));
        refreshed.All<Flavor>().Count.ShouldBe(4);
        refreshed.All<Flavor>().ShouldAllBe(f => f.CloudTenants!.Count == 2);
        refreshed.All<CloudTenant>().ShouldBeEmpty();
        cloud.Asked("/v3/projects").ShouldBe(1);
    }

    [Fact]
    public async Task zones_of_nova_and_cinder_and_one_more_for_servers_in_none()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List("/compute/v2.1/os-availability-zone", "availabilityZoneInfo", """{"zoneName":"north","zoneState":{"available":true},"hosts":null}""");
        cloud.List("/volume/v3/p2/os-availability-zone.json", "availabilityZoneInfo", """{"zoneName":"north"}""", """{"zoneName":"disks"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<AvailabilityZone>().Select(z => (z.EmsRef, z.Name, z.Type, string.Join('+', z.ProviderServicesSupported!))).ShouldBe(
        [
            ("disks", "disks", null, "volume"), ("north", "north", null, "compute+volume"), ("null_az", null, "::AvailabilityZoneNull", "compute"),
        ]);
    }

    [Fact]
    public async Task an_image_with_its_hardware_and_system()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/image/v2/images", "images",
            """
            {"id":"i1","name":"Ubuntu","visibility":"public","owner":"p2","size":1000,"min_disk":2,"min_ram":512,"disk_format":"qcow2",
             "architecture":"x86_64","os_distro":"Ubuntu Server","os_version":"24.04","hypervisor_type":"qemu"}
            """,
            """{"id":"i2","name":"","visibility":"private","owner":"p1","size":null,"min_disk":0,"min_ram":0,"architecture":"i686"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.The<MiqTemplate>("i1").ShouldSatisfyAllConditions(
            t => t.Name.ShouldBe("Ubuntu"),
            t => t.UidEms.ShouldBe("i1"),
            t => t.Template.ShouldBeTrue(),
            t => t.RawPowerState.ShouldBe("never"),
            t => t.Location.ShouldBe("unknown"),
            t => t.ConnectionState.ShouldBeNull(),
            t => t.PubliclyAvailable.ShouldBe(true),
            t => t.CloudTenant!.Key.ShouldBe("p2"),
            t => t.CloudTenants!.Select(tenant => tenant.Key).ShouldBe(["p1", "p2"], ignoreOrder: true));
        refreshed.HardwareOf("i1").ShouldSatisfyAllConditions(
            h => h.GuestOs.ShouldBe("linux_ubuntu"),
            h => h.Bitness.ShouldBe(64),
            h => h.DiskSizeMinimum.ShouldBe(2147483648),
            h => h.MemoryMbMinimum.ShouldBe(512),
            h => h.RootDeviceType.ShouldBe("qcow2"),
            h => h.SizeOnDisk.ShouldBe(1000),
            h => h.VirtualizationType.ShouldBe("qemu"));
        refreshed.SystemOf("i1").ShouldSatisfyAllConditions(
            s => s.ProductName.ShouldBe("linux_ubuntu"), s => s.Distribution.ShouldBe("Ubuntu Server"), s => s.Version.ShouldBe("24.04"));
        refreshed.The<MiqTemplate>("i2").ShouldSatisfyAllConditions(
            t => t.Name.ShouldBe("i2"), t => t.PubliclyAvailable.ShouldBe(false), t => t.CloudTenants!.Select(tenant => tenant.Key).ShouldBe(["p1"]));
        refreshed.HardwareOf("i2").ShouldSatisfyAllConditions(
            h => h.GuestOs.ShouldBe("unknown"), h => h.Bitness.ShouldBe(32), h => h.SizeOnDisk.ShouldBeNull());
    }

    [Fact]
    public async Task an_image_of_a_server_is_its_snapshot_too()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/image/v2/images", "images",
            """{"id":"i1","name":"before","image_type":"snapshot","instance_uuid":"s1","created_at":"2023-03-31T11:43:50Z","description":"safe"}""",
            """{"id":"i2","name":"by volume","instance_uuid":"s1","block_device_mapping":"[{\"source_type\":\"snapshot\"}]"}""",
            """{"id":"i3","name":"of a blank","instance_uuid":"s1","block_device_mapping":"[{\"source_type\":\"blank\"}]"}""",
            """{"id":"i4","name":"of nobody","image_type":"snapshot"}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<Snapshot>().Select(s => (s.Uid, s.UidEms, s.EmsRef, s.Name, s.Description, s.VmOrTemplate!.Collection, s.VmOrTemplate.Key)).ShouldBe(
            [("i1", "i1", "i1", "before", "safe", "vms", "s1"), ("i2", "i2", "i2", "by volume", null, "vms", "s1")]);
        refreshed.All<Snapshot>()[0].CreateTime.ShouldBe(new DateTimeOffset(2023, 3, 31, 11, 43, 50, TimeSpan.Zero));
        refreshed.The<MiqTemplate>("i1").GenealogyParent!.Key.ShouldBe("s1");
        refreshed.The<MiqTemplate>("i4").GenealogyParent.ShouldBeNull();
    }

    [Fact]
    public async Task services_key_pairs_groups_and_aggregates()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.List(
            "/compute/v2.1/os-services", "services",
            """{"id":4,"binary":"nova-compute","host":"h","zone":"north","status":"disabled","state":"up","disabled_reason":"repair"}""",
            """{"id":5,"binary":"nova-conductor","host":"h","zone":"internal","status":"enabled","state":"down"}""");
        cloud.List("/compute/v2.1/os-keypairs", "keypairs", """{"keypair":{"name":"mine","fingerprint":"aa:bb","public_key":"ssh-rsa A"}}""");
        cloud.List("/compute/v2.1/os-server-groups", "server_groups", """{"id":"g1","name":"apart","policies":["anti-affinity"],"members":[]}""");
        cloud.List("/compute/v2.1/os-aggregates", "aggregates", """{"id":6,"name":"fast","metadata":{"ssd":"true"},"hosts":["h"]}""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        refreshed.All<CloudService>()
            .Select(s => (s.EmsRef, s.ExecutableName, s.Status, s.SchedulingDisabled, s.SchedulingDisabledReason, s.AvailabilityZone?.Key))
            .ShouldBe([("4", "nova-compute", "up", true, "repair", "north"), ("5", "nova-conductor", "down", false, null, null)]);
        refreshed.All<AuthKeyPair>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Name.ShouldBe("mine"), p => p.Fingerprint.ShouldBe("aa:bb"));
        refreshed.The<PlacementGroup>("g1").Policy.ShouldBe("anti-affinity");
        refreshed.The<HostAggregate>("6").Metadata!.ToJsonString().ShouldBe("""{"ssd":"true"}""");
    }
}
