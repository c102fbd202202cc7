namespace Inventory.Sdk.Vmdb;

/// <summary>The (virtual) hardware of a VM or template (table <c>hardwares</c>): once under its VM. In clouds sockets = vCPUs, cores per socket = 1.</summary>
[Model("hardware", "hardwares")]
public sealed class Hardware : VmdbRecord
{
    /// <summary>The VM or template that has it.</summary>
    [Parent]
    public IReference<VmOrTemplate>? VmOrTemplate { get; set; }

    /// <summary>Sockets. Default: 1.</summary>
    [Column(Default = "1")]
    public int? CpuSockets { get; set; } = 1;

    /// <summary>Cores per socket.</summary>
    public int? CpuCoresPerSocket { get; set; }

    /// <summary>Virtual CPUs.</summary>
    public int? CpuTotalCores { get; set; }

    /// <summary>Speed of a CPU in MHz.</summary>
    public int? CpuSpeed { get; set; }

    /// <summary>Model of the CPU.</summary>
    public string? CpuType { get; set; }

    /// <summary>Memory in MiB.</summary>
    public long? MemoryMb { get; set; }

    /// <summary>Least memory that an image needs, in MiB.</summary>
    public long? MemoryMbMinimum { get; set; }

    /// <summary>All disks together, in bytes.</summary>
    public long? DiskCapacity { get; set; }

    /// <summary>Free space of all disks, in bytes.</summary>
    public long? DiskFreeSpace { get; set; }

    /// <summary>Smallest root disk that an image needs, in bytes.</summary>
    public long? DiskSizeMinimum { get; set; }

    /// <summary>What it takes on the storage, in bytes.</summary>
    public long? SizeOnDisk { get; set; }

    /// <summary>Operating system, ManageIQ's normalised name.</summary>
    public string? GuestOs { get; set; }

    /// <summary>Operating system as the cloud names it.</summary>
    public string? GuestOsFullName { get; set; }

    /// <summary>32 or 64.</summary>
    public int? Bitness { get; set; }

    /// <summary><c>hvm</c>, <c>paravirtual</c>, or the hypervisor.</summary>
    public string? VirtualizationType { get; set; }

    /// <summary><c>ebs</c>, or the format of the image.</summary>
    public string? RootDeviceType { get; set; }

    /// <summary><c>bios</c> or <c>efi</c>.</summary>
    public string? FirmwareType { get; set; }

    /// <summary>Network interfaces.</summary>
    public int? NumberOfNics { get; set; }

    /// <summary>Notes.</summary>
    [Column(Type = "text")]
    public string? Annotation { get; set; }

    /// <summary>Maker. Default: empty.</summary>
    [Column(Default = "''")]
    public string? Manufacturer { get; set; } = "";

    /// <summary>Model. Default: empty.</summary>
    [Column(Default = "''")]
    public string? Model { get; set; } = "";

    /// <summary>Serial number.</summary>
    public string? SerialNumber { get; set; }

    /// <summary>State of provisioning of a bare machine.</summary>
    public string? ProvisionState { get; set; }

    /// <summary>Whether a bare machine was inspected.</summary>
    public bool? Introspected { get; set; }

    /// <summary>Configured memory in MiB.</summary>
    public int? MemoryMbConfigured { get; set; }

    /// <summary>Available memory in MiB.</summary>
    public int? MemoryMbAvailable { get; set; }

    /// <summary>Configured cores.</summary>
    public int? CpuConfiguredCores { get; set; }

    /// <summary>Available cores.</summary>
    public int? CpuAvailableCores { get; set; }

    /// <summary>Version of the configuration file.</summary>
    public string? ConfigVersion { get; set; }

    /// <summary>Version of the virtual hardware.</summary>
    public string? VirtualHwVersion { get; set; }

    /// <summary>Id of the BIOS.</summary>
    public string? Bios { get; set; }

    /// <summary>Where the BIOS is kept.</summary>
    public string? BiosLocation { get; set; }

    /// <summary>Whether the guest's clock follows the host's.</summary>
    public string? TimeSync { get; set; }

    /// <summary>CPU in use, in MHz.</summary>
    public int? CpuUsage { get; set; }

    /// <summary>Memory in use, in MB.</summary>
    public int? MemoryUsage { get; set; }

    /// <summary>Memory of the host's console, in MB.</summary>
    public int? MemoryConsole { get; set; }

    /// <summary>Whether guests can move while they run.</summary>
    public bool? VmotionEnabled { get; set; }

    /// <summary>Host, for the hardware of a host.</summary>
    [NotCollected]
    public long? HostId { get; set; }

    /// <summary>Machine, for the hardware of a bare machine.</summary>
    [NotCollected]
    public long? ComputerSystemId { get; set; }

    /// <summary>Switch, for the hardware of a switch.</summary>
    [NotCollected]
    public long? SwitchId { get; set; }

    /// <summary>Canister, for the hardware of a storage.</summary>
    [NotCollected]
    public long? CanisterId { get; set; }
}
