namespace Inventory.Sdk.Vmdb;

/// <summary>What users, and the process of retirement, keep in a table of things that can be retired.</summary>
public class RetirementColumns : VmdbRecord
{
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
}

/// <summary>What is kept, besides, in a table of things that have an owner in the product.</summary>
public abstract class OwnershipColumns : RetirementColumns
{
    /// <summary>User who owns it.</summary>
    public long? EvmOwnerId { get; set; }

    /// <summary>Group that owns it.</summary>
    public long? MiqGroupId { get; set; }

    /// <summary>Tenant of the product that owns it.</summary>
    public long? TenantId { get; set; }
}
