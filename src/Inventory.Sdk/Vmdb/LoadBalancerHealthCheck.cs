namespace Inventory.Sdk.Vmdb;

/// <summary>How a load balancer finds out which members are well (table <c>load_balancer_health_checks</c>).</summary>
[Model("load_balancer_health_check", "load_balancer_health_checks", Manager = ManagerRole.Network), Timestamps("created_at", "updated_at")]
public sealed class LoadBalancerHealthCheck : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Protocol that it asks by, e.g. <c>HTTP</c>, <c>TCP</c>.</summary>
    public string? Protocol { get; set; }

    /// <summary>Port that it asks at.</summary>
    public int? Port { get; set; }

    /// <summary>Path that it asks for, without the first slash; empty if it asks for none.</summary>
    public string? UrlPath { get; set; }

    /// <summary>From one question to the next, in seconds.</summary>
    public int? Interval { get; set; }

    /// <summary>How long it waits for an answer, in seconds.</summary>
    public int? Timeout { get; set; }

    /// <summary>Good answers in a row until a member counts as well.</summary>
    public int? HealthyThreshold { get; set; }

    /// <summary>Failures in a row until a member no longer does.</summary>
    public int? UnhealthyThreshold { get; set; }

    /// <summary>Its load balancer.</summary>
    public IReference<LoadBalancer>? LoadBalancer { get; set; }

    /// <summary>The listener that it is for, where a cloud has one for each.</summary>
    public IReference<LoadBalancerListener>? LoadBalancerListener { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}

/// <summary>What a health check says of a member (table <c>load_balancer_health_check_members</c>).</summary>
[Model("load_balancer_health_check_member", "load_balancer_health_check_members")]
public sealed class LoadBalancerHealthCheckMember : VmdbRecord
{
    /// <summary>The health check.</summary>
    [Parent]
    public IReference<LoadBalancerHealthCheck>? LoadBalancerHealthCheck { get; set; }

    /// <summary>The member.</summary>
    [Key]
    public IReference<LoadBalancerPoolMember>? LoadBalancerPoolMember { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Why it is in that state.</summary>
    public string? StatusReason { get; set; }
}
