namespace Inventory.Sdk.Vmdb;

/// <summary>An object that a stack is made of (table <c>orchestration_stack_resources</c>).</summary>
[Model("orchestration_stack_resource", "orchestration_stacks_resources", Table = "orchestration_stack_resources")]
public sealed class OrchestrationStackResource : VmdbRecord
{
    /// <summary>The stack.</summary>
    [Parent]
    public IReference<OrchestrationStack>? Stack { get; set; }

    /// <summary>The cloud's own id of the object.</summary>
    [Key, Column(Type = "text")]
    public string? EmsRef { get; set; }

    /// <summary>Its name in the stack's template.</summary>
    [Key, Column(Type = "text")]
    public string? LogicalResource { get; set; }

    /// <summary>The cloud's own id of the object.</summary>
    [Column(Type = "text")]
    public string? PhysicalResource { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>Kind of object, in the cloud's words.</summary>
    public string? ResourceCategory { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? ResourceStatus { get; set; }

    /// <summary>Why it is in that state.</summary>
    [Column(Type = "text")]
    public string? ResourceStatusReason { get; set; }

    /// <summary>When its state last changed.</summary>
    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>When its making began.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When its making ended.</summary>
    public DateTimeOffset? FinishTime { get; set; }
}

/// <summary>What a stack tells after it is made (table <c>orchestration_stack_outputs</c>).</summary>
[Model("orchestration_stack_output", "orchestration_stacks_outputs", Table = "orchestration_stack_outputs")]
public sealed class OrchestrationStackOutput : VmdbRecord
{
    /// <summary>The stack.</summary>
    [Parent]
    public IReference<OrchestrationStack>? Stack { get; set; }

    /// <summary>The stack's id and the output's name, joined by <c>_</c>.</summary>
    [Key, Column(Type = "text")]
    public string? EmsRef { get; set; }

    /// <summary>Name.</summary>
    public string? Key { get; set; }

    /// <summary>Value.</summary>
    [Column(Type = "text")]
    public string? Value { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }
}

/// <summary>What a stack was told when it was made (table <c>orchestration_stack_parameters</c>).</summary>
[Model("orchestration_stack_parameter", "orchestration_stacks_parameters", Table = "orchestration_stack_parameters")]
public sealed class OrchestrationStackParameter : VmdbRecord
{
    /// <summary>The stack.</summary>
    [Parent]
    public IReference<OrchestrationStack>? Stack { get; set; }

    /// <summary>The stack's id and the parameter's name, joined by <c>_</c>.</summary>
    [Key, Column(Type = "text")]
    public string? EmsRef { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Value; what the template's author keeps secret is what the cloud shows in its place, e.g. <c>****</c>.</summary>
    [Column(Type = "text")]
    public string? Value { get; set; }
}
