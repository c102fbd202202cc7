using System.Text.Json;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <content>Servers, with their hardware, operating system, disks and labels.</content>
internal sealed partial class OpenstackParser
{
    private void ParseServer(ListedServer listed)
    {
        var (id, server) = listed.Native;
        var vm = persister.Vms.LazyFind(id)!;
        var built = persister.Vms.Build(new Vm
        {
            EmsRef = id,
            UidEms = id,
            Name = Attributes.NameOr(id, server.Name),
            RawPowerState = string.IsNullOrWhiteSpace(server.Status) ? "UNKNOWN" : server.Status,
            ConnectionState = "connected",
            Flavor = persister.Flavors.LazyFind(listed.FlavorId),
            AvailabilityZone = persister.AvailabilityZones.LazyFind(string.IsNullOrWhiteSpace(server.AvailabilityZone) ? ListedZone.None.Id : server.AvailabilityZone),
            CloudTenant = Tenant(server.TenantId),
            OrchestrationStack = persister.Stacks.LazyFind(listed.Stack.Fact),
            PlacementGroup = persister.PlacementGroups.LazyFind(listed.Group.Fact),
            GenealogyParent = persister.MiqTemplates.LazyFind(server.ImageId),
            KeyPairs = persister.KeyPairs.LazyFind(server.KeyName) is { } pair ? [pair] : [],
        });
        if (!listed.Stack.IsKnown)
            built.Keep(nameof(built.OrchestrationStack));
        if (!listed.Group.IsKnown)
            built.Keep(nameof(built.PlacementGroup));
        BuildHardware(vm, listed, server.ImageId);
        foreach (var disk in ServerDisks.Of(listed.Size, listed.Volumes))
            BuildDisk(vm, disk);
        foreach (var (name, value) in server.Metadata ?? new Dictionary<string, JsonElement>())
            persister.Labels.Build(new Label { Resource = vm, Name = name, Value = Attributes.Text(value), Source = OpenstackCloudManager.VendorName });
    }

    // What is known of the image's operating system is the server's; of an image that was not read, what is stored.
    private void BuildHardware(IReference<Vm> vm, ListedServer listed, string? imageId)
    {
        var size = listed.Size;
        var cpus = Attributes.Count(size?.Vcpus, "vcpus");
        var hardware = persister.Hardwares.Build(new Hardware
        {
            VmOrTemplate = vm,
            CpuSockets = cpus,
            CpuCoresPerSocket = size is null ? null : 1,
            CpuTotalCores = cpus,
            MemoryMb = Attributes.Count(size?.Ram, "ram"),
            DiskCapacity = size is null ? null : ServerDisks.Capacity(size),
            GuestOs = listed.Image is { } image ? GuestOs.Of(image.OsDistro) : null,
        });
        var system = persister.OperatingSystems.Build(SystemOf(vm, listed.Image));
        if (listed.Image is not null || persister.MiqTemplates.LazyFind(imageId) is not { } stored)
            return;
        hardware.LookUp(persister.Hardwares.LazyFind(stored, []), (own, of) => own.GuestOs = of?.GuestOs);
        system.LookUp(persister.OperatingSystems.LazyFind(stored, []), (own, of) =>
            (own.ProductName, own.Distribution, own.Version) = (of?.ProductName, of?.Distribution, of?.Version));
    }

    private void BuildDisk(IReference<Vm> vm, ServerDisk disk)
    {
        var volume = persister.CloudVolumes.LazyFind(disk.Volume);
        var built = persister.Disks.Build(new Disk
        {
            Hardware = persister.Hardwares.LazyFind(vm, []),
            DeviceName = disk.Name,
            DeviceType = "disk",
            ControllerType = OpenstackCloudManager.VendorName,
            Location = disk.Device,
            Size = disk.Size,
            Backing = volume,
        });
        if (disk.Size is null)
            built.LookUp(volume, (own, of) => own.Size = of?.Size);
    }
}
