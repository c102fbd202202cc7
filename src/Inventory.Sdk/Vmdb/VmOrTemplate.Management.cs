namespace Inventory.Sdk.Vmdb;

/// <content>What users and the engine keep about it; no provider fills these.</content>
public abstract partial class VmOrTemplate
{
    /// <summary>Id that is unique across regions.</summary>
    [NotCollected]
    public string? Guid { get; set; }

    /// <summary>Ids of the image it was made from and of that image's own, from the root down, joined by <c>/</c>.</summary>
    [NotCollected]
    public string? Ancestry { get; set; }

    /// <summary>Whether it is retired.</summary>
    [NotCollected]
    public bool? Retired { get; set; }

    /// <summary>When it is to be retired.</summary>
    [NotCollected]
    public DateTimeOffset? RetiresOn { get; set; }

    /// <summary><c>initializing</c>, <c>retiring</c>, <c>retired</c> or <c>error</c>.</summary>
    [NotCollected]
    public string? RetirementState { get; set; }

    /// <summary>Days before retirement to warn.</summary>
    [NotCollected]
    public long? RetirementWarn { get; set; }

    /// <summary>When the last warning went out.</summary>
    [NotCollected]
    public DateTimeOffset? RetirementLastWarn { get; set; }

    /// <summary>Who asked for retirement.</summary>
    [NotCollected]
    public string? RetirementRequester { get; set; }

    /// <summary>User who owns it.</summary>
    [NotCollected]
    public long? EvmOwnerId { get; set; }

    /// <summary>Group that owns it.</summary>
    [NotCollected]
    public long? MiqGroupId { get; set; }

    /// <summary>Tenant of the product that owns it.</summary>
    [NotCollected]
    public long? TenantId { get; set; }

    /// <summary>Host it runs on, where a cloud tells.</summary>
    [NotCollected]
    public long? HostId { get; set; }

    /// <summary>Cluster it runs on, where a cloud tells.</summary>
    [NotCollected]
    public long? EmsClusterId { get; set; }

    /// <summary>Datastore that holds it; clouds have none.</summary>
    [NotCollected]
    public long? StorageId { get; set; }

    /// <summary>Storage policy; clouds have none.</summary>
    [NotCollected]
    public long? StorageProfileId { get; set; }

    /// <summary>Network. Deprecated: networks are reached through ports.</summary>
    [NotCollected]
    public long? CloudNetworkId { get; set; }

    /// <summary>Subnet. Deprecated: subnets are reached through ports.</summary>
    [NotCollected]
    public long? CloudSubnetId { get; set; }

    /// <summary>The cloud's tenant that owns it.</summary>
    [NotCollected]
    public long? CloudTenantId { get; set; }

    /// <summary>Stack it was made by.</summary>
    [NotCollected]
    public long? OrchestrationStackId { get; set; }

    /// <summary>Resource group.</summary>
    [NotCollected]
    public long? ResourceGroupId { get; set; }

    /// <summary>Placement group.</summary>
    [NotCollected]
    public long? PlacementGroupId { get; set; }

    /// <summary>Latest successful scan of its content.</summary>
    [NotCollected]
    public DateTimeOffset? LastScanOn { get; set; }

    /// <summary>Latest scan of its content.</summary>
    [NotCollected]
    public DateTimeOffset? LastScanAttemptOn { get; set; }

    /// <summary>Latest synchronisation of its scan.</summary>
    [NotCollected]
    public DateTimeOffset? LastSyncOn { get; set; }

    /// <summary>Latest collection of its metrics.</summary>
    [NotCollected]
    public DateTimeOffset? LastPerfCaptureOn { get; set; }
}
