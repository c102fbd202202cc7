namespace Inventory.Sdk.Vmdb;

/// <summary>A block device that lives apart from VMs (table <c>cloud_volumes</c>). The disk that it backs is its attachment.</summary>
[Model("cloud_volume", "cloud_volumes", Manager = ManagerRole.BlockStorage)]
public sealed class CloudVolume : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Whether it is well, in the cloud's words.</summary>
    public string? HealthState { get; set; }

    /// <summary>Name of its type.</summary>
    public string? VolumeType { get; set; }

    /// <summary>Whether VMs can boot from it.</summary>
    public bool? Bootable { get; set; }

    /// <summary>Whether it is encrypted.</summary>
    public bool? Encrypted { get; set; }

    /// <summary>Whether several VMs may use it at once.</summary>
    public bool? MultiAttachment { get; set; }

    /// <summary>Operations per second that it is granted.</summary>
    public int? Iops { get; set; }

    /// <summary>When the cloud made it.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>Snapshot that it was made from.</summary>
    [Column(Name = "cloud_volume_snapshot_id")]
    public IReference<CloudVolumeSnapshot>? BaseSnapshot { get; set; }

    /// <summary>Its availability zone.</summary>
    public IReference<AvailabilityZone>? AvailabilityZone { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Storage pool, of a storage system.</summary>
    [NotCollected]
    public long? StorageResourceId { get; set; }

    /// <summary>Storage service, of a storage system.</summary>
    [NotCollected]
    public long? StorageServiceId { get; set; }
}
