using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;
using Providers.OpenStack.Parsing;

namespace Providers.OpenStack.Tests;

public class a_volume_at_a_server_is_a_disk_of_it
{
    private const long GiB = 1024 * 1024 * 1024;
    private static readonly FlavorSize All = new(1, 64, 5, 7, 256);
    private static readonly FlavorSize RootOnly = new(1, 64, 0, 0, 0);

    [Fact]
    public void beside_those_that_the_flavor_gives() => Disks(All, new VolumeAt("v1", "vdd", 2)).ShouldBe(
    [
        ("Root disk", "vda", 5 * GiB, null), ("Ephemeral disk", "vdb", 7 * GiB, null), ("Swap disk", "vdc", GiB / 4, null), ("vdd", "vdd", 2 * GiB, "v1"),
    ]);

    [Fact]
    public void or_in_the_place_of_one() => Disks(All, new VolumeAt("v1", "vda", 9), new VolumeAt("v2", "vdb", 8)).ShouldBe(
        [("Root disk", "vda", 9 * GiB, "v1"), ("Ephemeral disk", "vdb", 8 * GiB, "v2"), ("Swap disk", "vdc", GiB / 4, null)]);

    [Fact]
    public void whichever_bus_names_the_device() => Disks(All, new VolumeAt("v1", "sda", 9), new VolumeAt("v2", "xvdd", 2)).ShouldBe(
    [
        ("Root disk", "sda", 9 * GiB, "v1"), ("Ephemeral disk", "vdb", 7 * GiB, null), ("Swap disk", "vdc", GiB / 4, null), ("xvdd", "xvdd", 2 * GiB, "v2"),
    ]);

    [Fact]
    public void with_the_name_of_its_device_where_the_flavor_gives_none_there() =>
        Disks(RootOnly, new VolumeAt("v1", "vdb", 1)).ShouldBe([("Root disk", "vda", GiB, null), ("vdb", "vdb", GiB, "v1")]);

    [Fact]
    public void and_is_the_root_disk_even_of_a_server_whose_flavor_is_gone() =>
        Disks(null, new VolumeAt("v1", "vda", 1)).ShouldBe([("Root disk", "vda", GiB, "v1")]);

    [Fact]
    public async Task as_cinder_tells_without_asking_nova()
    {
        await using var cloud = await FakeCloud.StartAsync();
        Serve(cloud, """[{"server_id":"other","device":"/dev/vdz"},{"server_id":"s1","device":"/dev/vdb"}]""");
        var refreshed = await Refreshed.CompletelyFrom(cloud.Settings);
        var disk = refreshed.DisksOf("s1").ShouldHaveSingleItem();
        (disk.DeviceName, disk.Location, disk.Size, disk.Backing!.Collection, disk.Backing.Key, disk.DeviceType, disk.ControllerType).ShouldBe(
            ("vdb", "vdb", 3 * GiB, "cloud_volumes", "v1", "disk", "openstack"));
        cloud.Asked("os-volume_attachments").ShouldBe(0);
    }

    [Fact]
    public async Task or_as_nova_tells_where_cinder_does_not()
    {
        await using var cloud = await FakeCloud.StartAsync();
        Serve(cloud, "[]");
        cloud.Answer(
            "/compute/v2.1/servers/s1/os-volume_attachments",
            """{"volumeAttachments":[{"id":"v1","volumeId":"v1","device":"/dev/vdc"},{"id":"v2","volumeId":"v2","device":null}]}""");
        (await Refreshed.CompletelyFrom(cloud.Settings)).DisksOf("s1").Select(d => (d.DeviceName, d.Backing?.Key, d.Size)).ShouldBe([("vdc", "v1", 3 * GiB)]);
    }

    [Fact]
    public async Task of_which_nobody_may_know_the_device()
    {
        await using var cloud = await FakeCloud.StartAsync();
        Serve(cloud, """[{"server_id":"s1","device":null}]""");
        cloud.Answer("/compute/v2.1/servers/s1/os-volume_attachments", _ => (404, ""));
        (await Refreshed.CompletelyFrom(cloud.Settings)).DisksOf("s1").ShouldBeEmpty();
    }

    private static void Serve(FakeCloud cloud, string attachments)
    {
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"s1","os-extended-volumes:volumes_attached":[{"id":"v1"},{"id":"v1"}]}""");
        cloud.List("/volume/v3/p2/volumes/detail", "volumes", $$"""{"id":"v1","size":3,"attachments":{{attachments}} }""");
    }

    private static IEnumerable<(string, string, long?, string?)> Disks(FlavorSize? size, params VolumeAt[] volumes) =>
        ServerDisks.Of(size, volumes).Select(disk => (disk.Name, disk.Device, disk.Size, disk.Volume));
}
