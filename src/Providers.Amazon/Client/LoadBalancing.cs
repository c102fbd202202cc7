namespace Providers.Amazon.Client;

/// <summary>Elastic Load Balancing: classic load balancers.</summary>
internal sealed class LoadBalancing(AwsService service)
{
    private const string Version = "2012-06-01";

    /// <summary>Load balancers.</summary>
    /// <param name="balancer">Name of the only one to list; null for all.</param>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: there is none of that name, and others.</exception>
    public IAsyncEnumerable<NativeLoadBalancer> LoadBalancers(string? balancer = null) =>
        Paging.ItemsAsync("elasticloadbalancing DescribeLoadBalancers", async (next, cancel) =>
        {
            var result = await service.QueryAsync(
                Version, "DescribeLoadBalancers", [("LoadBalancerNames.member.1", balancer), ("Marker", next)], cancel);
            return new Page<NativeLoadBalancer>(
                [.. XmlItem.ListIn(result, "LoadBalancerDescriptions", "load balancer", "LoadBalancerName").Select(item => new NativeLoadBalancer(item))],
                new XmlItem(result, "").Text("NextMarker"));
        });

    /// <summary>How the instances of a balancer are.</summary>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: the balancer is gone, and others.</exception>
    public async Task<IReadOnlyList<NativeHealth>> HealthAsync(string balancer, CancellationToken cancel)
    {
        var result = await service.QueryAsync(Version, "DescribeInstanceHealth", [("LoadBalancerName", balancer)], cancel);
        return [.. XmlItem.ListIn(result, "InstanceStates", $"state of the load balancer {balancer} for", "InstanceId").Select(item => new NativeHealth(item))];
    }
}

/// <summary>A classic load balancer.</summary>
internal sealed class NativeLoadBalancer(XmlItem item)
{
    public string? Name => item.Text("LoadBalancerName");

    public string? DnsName => item.Text("DNSName");

    public string? VpcId => item.Text("VPCId");

    public IEnumerable<string> Instances => item.List("Instances").Select(instance => instance.Required("InstanceId"));

    public IEnumerable<string> SecurityGroups => item.Texts("SecurityGroups");

    public IEnumerable<string> Subnets => item.Texts("Subnets");

    public IEnumerable<NativeListener> Listeners => item.List("ListenerDescriptions").Select(listener => new NativeListener(listener.At("Listener")));

    public NativeHealthCheck HealthCheck => new(item.At("HealthCheck"));
}

/// <summary>A port at which a balancer listens, and the one to which it forwards.</summary>
internal sealed class NativeListener(XmlItem item)
{
    public string? Protocol => item.Text("Protocol");

    public int? Port => item.Number("LoadBalancerPort");

    public string? InstanceProtocol => item.Text("InstanceProtocol");

    public int? InstancePort => item.Number("InstancePort");

    public string? Certificate => item.Text("SSLCertificateId");
}

/// <summary>How a balancer finds out which instances are well; intervals in seconds.</summary>
internal sealed class NativeHealthCheck(XmlItem item)
{
    /// <summary><c>TCP:22</c> or <c>HTTP:80/index.html</c>.</summary>
    public string Target => item.Required("Target");

    public int? Interval => item.Number("Interval");

    public int? Timeout => item.Number("Timeout");

    public int? UnhealthyThreshold => item.Number("UnhealthyThreshold");

    public int? HealthyThreshold => item.Number("HealthyThreshold");
}

/// <summary>How one instance is in the eyes of a balancer.</summary>
internal sealed class NativeHealth(XmlItem item)
{
    public string Instance => item.Required("InstanceId");

    public string? State => item.Text("State");

    public string? Description => item.Text("Description");
}
