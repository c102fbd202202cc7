using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <summary>Turns what OpenStack lists into VMDB records.</summary>
/// <param name="collectorFor">Gives the collector of a scope.</param>
/// <param name="persister">Takes the records.</param>
internal sealed partial class OpenstackParser(Func<Scope, Collector> collectorFor, OpenstackPersister persister) : Parser
{
    /// <inheritdoc/>
    /// <remarks>What tells facts that other lists need comes before them.</remarks>
    public override IEnumerable<Reading> Read(Scope scope)
    {
        var collector = collectorFor(scope);
        return
        [
            Of(collector.Tenants(), ParseTenant).Fills(persister.CloudTenants),
            Of(collector.Zones(), ParseZone).Fills(persister.AvailabilityZones),
            Of(collector.Services(), ParseService).Fills(persister.CloudServices),
            Of(collector.Flavors(), ParseFlavor).Fills(persister.Flavors),
            Of(collector.KeyPairs(), ParseKeyPair).Fills(persister.KeyPairs),
            Of(collector.ServerGroups(), ParseServerGroup).Fills(persister.PlacementGroups),
            Of(collector.Stacks(), ParseStack).Fills(
                persister.Stacks, persister.OrchestrationTemplates, persister.StackResources, persister.StackParameters, persister.StackOutputs),
            Of(collector.Images(), ParseImage).Fills(persister.MiqTemplates, persister.Hardwares, persister.OperatingSystems, persister.Snapshots),
            Of(collector.Volumes(), ParseVolume).Fills(persister.CloudVolumes),
            Of(collector.VolumeSnapshots(), ParseVolumeSnapshot).Fills(persister.CloudVolumeSnapshots),
            Of(collector.VolumeTemplates(), ParseVolumeTemplate).Fills(persister.MiqTemplates),
            Of(collector.Backups(), ParseBackup).Fills(persister.CloudVolumeBackups),
            Of(collector.VolumeTypes(), ParseVolumeType).Fills(persister.CloudVolumeTypes),
            Of(collector.Servers(), ParseServer).Fills(
                persister.Vms, persister.Hardwares, persister.OperatingSystems, persister.Disks, persister.Labels),
            Of(collector.Aggregates(), ParseAggregate).Fills(persister.HostAggregates),
            Of(collector.Quotas(), ParseQuota).Fills(persister.CloudResourceQuotas),
            Of(collector.Networks(), ParseNetwork).Fills(persister.CloudNetworks),
            Of(collector.Routers(), ParseRouter).Fills(persister.NetworkRouters),
            Of(collector.Ports(), ParsePort).Fills(persister.NetworkPorts, persister.PortAddresses),
            Of(collector.Subnets(), ParseSubnet).Fills(persister.CloudSubnets),
            Of(collector.FloatingIps(), ParseFloatingIp).Fills(persister.FloatingIps),
            Of(collector.SecurityGroupsAndRules(), ParseSecurityGroupOrRule).Fills(persister.SecurityGroups, persister.FirewallRules),
            Of(collector.Containers(), ParseContainer).Fills(persister.Containers),
            Of(collector.Objects(), ParseObject).Fills(persister.StoredObjects),
        ];
    }

    // An item that cannot be parsed is named.
    private static UnboundReading Of<T>(IAsyncEnumerable<T> items, Action<T> parse) where T : IItem => Each(items, item =>
    {
        try
        {
            parse(item);
        }
        catch (AttributeException wrong)
        {
            throw new FormatException($"The {item.Name} cannot be read: {wrong.Message}", wrong);
        }
    }, item => item.Name);

    private IReference<CloudTenant>? Tenant(string? id) => persister.CloudTenants.LazyFind(id);

    private IReadOnlyList<IReference<CloudTenant>>? TenantsOf(IReadOnlyCollection<string>? ids) =>
        ids is null ? null : [.. ids.Select(Tenant).OfType<IReference<CloudTenant>>()];
}
