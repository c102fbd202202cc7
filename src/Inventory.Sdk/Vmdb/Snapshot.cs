namespace Inventory.Sdk.Vmdb;

/// <summary>A VM as it was at one moment (table <c>snapshots</c>). One whose VM is gone is kept.</summary>
[Model("snapshot", "snapshots"), Timestamps]
public sealed class Snapshot : TypedRecord
{
    /// <summary>The VM.</summary>
    [Key(MayBeNull = true)]
    public IReference<VmOrTemplate>? VmOrTemplate { get; set; }

    /// <summary>Its id; unique for its VM.</summary>
    [Key]
    public string? Uid { get; set; }

    /// <summary>Id of the snapshot that it builds on.</summary>
    public string? ParentUid { get; set; }

    /// <summary>Snapshot that it builds on.</summary>
    public IReference<Snapshot>? Parent { get; set; }

    /// <summary>Id that is unique across providers.</summary>
    public string? UidEms { get; set; }

    /// <summary>The cloud's own id of it.</summary>
    public string? EmsRef { get; set; }

    /// <summary>Type of <c>ems_ref</c> where a cloud has several.</summary>
    public string? EmsRefType { get; set; }

    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>1 if the VM's present state builds on it, else 0.</summary>
    public int? Current { get; set; }

    /// <summary>Size of all its files, in bytes.</summary>
    public long? TotalSize { get; set; }

    /// <summary>File that holds it.</summary>
    public string? Filename { get; set; }

    /// <summary>When the cloud made it.</summary>
    public DateTimeOffset? CreateTime { get; set; }

    /// <summary>The disks that it holds, serialised.</summary>
    [Column(Type = "text")]
    public string? Disks { get; set; }
}
