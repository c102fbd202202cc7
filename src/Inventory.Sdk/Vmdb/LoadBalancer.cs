namespace Inventory.Sdk.Vmdb;

/// <summary>A load balancer (table <c>load_balancers</c>).</summary>
[Model("load_balancer", "load_balancers", Manager = ManagerRole.Network), Timestamps("created_at", "updated_at")]
[UserColumns(typeof(RetirementColumns))]
public sealed class LoadBalancer : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}
