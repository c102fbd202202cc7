namespace Inventory.Sdk.Vmdb;

/// <summary>How much of something a tenant may use (table <c>cloud_resource_quotas</c>).</summary>
[Model("cloud_resource_quota", "cloud_resource_quotas"), Timestamps("created_at", "updated_at")]
public sealed class CloudResourceQuota : TypedRecord
{
    /// <summary>The tenant.</summary>
    [Key]
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Service that keeps it, e.g. <c>Compute</c>, <c>Network</c>, <c>Volume</c>.</summary>
    [Key]
    public string? ServiceName { get; set; }

    /// <summary>What it limits, in the service's words, which also say the unit, e.g. <c>gigabytes</c>.</summary>
    [Key]
    public string? Name { get; set; }

    /// <summary>The limit; -1 without.</summary>
    public int? Value { get; set; }

    /// <summary>The cloud's own id of it, where it has one.</summary>
    public string? EmsRef { get; set; }
}
