namespace Inventory.Sdk.Vmdb;

/// <summary>The operating system of a VM or template (table <c>operating_systems</c>): once under its VM.</summary>
[Model("operating_system", "operating_systems"), UserColumns(typeof(OperatingSystemScan))]
public sealed class OperatingSystem : VmdbRecord
{
    /// <summary>The VM or template that has it.</summary>
    [Parent]
    public IReference<VmOrTemplate>? VmOrTemplate { get; set; }

    /// <summary>Name of the guest.</summary>
    public string? Name { get; set; }

    /// <summary>What it is, e.g. ManageIQ's normalised name.</summary>
    public string? ProductName { get; set; }

    /// <summary>Version.</summary>
    public string? Version { get; set; }

    /// <summary>Number of its build.</summary>
    public string? BuildNumber { get; set; }

    /// <summary>Distribution, e.g. <c>ubuntu</c>.</summary>
    public string? Distribution { get; set; }

    /// <summary>Edition.</summary>
    public string? ProductType { get; set; }

    /// <summary>Kind of machine that it is made for.</summary>
    public string? SystemType { get; set; }

    /// <summary>32 or 64.</summary>
    public int? Bitness { get; set; }

    /// <summary>Service pack.</summary>
    public string? ServicePack { get; set; }

    /// <summary>Version of its kernel.</summary>
    public string? KernelVersion { get; set; }

    /// <summary>Directory that it is installed in.</summary>
    public string? SystemRoot { get; set; }

    /// <summary>Its maker's id of the installation.</summary>
    public string? Productid { get; set; }

    /// <summary>Host, for the operating system of a host.</summary>
    [NotCollected]
    public long? HostId { get; set; }

    /// <summary>Machine, for the operating system of a bare machine.</summary>
    [NotCollected]
    public long? ComputerSystemId { get; set; }
}

/// <summary>What a scan of a guest's content keeps in the table <c>operating_systems</c>: its licence and its rules on passwords.</summary>
public sealed class OperatingSystemScan : VmdbRecord
{
    /// <summary>Licence key.</summary>
    public string? ProductKey { get; set; }

    /// <summary>Number of former passwords that may not be used again.</summary>
    public int? PwHist { get; set; }

    /// <summary>Longest time that a password may be used, in days.</summary>
    public int? MaxPwAge { get; set; }

    /// <summary>Shortest time until a password may be changed, in days.</summary>
    public int? MinPwAge { get; set; }

    /// <summary>Fewest characters of a password.</summary>
    public int? MinPwLen { get; set; }

    /// <summary>Whether passwords must mix kinds of characters.</summary>
    public bool? PwComplex { get; set; }

    /// <summary>Whether passwords are stored so that they can be decrypted.</summary>
    public bool? PwEncrypt { get; set; }

    /// <summary>Failures after which an account is locked.</summary>
    public int? LockoutThreshold { get; set; }

    /// <summary>How long it stays locked, in minutes.</summary>
    public long? LockoutDuration { get; set; }

    /// <summary>After how long failures are forgotten, in minutes.</summary>
    public int? ResetLockoutCounter { get; set; }
}
