namespace Inventory.Sdk.Vmdb;

/// <summary>What a load balancer listens to, and how it passes that on (table <c>load_balancer_listeners</c>).</summary>
[Model("load_balancer_listener", "load_balancer_listeners", Manager = ManagerRole.Network), Timestamps("created_at", "updated_at")]
public sealed class LoadBalancerListener : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Protocol on the side of its clients.</summary>
    public string? LoadBalancerProtocol { get; set; }

    /// <summary>Ports that it listens to, both ends included.</summary>
    public PortRange? LoadBalancerPortRange { get; set; }

    /// <summary>Protocol on the side of the members.</summary>
    public string? InstanceProtocol { get; set; }

    /// <summary>Ports of the members, both ends included.</summary>
    public PortRange? InstancePortRange { get; set; }

    /// <summary>Its load balancer.</summary>
    public IReference<LoadBalancer>? LoadBalancer { get; set; }

    /// <summary>Pools that it passes traffic to.</summary>
    [JoinTable("load_balancer_listener_pools", "load_balancer_listener_id", "load_balancer_pool_id")]
    public IReadOnlyList<IReference<LoadBalancerPool>>? LoadBalancerPools { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}
