using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.Amazon.Client;
using Providers.Amazon.Facts;
using Ec2 = Amazon.EC2.Model;

namespace Providers.Amazon;

/// <summary>
/// Turns what Amazon lists into VMDB records. Of some lists it notes what later ones need, so that a record is whole when it is built: a word per
/// image, a number per volume.
/// </summary>
internal sealed partial class AmazonParser(AwsSession aws, AmazonPersister persister) : Parser
{
    private const long MiB = 1024 * 1024;
    private const long GiB = 1024 * MiB;

    /// <inheritdoc/>
    public override IEnumerable<Reading> Read(Scope scope)
    {
        var collector = new AmazonCollector(aws, scope);
        // Disks come with their instances; only what is read of volumes alone tells of disks itself.
        InventoryCollection[] ofVolumes = scope.IsFull ? [persister.CloudVolumes] : [persister.CloudVolumes, persister.Disks];
        return
        [
            Each(collector.AvailabilityZones(), ParseAvailabilityZone, zone => zone.ZoneName).Fills(persister.AvailabilityZones),
            Each(collector.KeyPairs(), ParseKeyPair, pair => pair.KeyName).Fills(persister.AuthKeyPairs),
            Each(collector.InstanceTypes(), ParseInstanceType, type => type.Name).Fills(persister.Flavors),

            // Volumes and images come before the instances that have them.
            Each(collector.Volumes(), ParseVolume, attached => attached.Volume.VolumeId).Fills(ofVolumes),
            Each(collector.Snapshots(), ParseSnapshot, snapshot => snapshot.SnapshotId).Fills(persister.CloudVolumeSnapshots),
            Each(collector.Images(), ParseImage, image => image.ImageId).Fills(
                persister.MiqTemplates, persister.Hardwares, persister.OperatingSystems, persister.Labels),
            Each(collector.Instances(), ParseInstance, instance => instance.InstanceId).Fills(
                persister.Vms, persister.Hardwares, persister.OperatingSystems, persister.Networks, persister.Disks, persister.Labels,
                persister.NetworkPorts, persister.CloudSubnetNetworkPorts, persister.FloatingIps),
            Each(collector.ReferencedImages(), ParseImage, image => image.ImageId).Fills(
                persister.MiqTemplates, persister.Hardwares, persister.OperatingSystems, persister.Labels),

            Each(collector.Stacks(), ParseStack, read => read.Stack.Id).Fills(
                persister.OrchestrationStacks, persister.OrchestrationTemplates, persister.OrchestrationStackResources,
                persister.OrchestrationStackParameters, persister.OrchestrationStackOutputs),
            Each(collector.DatabaseTypes(), ParseDatabaseType, type => type.Name).Fills(persister.CloudDatabaseFlavors),
            Each(collector.Databases(), ParseDatabase, database => database.Id).Fills(persister.CloudDatabases),
            Each(collector.Products(), ParseProduct, read => read.Id).Fills(persister.ServiceOfferings, persister.ServiceParametersSets),
            Each(collector.ProvisionedProducts(), ParseProvisionedProduct, read => read.Id).Fills(persister.ServiceInstances),

            // Route tables come before the subnets that they route, instances before the addresses that are theirs.
            Each(collector.RouteTables(), ParseRouteTable, table => table.RouteTableId).Fills(persister.NetworkRouters),
            Each(collector.Vpcs(), ParseVpc, vpc => vpc.VpcId).Fills(persister.CloudNetworks),
            Each(collector.Subnets(), ParseSubnet, routed => routed.Subnet.SubnetId).Fills(persister.CloudSubnets),
            Each(collector.SecurityGroups(), ParseSecurityGroup, group => group.GroupId).Fills(persister.SecurityGroups, persister.FirewallRules),
            Each(collector.NetworkInterfaces(), ParseNetworkInterface, port => port.NetworkInterfaceId).Fills(
                persister.NetworkPorts, persister.CloudSubnetNetworkPorts, persister.FloatingIps),
            Each(collector.LoadBalancers(), ParseLoadBalancer, read => read.Balancer.Name).Fills(
                persister.LoadBalancers, persister.LoadBalancerPools, persister.LoadBalancerPoolMembers, persister.LoadBalancerListeners,
                persister.LoadBalancerHealthChecks, persister.LoadBalancerHealthCheckMembers,
                persister.NetworkPorts, persister.CloudSubnetNetworkPorts, persister.FloatingIps),
            Each(collector.Addresses(), ParseAddress, address => address.PublicIp).Fills(persister.FloatingIps),
        ];
    }

    private void ParseAvailabilityZone(Ec2.AvailabilityZone zone)
    {
        var name = Required(zone.ZoneName, "An availability zone", "ZoneName");
        persister.AvailabilityZones.Build(new AvailabilityZone { EmsRef = name, Name = name });
    }

    private void ParseKeyPair(Ec2.KeyPairInfo pair) => persister.AuthKeyPairs.Build(new AuthKeyPair
    {
        Name = Required(pair.KeyName, "A key pair", "KeyName"), Fingerprint = pair.KeyFingerprint,
    });

    private void ParseInstanceType(TypeFacts type) => persister.Flavors.Build(new Flavor
    {
        EmsRef = type.Name,
        Name = type.Name,
        Description = InstanceTypes.Describe(type),
        Enabled = type != InstanceTypes.Unknown,
        CpuTotalCores = type.Vcpus,
        Memory = type.Memory,
        Supports32Bit = type.Has("32"),
        Supports64Bit = type != InstanceTypes.Unknown && !type.Has("arm") && !type.Has("mac"),
        SupportsHvm = type.Has("hvm"),
        SupportsParavirtual = type.Has("pv"),
        BlockStorageBasedOnly = type.Disks == 0,
        CloudSubnetRequired = !type.Has("classic"),
        EphemeralDiskSize = type.DiskSpace,
        EphemeralDiskCount = type.Disks,
    });

    private static string Required(string? value, string what, string attribute) =>
        value.OrNull() ?? throw new FormatException($"{what} has no {attribute}.");

    private static int? BitnessOf(string? architecture) => architecture switch { "i386" => 32, "x86_64" => 64, _ => null };

    // AWS's client gives times in UTC.
    private static DateTimeOffset? Instant(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private static long? Bytes(int? gigabytes) => gigabytes * GiB;
}
