namespace Inventory.Sdk.Vmdb;

/// <summary>A volume as it was at one moment (table <c>cloud_volume_snapshots</c>).</summary>
[Model("cloud_volume_snapshot", "cloud_volume_snapshots", Manager = ManagerRole.BlockStorage)]
public sealed class CloudVolumeSnapshot : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Size of the volume, in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Whether it is encrypted.</summary>
    public bool? Encrypted { get; set; }

    /// <summary>When the cloud made it.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>The volume; null if that is gone.</summary>
    public IReference<CloudVolume>? CloudVolume { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}
