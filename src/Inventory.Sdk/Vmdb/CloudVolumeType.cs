namespace Inventory.Sdk.Vmdb;

/// <summary>A kind of volume that a cloud offers (table <c>cloud_volume_types</c>).</summary>
[Model("cloud_volume_type", "cloud_volume_types", Manager = ManagerRole.BlockStorage), Timestamps("created_at", "updated_at")]
public sealed class CloudVolumeType : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>Name of the storage that volumes of this type are made on.</summary>
    public string? BackendName { get; set; }

    /// <summary>Whether every tenant may use it.</summary>
    public bool? Public { get; set; }
}
