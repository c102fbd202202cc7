namespace Inventory.Sdk.Vmdb;

/// <summary>A set of objects that the cloud makes and removes together (table <c>orchestration_stacks</c>). Stacks nest.</summary>
[Model("orchestration_stack", "orchestration_stacks"), Timestamps("created_at", "updated_at"), UserColumns(typeof(OrchestrationStackManagement))]
public sealed class OrchestrationStack : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Why it is in that state.</summary>
    [Column(Type = "text")]
    public string? StatusReason { get; set; }

    /// <summary>Stack that it is part of.</summary>
    [Ancestry]
    public IReference<OrchestrationStack>? Parent { get; set; }

    /// <summary>What it was made from.</summary>
    public IReference<OrchestrationTemplate>? OrchestrationTemplate { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Name of its resource group.</summary>
    public string? ResourceGroup { get; set; }

    /// <summary>When its making began.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When its making ended.</summary>
    public DateTimeOffset? FinishTime { get; set; }
}
