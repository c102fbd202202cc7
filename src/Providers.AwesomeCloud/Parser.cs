using AwesomeCloud;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using AvailabilityZone = Inventory.Sdk.Vmdb.AvailabilityZone;
using NativeZone = AwesomeCloud.AvailabilityZone;

namespace Providers.AwesomeCloud;

/// <summary>Turns what AwesomeCloud calls its things into VMDB records. Sizes become bytes, except <c>hardwares.memory_mb</c>.</summary>
public sealed class Parser(Collector collector, Persister persister) : Inventory.Sdk.Parser
{
    public override IEnumerable<Reading> Read(Scope scope) =>
    [
        Each(collector.AvailabilityZones(scope), ParseAvailabilityZone).Fills(persister.AvailabilityZones),
        Each(collector.InstanceTypes(scope), ParseFlavor).Fills(persister.Flavors),
        Each(collector.Images(scope), ParseTemplate).Fills(persister.MiqTemplates, persister.Hardwares),
        Each(collector.Instances(scope), ParseVm).Fills(persister.Vms, persister.Hardwares, persister.Disks),
    ];

    private void ParseAvailabilityZone(NativeZone zone) =>
        persister.AvailabilityZones.Build(new AvailabilityZone { EmsRef = zone.Id, Name = NameOf(zone, zone.Name) });

    private void ParseFlavor(InstanceType type) =>
        persister.Flavors.Build(new Flavor
        {
            EmsRef = type.Id,
            Name = NameOf(type, type.Name),
            Enabled = type.Enabled,
            CpuTotalCores = type.NCpus,
            CpuSockets = type.NCpus,
            CpuCoresPerSocket = 1,
            Memory = checked(type.RamMb * 1024 * 1024),
            RootDiskSize = Bytes(type.DiskGb),
        });

    private void ParseTemplate(Image image)
    {
        persister.MiqTemplates.Build(new MiqTemplate
        {
            EmsRef = image.Id,
            UidEms = image.Id,
            Name = NameOf(image, image.Name),
            Location = collector.Region,
            EmsCreatedOn = image.CreatedAt,
            PubliclyAvailable = image.Public,
        });
        persister.Hardwares.Build(new Hardware
        {
            VmOrTemplate = persister.MiqTemplates.LazyFind(image.Id),
            GuestOs = image.Os switch { "linux" => "linux_generic", "windows" => "windows_generic", _ => "unknown" },
            GuestOsFullName = image.Os,
            Bitness = image.Architecture is "x86_64" or "arm64" ? 64 : null,
            SizeOnDisk = image.SizeBytes,
            DiskSizeMinimum = Bytes(image.MinDiskGb),
        });
    }

    private void ParseVm(SizedInstance sized)
    {
        var (instance, type, gigabytes) = sized;
        if (instance.State == InstanceState.Terminated)
            return; // still listed for a while, but gone for good

        persister.Vms.Build(new Vm
        {
            EmsRef = instance.Id,
            UidEms = instance.Id,
            Name = NameOf(instance, instance.Name),
            Location = $"{collector.Region}/{instance.ZoneId}",
            RawPowerState = instance.State,
            BootTime = instance.LaunchedAt,
            EmsCreatedOn = instance.CreatedAt,
            Flavor = persister.Flavors.LazyFind(instance.InstanceTypeId),
            AvailabilityZone = persister.AvailabilityZones.LazyFind(instance.ZoneId),
        });
        if (persister.Vms.LazyFind(instance.Id) is not { } vm)
            return; // a blank id; the VM itself is reported

        var hardware = persister.Hardwares.Build(new Hardware
        {
            VmOrTemplate = vm,
            CpuSockets = type?.NCpus,
            CpuCoresPerSocket = type is null ? null : 1,
            CpuTotalCores = type?.NCpus,
            MemoryMb = type?.RamMb,
            DiskCapacity = 0,
        });
        foreach (var device in instance.BlockDevices)
        {
            long? size = gigabytes.TryGetValue(device.VolumeId, out var gb) ? Bytes(gb) : null;
            hardware.DiskCapacity += size; // unknown as soon as one of them is
            persister.Disks.Build(new Disk
            {
                Hardware = persister.Hardwares.LazyFind(vm),
                DeviceName = device.DeviceName,
                DeviceType = "disk",
                ControllerType = "awesome_cloud",
                Size = size,
                EmsRef = device.VolumeId,
            });
        }
    }

    private static string NameOf(IResource resource, string name) => string.IsNullOrWhiteSpace(name) ? resource.Id : name;

    private static long Bytes(long gigabytes) => checked(gigabytes * 1024 * 1024 * 1024);
}
