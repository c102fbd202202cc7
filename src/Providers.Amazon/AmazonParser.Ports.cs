using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Ec2 = Amazon.EC2.Model;

namespace Providers.Amazon;

/// <content>Ports and public addresses: of interfaces, of instances that have none (EC2-Classic), and addresses that an account keeps.</content>
internal sealed partial class AmazonParser
{
    private readonly HashSet<string> addressesOfClassicInstances = new(StringComparer.Ordinal);

    private void ParseNetworkInterface(Ec2.NetworkInterface item)
    {
        var id = Required(item.NetworkInterfaceId, "A network interface", "NetworkInterfaceId");
        var instance = item.Attachment?.InstanceId.OrNull();
        persister.NetworkPorts.Build(new NetworkPort
        {
            EmsRef = id,
            Name = item.TagSet.Name() ?? id,
            Status = item.Status?.Value,
            MacAddress = item.MacAddress,
            DeviceOwner = item.Attachment?.InstanceOwnerId.OrNull(),
            DeviceRef = instance,
            Device = persister.Vms.LazyFind(instance),
            SecurityGroups = GroupsOf(item.Groups),
        });
        var subnet = persister.CloudSubnets.LazyFind(item.SubnetId);
        foreach (var address in item.PrivateIpAddresses ?? [])
            BuildAddress(id, address.PrivateIpAddress, subnet);
        foreach (var address in item.Ipv6Addresses ?? [])
            BuildAddress(id, address.Ipv6Address, subnet);

        // Public addresses with an allocation are listed by themselves.
        foreach (var address in item.PrivateIpAddresses ?? [])
            if (address.Association is { } association && association.PublicIp.OrNull() is { } ip && association.AllocationId.OrNull() is null)
                persister.FloatingIps.Build(new FloatingIp
                {
                    EmsRef = ip,
                    Address = ip,
                    FixedIpAddress = address.PrivateIpAddress,
                    CloudNetworkOnly = true,
                    NetworkPort = persister.NetworkPorts.LazyFind(id),
                    Vm = persister.Vms.LazyFind(instance),
                });
    }

    private void BuildClassicPort(IReference<Vm> vm, string name, Ec2.Instance instance)
    {
        var port = persister.NetworkPorts.Build(new NetworkPort
        {
            EmsRef = instance.InstanceId, Name = name, Device = vm, SecurityGroups = GroupsOf(instance.SecurityGroups),
        });
        BuildAddress(instance.InstanceId, instance.PrivateIpAddress.OrNull(), null);
        if (instance.PublicIpAddress.OrNull() is not { } ip)
            return;
        addressesOfClassicInstances.Add(ip);
        persister.FloatingIps.Build(new FloatingIp
        {
            EmsRef = ip,
            Address = ip,
            FixedIpAddress = instance.PrivateIpAddress.OrNull(),
            CloudNetworkOnly = false,
            NetworkPort = persister.NetworkPorts.LazyFind(port.EmsRef),
            Vm = vm,
        });
    }

    private void ParseAddress(Ec2.Address address)
    {
        var isOfVpc = address.Domain?.Value == "vpc";
        var ip = Required(address.PublicIp, "An address", "PublicIp");
        // Only the instance tells the private address of EC2-Classic.
        if (!isOfVpc && address.InstanceId.OrNull() is not null && addressesOfClassicInstances.Contains(ip))
            return;
        persister.FloatingIps.Build(new FloatingIp
        {
            EmsRef = isOfVpc ? Required(address.AllocationId, $"The address {ip}", "AllocationId") : ip,
            Address = ip,
            FixedIpAddress = address.PrivateIpAddress.OrNull(),
            CloudNetworkOnly = isOfVpc,
            NetworkPort = persister.NetworkPorts.LazyFind(address.NetworkInterfaceId),
            Vm = persister.Vms.LazyFind(address.InstanceId),
        });
    }

    private void BuildAddress(string port, string? address, IReference<CloudSubnet>? subnet) =>
        persister.CloudSubnetNetworkPorts.Build(new CloudSubnetNetworkPort
        {
            NetworkPort = persister.NetworkPorts.LazyFind(port), Address = address, CloudSubnet = subnet,
        });

    private List<IReference<SecurityGroup>> GroupsOf(List<Ec2.GroupIdentifier>? groups) => GroupsOf(groups?.Select(group => group.GroupId));

    private List<IReference<SecurityGroup>> GroupsOf(IEnumerable<string>? groups) =>
        [.. (groups ?? []).Select(persister.SecurityGroups.LazyFind).OfType<IReference<SecurityGroup>>()];
}
