using System.Globalization;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.Amazon.Facts;
using Ec2 = Amazon.EC2.Model;
using OperatingSystem = Inventory.Sdk.Vmdb.OperatingSystem;

namespace Providers.Amazon;

/// <content>Instances with their hardware, disks and addresses.</content>
internal sealed partial class AmazonParser
{
    private void ParseInstance(Ec2.Instance instance)
    {
        var id = Required(instance.InstanceId, "An instance", "InstanceId");
        var vm = persister.Vms.LazyFind(id)!;
        var name = instance.Tags.Name() ?? id;
        var type = InstanceTypes.Of(instance.InstanceType?.Value);
        var image = persister.MiqTemplates.LazyFind(instance.ImageId);
        persister.Vms.Build(new Vm
        {
            EmsRef = id,
            UidEms = id,
            Name = name,
            ConnectionState = "connected",
            RawPowerState = Required(instance.State?.Name?.Value, $"The instance {id}", "State"),
            BootTime = Instant(instance.LaunchTime),
            Location = (instance.PublicIpAddress.OrNull() is null ? null : instance.PublicDnsName.OrNull()) ?? "unknown",
            AvailabilityZone = persister.AvailabilityZones.LazyFind(instance.Placement?.AvailabilityZone),
            Flavor = persister.Flavors.LazyFind(type.Name),
            GenealogyParent = image,
            KeyPairs = persister.AuthKeyPairs.LazyFind(instance.KeyName) is { } key ? [key] : [],
            OrchestrationStack = persister.OrchestrationStacks.LazyFind(instance.Tags.Stack()),
        });
        BuildHardware(vm, instance, type, image);
        BuildNetwork(vm, "private", instance.PrivateIpAddress, instance.PrivateDnsName);
        BuildNetwork(vm, "public", instance.PublicIpAddress, instance.PublicDnsName);
        BuildDisks(persister.Hardwares.LazyFind(vm), instance, type);
        BuildLabels(vm, instance.Tags);
        if (instance.NetworkInterfaces is not { Count: > 0 })
            BuildClassicPort(vm, name, instance);
    }

    private void BuildHardware(IReference<Vm> vm, Ec2.Instance instance, TypeFacts type, IReference<MiqTemplate>? image)
    {
        var hardware = persister.Hardwares.Build(new Hardware
        {
            VmOrTemplate = vm,
            Bitness = BitnessOf(instance.Architecture?.Value),
            VirtualizationType = instance.VirtualizationType?.Value,
            RootDeviceType = instance.RootDeviceType?.Value,
            CpuSockets = type.Vcpus,
            CpuCoresPerSocket = 1,
            CpuTotalCores = type.Vcpus,
            MemoryMb = type.Memory / MiB,
            DiskCapacity = type.DiskSpace,
        });
        var system = persister.OperatingSystems.Build(new OperatingSystem { VmOrTemplate = vm });
        if (guestOsOfImages.TryGetValue(instance.ImageId ?? "", out var guestOs))
        {
            (hardware.GuestOs, system.ProductName) = (guestOs, guestOs);
            return;
        }
        // An image that comes later, or that only the inventory knows.
        var source = image is null ? null : persister.Hardwares.LazyFind(image);
        hardware.LookUp(source, (own, of) => own.GuestOs = of?.GuestOs);
        system.LookUp(source, (own, of) => own.ProductName = of?.GuestOs);
    }

    private void BuildNetwork(IReference<Vm> vm, string description, string? address, string? hostname)
    {
        if (address.OrNull() is { } known)
            persister.Networks.Build(new Network
            {
                Hardware = persister.Hardwares.LazyFind(vm), Description = description, Ipaddress = known, Hostname = hostname.OrNull(),
            });
    }

    private void BuildDisks(IReference<Hardware> hardware, Ec2.Instance instance, TypeFacts type)
    {
        for (var i = 0; i < type.Disks; i++)
            persister.Disks.Build(DiskOf(hardware, $"Disk {i}", i.ToString(CultureInfo.InvariantCulture), type.DiskSize));
        foreach (var device in instance.BlockDeviceMappings ?? [])
            BuildDisk(hardware, NameOf(Required(device.DeviceName, "A block device", "DeviceName"))!, device.Ebs?.VolumeId);
    }

    private void BuildDisk(IReference<Hardware> hardware, string device, string? volume)
    {
        var disk = persister.Disks.Build(DiskOf(hardware, device, device, null));
        var backing = persister.CloudVolumes.LazyFind(volume);
        disk.Backing = backing;
        if (sizesOfVolumes.TryGetValue(volume ?? "", out var size))
            disk.Size = size;
        else
            disk.LookUp(backing, (own, of) => own.Size = of?.Size);
    }

    // sda1 of /dev/sda1
    private static string? NameOf(string? device) => device?.Split('/')[^1].OrNull();

    private static Disk DiskOf(IReference<Hardware> hardware, string name, string location, long? size) => new()
    {
        Hardware = hardware,
        DeviceName = name,
        DeviceType = "disk",
        ControllerType = AmazonCloudManager.VendorName,
        Location = location,
        Size = size,
    };
}
