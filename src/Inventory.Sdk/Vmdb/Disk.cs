namespace Inventory.Sdk.Vmdb;

/// <summary>A disk of a VM (table <c>disks</c>). A volume attachment is a disk.</summary>
[Model("disk", "disks"), Timestamps]
public sealed class Disk : VmdbRecord
{
    /// <summary>The hardware that has it.</summary>
    [Parent]
    public IReference<Hardware>? Hardware { get; set; }

    /// <summary>Name of the device; unique in its hardware.</summary>
    [Key]
    public string? DeviceName { get; set; }

    /// <summary><c>disk</c>, <c>cdrom</c>, <c>floppy</c>.</summary>
    public string? DeviceType { get; set; }

    /// <summary>Place on its controller, e.g. <c>vda</c>.</summary>
    public string? Location { get; set; }

    /// <summary>File that holds it.</summary>
    public string? Filename { get; set; }

    /// <summary>Kind of controller; in clouds the vendor.</summary>
    public string? ControllerType { get; set; }

    /// <summary>Kind of disk.</summary>
    public string? DiskType { get; set; }

    /// <summary>Mode of writing.</summary>
    public string? Mode { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>What it takes on the storage, in bytes.</summary>
    public long? SizeOnDisk { get; set; }

    /// <summary>Free space in bytes.</summary>
    public long? FreeSpace { get; set; }

    /// <summary>Whether it is there. Default: true.</summary>
    [Column(Default = "true")]
    public bool? Present { get; set; } = true;

    /// <summary>Whether it is connected at start. Default: true.</summary>
    [Column(Default = "true")]
    public bool? StartConnected { get; set; } = true;

    /// <summary>Whether the guest finds it.</summary>
    public bool? AutoDetect { get; set; }

    /// <summary>Whether it can be booted from.</summary>
    public bool? Bootable { get; set; }

    /// <summary>Whether space is taken as it is used.</summary>
    public bool? Thin { get; set; }

    /// <summary>Format of its file.</summary>
    public string? Format { get; set; }

    /// <summary>The cloud's own id of it.</summary>
    public string? EmsRef { get; set; }

    /// <summary>Volume that it is; null for a disk that comes and goes with its VM.</summary>
    [Polymorphic(typeof(CloudVolume))]
    public IReference<VmdbRecord>? Backing { get; set; }

    /// <summary>Datastore that holds it.</summary>
    [NotCollected]
    public long? StorageId { get; set; }

    /// <summary>Storage policy.</summary>
    [NotCollected]
    public long? StorageProfileId { get; set; }
}
