using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Providers.AwesomeCloud.Tests;

public sealed class sizes_come_in_the_units_of_the_vmdb : SimulatedRegion
{
    private const long GiB = 1L << 30;

    [Fact]
    public async Task a_flavor_is_measured_in_bytes()
    {
        var type = World.AddInstanceType("m9.test", ncpus: 4, ramMb: 8192, diskGb: 80);
        var flavor = (await ReadAsync(Scope.All)).OfType<Flavor>().Single(f => f.EmsRef == type.Id);
        flavor.Name.ShouldBe("m9.test");
        flavor.Memory.ShouldBe(8 * GiB);
        flavor.RootDiskSize.ShouldBe(80 * GiB);
        (flavor.CpuTotalCores, flavor.CpuSockets, flavor.CpuCoresPerSocket).ShouldBe((4, 4, 1));
    }

    [Fact]
    public async Task hardware_has_memory_in_mebibytes_and_disks_in_bytes()
    {
        var type = World.AddInstanceType("m9.test", ncpus: 4, ramMb: 8192);
        var instance = World.CreateInstance("db-1", type.Id);
        var volume = World.AddVolume("data", sizeGb: 50);
        World.AttachVolume(volume.Id, instance.Id);

        var built = await ReadAsync(Scope.All);

        var hardware = built.OfType<Hardware>().Single(h => h.VmOrTemplate!.Key == instance.Id);
        hardware.MemoryMb.ShouldBe(8192);
        (hardware.CpuTotalCores, hardware.CpuSockets, hardware.CpuCoresPerSocket).ShouldBe((4, 4, 1));
        hardware.DiskCapacity.ShouldBe(70 * GiB);
        built.OfType<Disk>().Where(d => d.Hardware!.Parent!.Key == instance.Id).Select(d => (d.DeviceName, d.Size, d.DeviceType))
            .ShouldBe([("/dev/vda", 20 * GiB, "disk"), ("/dev/vdb", 50 * GiB, "disk")]);
    }

    [Fact]
    public async Task an_image_keeps_its_bytes()
    {
        var image = World.AddImage("golden");
        var hardware = (await ReadAsync(Scope.All)).OfType<Hardware>().Single(h => h.VmOrTemplate!.Key == image.Id);
        hardware.SizeOnDisk.ShouldBe(image.SizeBytes);
        hardware.DiskSizeMinimum.ShouldBe(image.MinDiskGb * GiB);
        hardware.MemoryMb.ShouldBeNull();
    }

    [Fact]
    public async Task a_size_too_great_for_the_vmdb_concerns_that_object_alone()
    {
        var type = World.AddInstanceType("huge", ramMb: long.MaxValue);
        using var session = new CloudManager().OpenInventory(Settings);
        var failures = 0;
        await foreach (var parse in session.Parser.Read(Scope.All).Single(r => r.Collections.Any(c => c.Name == "flavors")).Items(Cancel))
        {
            try
            {
                parse();
            }
            catch (OverflowException)
            {
                failures++;
            }
        }
        failures.ShouldBe(1);
        ((Persister)session.Persister).Flavors.TakeBuilt().Count.ShouldBe(World.InstanceTypes.Count - 1);
    }
}
