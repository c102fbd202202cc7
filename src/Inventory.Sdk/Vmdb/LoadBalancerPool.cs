namespace Inventory.Sdk.Vmdb;

/// <summary>A set of members that share traffic (table <c>load_balancer_pools</c>).</summary>
[Model("load_balancer_pool", "load_balancer_pools", Manager = ManagerRole.Network), Timestamps("created_at", "updated_at")]
public sealed class LoadBalancerPool : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>How traffic is shared out, e.g. <c>ROUND_ROBIN</c>.</summary>
    public string? LoadBalancerAlgorithm { get; set; }

    /// <summary>Protocol of its members.</summary>
    public string? Protocol { get; set; }

    /// <summary>Its members; a member may be in several pools.</summary>
    [JoinTable("load_balancer_pool_member_pools", "load_balancer_pool_id", "load_balancer_pool_member_id")]
    public IReadOnlyList<IReference<LoadBalancerPoolMember>>? LoadBalancerPoolMembers { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}

/// <summary>Who takes part of the traffic of a pool (table <c>load_balancer_pool_members</c>).</summary>
[Model("load_balancer_pool_member", "load_balancer_pool_members", Manager = ManagerRole.Network), Timestamps("created_at", "updated_at")]
public sealed class LoadBalancerPoolMember : ManagedRecord
{
    /// <summary>Its address.</summary>
    public string? Address { get; set; }

    /// <summary>Its port.</summary>
    public int? Port { get; set; }

    /// <summary>The VM that it is.</summary>
    public IReference<Vm>? Vm { get; set; }

    /// <summary>Subnet that its address is from.</summary>
    public IReference<CloudSubnet>? CloudSubnet { get; set; }

    /// <summary>Port by which it is plugged in.</summary>
    public IReference<NetworkPort>? NetworkPort { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Its resource group.</summary>
    public IReference<ResourceGroup>? ResourceGroup { get; set; }
}
