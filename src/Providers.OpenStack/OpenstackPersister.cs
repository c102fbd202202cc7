using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Providers.OpenStack;

/// <summary>The collections that OpenStack fills.</summary>
internal sealed class OpenstackPersister : Persister
{
    public OpenstackPersister() => Add(AvailabilityZones, Flavors, MiqTemplates, Vms, Hardwares, Disks);

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();
}
