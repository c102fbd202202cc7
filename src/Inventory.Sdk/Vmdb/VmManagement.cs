namespace Inventory.Sdk.Vmdb;

/// <summary>What users, and parts of the product other than the inventory, keep in the table <c>vms</c>.</summary>
public sealed class VmManagement : VmdbRecord
{
    /// <summary>Id that is unique across regions.</summary>
    public string? Guid { get; set; }

    /// <summary>Ids of the image it was made from and of that image's own, from the root down, joined by <c>/</c>.</summary>
    public string? Ancestry { get; set; }

    /// <summary>Whether it is retired.</summary>
    public bool? Retired { get; set; }

    /// <summary>When it is to be retired.</summary>
    public DateTimeOffset? RetiresOn { get; set; }

    /// <summary><c>initializing</c>, <c>retiring</c>, <c>retired</c> or <c>error</c>.</summary>
    public string? RetirementState { get; set; }

    /// <summary>Days before retirement to warn.</summary>
    public long? RetirementWarn { get; set; }

    /// <summary>When the last warning went out.</summary>
    public DateTimeOffset? RetirementLastWarn { get; set; }

    /// <summary>Who asked for retirement.</summary>
    public string? RetirementRequester { get; set; }

    /// <summary>User who owns it.</summary>
    public long? EvmOwnerId { get; set; }

    /// <summary>Group that owns it.</summary>
    public long? MiqGroupId { get; set; }

    /// <summary>Tenant of the product that owns it.</summary>
    public long? TenantId { get; set; }

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

    /// <summary>The cloud's tenant that owns it.</summary>
    public long? CloudTenantId { get; set; }

    /// <summary>Stack it was made by.</summary>
    public long? OrchestrationStackId { get; set; }

    /// <summary>Resource group.</summary>
    public long? ResourceGroupId { get; set; }

    /// <summary>Placement group.</summary>
    public long? PlacementGroupId { get; set; }

    /// <summary>Latest successful scan of its content.</summary>
    public DateTimeOffset? LastScanOn { get; set; }

    /// <summary>Latest scan of its content.</summary>
    public DateTimeOffset? LastScanAttemptOn { get; set; }

    /// <summary>Latest synchronisation of its scan.</summary>
    public DateTimeOffset? LastSyncOn { get; set; }

    /// <summary>Latest collection of its metrics.</summary>
    public DateTimeOffset? LastPerfCaptureOn { get; set; }
}
