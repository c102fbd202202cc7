namespace Inventory.Sdk;

/// <summary>The VMDB's power states (<c>vms.power_state</c>), ManageIQ's words.</summary>
public static class PowerState
{
    /// <summary>Running.</summary>
    public const string On = "on";

    /// <summary>Stopped.</summary>
    public const string Off = "off";

    /// <summary>Suspended to disk, or not yet started.</summary>
    public const string Suspended = "suspended";

    /// <summary>Suspended in memory.</summary>
    public const string Paused = "paused";

    /// <summary>On its way up.</summary>
    public const string PoweringUp = "powering_up";

    /// <summary>On its way down.</summary>
    public const string PoweringDown = "powering_down";

    /// <summary>Restarting.</summary>
    public const string RebootInProgress = "reboot_in_progress";

    /// <summary>Being built.</summary>
    public const string WaitForLaunch = "wait_for_launch";

    /// <summary>Stored away, its image kept.</summary>
    public const string Shelved = "shelved";

    /// <summary>Stored away, no longer on a host.</summary>
    public const string ShelvedOffloaded = "shelved_offloaded";

    /// <summary>Moving to another host.</summary>
    public const string Migrating = "migrating";

    /// <summary>Failed.</summary>
    public const string NonOperational = "non_operational";

    /// <summary>Gone for good.</summary>
    public const string Terminated = "terminated";

    /// <summary>Never runs: a template.</summary>
    public const string Never = "never";

    /// <summary>Not known; also the raw state of an archived VM.</summary>
    public const string Unknown = "unknown";
}
