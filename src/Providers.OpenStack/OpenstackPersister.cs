using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using OperatingSystem = Inventory.Sdk.Vmdb.OperatingSystem;

namespace Providers.OpenStack;

/// <summary>The collections that OpenStack fills.</summary>
internal sealed class OpenstackPersister : Persister
{
    public OpenstackPersister() => Add(
        CloudTenants, CloudResourceQuotas, AvailabilityZones, CloudServices, Flavors, KeyPairs, PlacementGroups, HostAggregates,
        MiqTemplates, Vms, Hardwares, OperatingSystems, Disks, Labels, Snapshots,
        OrchestrationTemplates, Stacks, StackResources, StackParameters, StackOutputs,
        CloudNetworks, CloudSubnets, NetworkRouters, NetworkPorts, PortAddresses, FloatingIps, SecurityGroups, FirewallRules,
        CloudVolumes, CloudVolumeSnapshots, CloudVolumeBackups, CloudVolumeTypes,
        Containers, StoredObjects);

    public InventoryCollection<CloudTenant> CloudTenants { get; } = new();

    public InventoryCollection<CloudResourceQuota> CloudResourceQuotas { get; } = new();

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();

    public InventoryCollection<CloudService> CloudServices { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<AuthKeyPair> KeyPairs { get; } = new();

    public InventoryCollection<PlacementGroup> PlacementGroups { get; } = new();

    public InventoryCollection<HostAggregate> HostAggregates { get; } = new();

    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<OperatingSystem> OperatingSystems { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();

    public InventoryCollection<Label> Labels { get; } = new();

    public InventoryCollection<Snapshot> Snapshots { get; } = new();

    public InventoryCollection<OrchestrationTemplate> OrchestrationTemplates { get; } = new();

    public InventoryCollection<OrchestrationStack> Stacks { get; } = new();

    public InventoryCollection<OrchestrationStackResource> StackResources { get; } = new();

    public InventoryCollection<OrchestrationStackParameter> StackParameters { get; } = new();

    public InventoryCollection<OrchestrationStackOutput> StackOutputs { get; } = new();

    public InventoryCollection<CloudNetwork> CloudNetworks { get; } = new();

    public InventoryCollection<CloudSubnet> CloudSubnets { get; } = new();

    public InventoryCollection<NetworkRouter> NetworkRouters { get; } = new();

    public InventoryCollection<NetworkPort> NetworkPorts { get; } = new();

    public InventoryCollection<CloudSubnetNetworkPort> PortAddresses { get; } = new();

    public InventoryCollection<FloatingIp> FloatingIps { get; } = new();

    public InventoryCollection<SecurityGroup> SecurityGroups { get; } = new();

    public InventoryCollection<FirewallRule> FirewallRules { get; } = new();

    public InventoryCollection<CloudVolume> CloudVolumes { get; } = new();

    public InventoryCollection<CloudVolumeSnapshot> CloudVolumeSnapshots { get; } = new();

    public InventoryCollection<CloudVolumeBackup> CloudVolumeBackups { get; } = new();

    public InventoryCollection<CloudVolumeType> CloudVolumeTypes { get; } = new();

    public InventoryCollection<CloudObjectStoreContainer> Containers { get; } = new();

    public InventoryCollection<CloudObjectStoreObject> StoredObjects { get; } = new();
}
