using System.Globalization;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.Amazon.Client;

namespace Providers.Amazon;

/// <content>
/// Classic load balancers. A balancer has one pool and one health check, each under its name, and a port and an address of its own. Members are
/// instances, which may be in the pools of several balancers.
/// </content>
internal sealed partial class AmazonParser
{
    private void ParseLoadBalancer(ReadLoadBalancer read)
    {
        var balancer = read.Balancer;
        var name = Required(balancer.Name, "A load balancer", "LoadBalancerName");
        persister.LoadBalancers.Build(new LoadBalancer { EmsRef = name, Name = name });
        foreach (var instance in balancer.Instances)
            persister.LoadBalancerPoolMembers.Build(new LoadBalancerPoolMember { EmsRef = instance, Vm = persister.Vms.LazyFind(instance) });
        persister.LoadBalancerPools.Build(new LoadBalancerPool
        {
            EmsRef = name, Name = name, LoadBalancerPoolMembers = [.. balancer.Instances.Select(i => persister.LoadBalancerPoolMembers.LazyFind(i)!)],
        });
        foreach (var listener in balancer.Listeners)
            BuildListener(name, listener);
        persister.LoadBalancerHealthChecks.Build(CheckOf(name, balancer.HealthCheck));
        foreach (var health in read.Health)
            persister.LoadBalancerHealthCheckMembers.Build(new LoadBalancerHealthCheckMember
            {
                LoadBalancerHealthCheck = persister.LoadBalancerHealthChecks.LazyFind(name),
                LoadBalancerPoolMember = persister.LoadBalancerPoolMembers.LazyFind(health.Instance),
                Status = health.State,
                StatusReason = health.Description,
            });
        BuildPort(name, balancer);
    }

    private void BuildPort(string name, NativeLoadBalancer balancer)
    {
        persister.NetworkPorts.Build(new NetworkPort
        {
            EmsRef = name,
            Name = name,
            DeviceOwner = name,
            DeviceRef = name,
            Device = persister.LoadBalancers.LazyFind(name),
            SecurityGroups = GroupsOf(balancer.SecurityGroups),
        });
        foreach (var subnet in balancer.Subnets)
            BuildAddress(name, null, persister.CloudSubnets.LazyFind(subnet));
        persister.FloatingIps.Build(new FloatingIp
        {
            EmsRef = name,
            Address = balancer.DnsName,
            CloudNetworkOnly = balancer.VpcId is not null,
            NetworkPort = persister.NetworkPorts.LazyFind(name),
            CloudNetwork = persister.CloudNetworks.LazyFind(balancer.VpcId),
        });
    }

    private void BuildListener(string balancer, NativeListener listener)
    {
        var (port, instancePort) = (listener.Port, listener.InstancePort);
        persister.LoadBalancerListeners.Build(new LoadBalancerListener
        {
            EmsRef = $"{balancer}__{listener.Protocol}__{port}__{listener.InstanceProtocol}__{instancePort}__{listener.Certificate}",
            LoadBalancerProtocol = listener.Protocol,
            LoadBalancerPortRange = port is { } outer ? PortRange.Of(outer) : null,
            InstanceProtocol = listener.InstanceProtocol,
            InstancePortRange = instancePort is { } inner ? PortRange.Of(inner) : null,
            LoadBalancer = persister.LoadBalancers.LazyFind(balancer),
            LoadBalancerPools = [persister.LoadBalancerPools.LazyFind(balancer)!],
        });
    }

    // PROTO:port[/path]
    private LoadBalancerHealthCheck CheckOf(string balancer, NativeHealthCheck check)
    {
        var (protocol, rest) = (check.Target.Split(':', 2)[0], check.Target.Split(':', 2)[^1]);
        var (port, path) = (rest.Split('/', 2)[0], rest.Contains('/', StringComparison.Ordinal) ? rest.Split('/', 2)[1] : "");
        if (!int.TryParse(port, CultureInfo.InvariantCulture, out var number))
            throw new FormatException($"The load balancer {balancer}: the Target of its HealthCheck is not of the form PROTOCOL:port/path.");
        return new LoadBalancerHealthCheck
        {
            EmsRef = balancer,
            Protocol = protocol,
            Port = number,
            UrlPath = path,
            Interval = check.Interval,
            Timeout = check.Timeout,
            UnhealthyThreshold = check.UnhealthyThreshold,
            HealthyThreshold = check.HealthyThreshold,
            LoadBalancer = persister.LoadBalancers.LazyFind(balancer),
        };
    }
}
