namespace Inventory.Sdk.Vmdb;

/// <content>What it may use, and how its host shares it out.</content>
public abstract partial class VmOrTemplate
{
    /// <summary>Format of its files.</summary>
    public string? Format { get; set; }

    /// <summary>Version of its virtual hardware.</summary>
    public string? Version { get; set; }

    /// <summary>State of the guest's tools.</summary>
    public string? ToolsStatus { get; set; }

    /// <summary>What happens when it stands by.</summary>
    public string? StandbyAction { get; set; }

    /// <summary>Whether a change waits for a restart.</summary>
    public bool? RestartNeeded { get; set; }

    /// <summary>Whether its disks build on another's.</summary>
    public bool? LinkedClone { get; set; }

    /// <summary>Whether a second copy runs in step.</summary>
    public bool? FaultTolerance { get; set; }

    /// <summary>Port of its console on the host.</summary>
    public int? VncPort { get; set; }

    /// <summary>Whether it starts with its host.</summary>
    public string? Autostart { get; set; }

    /// <summary>Known to its host. Deprecated.</summary>
    public bool? Registered { get; set; }

    /// <summary>Under a scan. Deprecated.</summary>
    public bool? Busy { get; set; }

    /// <summary>Holds an appliance. Deprecated.</summary>
    public bool? Smart { get; set; }

    /// <summary>Configuration as its host keeps it. Deprecated.</summary>
    public string? ConfigXml { get; set; }

    /// <summary>Reserved CPU in MHz.</summary>
    public int? CpuReserve { get; set; }

    /// <summary>Whether the CPU reservation may grow.</summary>
    public bool? CpuReserveExpand { get; set; }

    /// <summary>Highest CPU in MHz; -1 without limit.</summary>
    public int? CpuLimit { get; set; }

    /// <summary>Weight among its neighbours for CPU.</summary>
    public int? CpuShares { get; set; }

    /// <summary>Named weight for CPU.</summary>
    public string? CpuSharesLevel { get; set; }

    /// <summary>Host CPUs it is bound to.</summary>
    public string? CpuAffinity { get; set; }

    /// <summary>CPUs can be added while it runs.</summary>
    public bool? CpuHotAddEnabled { get; set; }

    /// <summary>CPUs can be removed while it runs.</summary>
    public bool? CpuHotRemoveEnabled { get; set; }

    /// <summary>Reserved memory in MB.</summary>
    public int? MemoryReserve { get; set; }

    /// <summary>Whether the memory reservation may grow.</summary>
    public bool? MemoryReserveExpand { get; set; }

    /// <summary>Highest memory in MB; -1 without limit.</summary>
    public int? MemoryLimit { get; set; }

    /// <summary>Weight among its neighbours for memory.</summary>
    public int? MemoryShares { get; set; }

    /// <summary>Named weight for memory.</summary>
    public string? MemorySharesLevel { get; set; }

    /// <summary>Memory can be added while it runs.</summary>
    public bool? MemoryHotAddEnabled { get; set; }

    /// <summary>Most memory after adding, in MB.</summary>
    public int? MemoryHotAddLimit { get; set; }

    /// <summary>Smallest step of adding memory, in MB.</summary>
    public int? MemoryHotAddIncrement { get; set; }
}
