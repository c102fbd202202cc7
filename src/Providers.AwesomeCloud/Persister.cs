using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Providers.AwesomeCloud;

/// <summary>The collections that a refresh fills. Their order means nothing.</summary>
public sealed class Persister : Inventory.Sdk.Persister
{
    public Persister() => Add(AvailabilityZones, Flavors, MiqTemplates, Vms, Hardwares, Disks);

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();
    public InventoryCollection<Flavor> Flavors { get; } = new();
    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();
    public InventoryCollection<Vm> Vms { get; } = new();
    public InventoryCollection<Hardware> Hardwares { get; } = new();
    public InventoryCollection<Disk> Disks { get; } = new();
}
