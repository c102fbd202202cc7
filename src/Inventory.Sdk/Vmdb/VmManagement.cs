namespace Inventory.Sdk.Vmdb;

/// <summary>What users, and parts of the product other than the inventory, keep in the table <c>vms</c>.</summary>
public sealed class VmManagement : OwnershipColumns
{
    /// <summary>Id that is unique across regions.</summary>
    [Indexed]
    public string? Guid { get; set; }

    /// <summary>Host it runs on, where a cloud tells.</summary>
    public long? HostId { get; set; }

    /// <summary>Cluster it runs on, where a cloud tells.</summary>
    public long? EmsClusterId { get; set; }

    /// <summary>Datastore that holds it; clouds have none.</summary>
    public long? StorageId { get; set; }

    /// <summary>Storage policy; clouds have none.</summary>
    public long? StorageProfileId { get; set; }

    /// <summary>Network. Deprecated: networks are reached through ports.</summary>
    public long? CloudNetworkId { get; set; }

    /// <summary>Subnet. Deprecated: subnets are reached through ports.</summary>
    public long? CloudSubnetId { get; set; }

    /// <summary>Latest successful scan of its content.</summary>
    public DateTimeOffset? LastScanOn { get; set; }

    /// <summary>Latest scan of its content.</summary>
    public DateTimeOffset? LastScanAttemptOn { get; set; }

    /// <summary>Latest synchronisation of its scan.</summary>
    public DateTimeOffset? LastSyncOn { get; set; }

    /// <summary>Latest collection of its metrics.</summary>
    public DateTimeOffset? LastPerfCaptureOn { get; set; }
}
