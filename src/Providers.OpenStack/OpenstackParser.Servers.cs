using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack;

/// <content>Servers, their hardware and the disks that their flavor gives them.</content>
internal sealed partial class OpenstackParser
{
    private void ParseServer(ListedServer listed)
    {
        var server = listed.Server;
        var id = Required(server.Id, $"The server {server.Name} has no id.");
        var size = listed.Size;
        var vm = persister.Vms.LazyFind(id)!;
        // Whatever may refuse the item comes before the first record of it is built.
        var hardware = HardwareOf(vm, size, listed.Image);
        var disks = size is null ? [] : DisksOf(persister.Hardwares.LazyFind(vm), size).ToList();
        persister.Vms.Build(new Vm
        {
            EmsRef = id,
            UidEms = id,
            Name = string.IsNullOrWhiteSpace(server.Name) ? id : server.Name,
            RawPowerState = string.IsNullOrWhiteSpace(server.Status) ? "UNKNOWN" : server.Status,
            ConnectionState = "connected",
            Flavor = persister.Flavors.LazyFind(listed.FlavorId),
            AvailabilityZone = persister.AvailabilityZones.LazyFind(string.IsNullOrWhiteSpace(server.AvailabilityZone) ? NullZone : server.AvailabilityZone),
        });
        persister.Hardwares.Build(hardware);
        foreach (var disk in disks)
            persister.Disks.Build(disk);
    }

    private static Hardware HardwareOf(IReference<Vm> vm, FlavorSize? size, NativeImage? image) => new()
    {
        VmOrTemplate = vm,
        CpuSockets = size?.Vcpus,
        CpuCoresPerSocket = size is null ? null : 1,
        CpuTotalCores = size?.Vcpus,
        MemoryMb = size?.Ram,
        DiskCapacity = size is null ? null : checked((size.Disk * GiB) + (size.Swap * MiB) + (size.Ephemeral * GiB)),
        GuestOs = image is null ? null : GuestOs.Of(image.OsDistro),
    };

    // A root disk of 0 GiB is as large as its image; ManageIQ says 1 GiB.
    private static IEnumerable<Disk> DisksOf(IReference<Hardware> hardware, FlavorSize size)
    {
        yield return DiskOf(hardware, "Root disk", "vda", Math.Max(size.Disk, 1), GiB);
        if (size.Ephemeral > 0)
            yield return DiskOf(hardware, "Ephemeral disk", "vdb", size.Ephemeral, GiB);
        if (size.Swap > 0)
            yield return DiskOf(hardware, "Swap disk", size.Ephemeral > 0 ? "vdc" : "vdb", size.Swap, MiB);
    }

    private static Disk DiskOf(IReference<Hardware> hardware, string name, string location, long amount, long unit) => new()
    {
        Hardware = hardware,
        DeviceName = name,
        DeviceType = "disk",
        ControllerType = OpenstackCloudManager.VendorName,
        Location = location,
        Size = checked(amount * unit),
    };
}
