namespace Inventory.Sdk.Vmdb;

/// <summary>A copy of a volume in another store (table <c>cloud_volume_backups</c>).</summary>
[Model("cloud_volume_backup", "cloud_volume_backups", Manager = ManagerRole.BlockStorage)]
public sealed class CloudVolumeBackup : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Number of objects that hold it.</summary>
    public int? ObjectCount { get; set; }

    /// <summary>Whether it holds only what differs from an earlier backup.</summary>
    public bool? IsIncremental { get; set; }

    /// <summary>Whether later backups build on it.</summary>
    public bool? HasDependentBackups { get; set; }

    /// <summary>When the cloud made it.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>The volume.</summary>
    public IReference<CloudVolume>? CloudVolume { get; set; }

    /// <summary>Its availability zone.</summary>
    public IReference<AvailabilityZone>? AvailabilityZone { get; set; }
}
