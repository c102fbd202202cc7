using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using OperatingSystem = Inventory.Sdk.Vmdb.OperatingSystem;

namespace Providers.Amazon;

/// <summary>The collections that Amazon fills.</summary>
internal sealed class AmazonPersister : Persister
{
    public AmazonPersister() => Add(
        AvailabilityZones, Flavors, AuthKeyPairs, MiqTemplates, Vms, Hardwares, OperatingSystems, Networks, Disks, Labels,
        OrchestrationStacks, OrchestrationStackResources, OrchestrationStackParameters, OrchestrationStackOutputs, OrchestrationTemplates,
        CloudDatabaseFlavors, CloudDatabases, ServiceOfferings, ServiceParametersSets, ServiceInstances,
        CloudNetworks, CloudSubnets, NetworkRouters, SecurityGroups, FirewallRules, NetworkPorts, CloudSubnetNetworkPorts, FloatingIps,
        LoadBalancers, LoadBalancerPools, LoadBalancerPoolMembers, LoadBalancerListeners, LoadBalancerHealthChecks, LoadBalancerHealthCheckMembers,
        CloudVolumes, CloudVolumeSnapshots);

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<AuthKeyPair> AuthKeyPairs { get; } = new();

    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<OperatingSystem> OperatingSystems { get; } = new();

    public InventoryCollection<Network> Networks { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();

    public InventoryCollection<Label> Labels { get; } = new();

    public InventoryCollection<OrchestrationStack> OrchestrationStacks { get; } = new();

    public InventoryCollection<OrchestrationStackResource> OrchestrationStackResources { get; } = new();

    public InventoryCollection<OrchestrationStackParameter> OrchestrationStackParameters { get; } = new();

    public InventoryCollection<OrchestrationStackOutput> OrchestrationStackOutputs { get; } = new();

    public InventoryCollection<OrchestrationTemplate> OrchestrationTemplates { get; } = new();

    public InventoryCollection<CloudDatabaseFlavor> CloudDatabaseFlavors { get; } = new();

    public InventoryCollection<CloudDatabase> CloudDatabases { get; } = new();

    public InventoryCollection<ServiceOffering> ServiceOfferings { get; } = new();

    public InventoryCollection<ServiceParametersSet> ServiceParametersSets { get; } = new();

    public InventoryCollection<ServiceInstance> ServiceInstances { get; } = new();

    public InventoryCollection<CloudNetwork> CloudNetworks { get; } = new();

    public InventoryCollection<CloudSubnet> CloudSubnets { get; } = new();

    public InventoryCollection<NetworkRouter> NetworkRouters { get; } = new();

    public InventoryCollection<SecurityGroup> SecurityGroups { get; } = new();

    public InventoryCollection<FirewallRule> FirewallRules { get; } = new();

    public InventoryCollection<NetworkPort> NetworkPorts { get; } = new();

    public InventoryCollection<CloudSubnetNetworkPort> CloudSubnetNetworkPorts { get; } = new();

    public InventoryCollection<FloatingIp> FloatingIps { get; } = new();

    public InventoryCollection<LoadBalancer> LoadBalancers { get; } = new();

    public InventoryCollection<LoadBalancerPool> LoadBalancerPools { get; } = new();

    public InventoryCollection<LoadBalancerPoolMember> LoadBalancerPoolMembers { get; } = new();

    public InventoryCollection<LoadBalancerListener> LoadBalancerListeners { get; } = new();

    public InventoryCollection<LoadBalancerHealthCheck> LoadBalancerHealthChecks { get; } = new();

    public InventoryCollection<LoadBalancerHealthCheckMember> LoadBalancerHealthCheckMembers { get; } = new();

    public InventoryCollection<CloudVolume> CloudVolumes { get; } = new();

    public InventoryCollection<CloudVolumeSnapshot> CloudVolumeSnapshots { get; } = new();
}
