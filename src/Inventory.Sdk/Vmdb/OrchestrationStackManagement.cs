namespace Inventory.Sdk.Vmdb;

/// <summary>What users, and runs of configuration scripts, keep in the table <c>orchestration_stacks</c>.</summary>
public sealed class OrchestrationStackManagement : OwnershipColumns
{
    /// <summary>Script that was run.</summary>
    public long? ConfigurationScriptId { get; set; }

    /// <summary>Script on which that builds.</summary>
    public long? ConfigurationScriptBaseId { get; set; }

    /// <summary>How much the run logged, from 0.</summary>
    public int? Verbosity { get; set; }

    /// <summary>Hosts on which it ran.</summary>
    public IReadOnlyList<string>? Hosts { get; set; }
}
