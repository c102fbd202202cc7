namespace Inventory.Sdk.Vmdb;

/// <summary>A tenant or project of a cloud, to which objects belong (table <c>cloud_tenants</c>).</summary>
[Model("cloud_tenant", "cloud_tenants"), Timestamps("created_at", "updated_at")]
public sealed class CloudTenant : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>Whether it may be used.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Tenant that it is part of.</summary>
    public IReference<CloudTenant>? Parent { get; set; }
}
