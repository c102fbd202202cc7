namespace Inventory.Sdk.Vmdb;

/// <summary>A network card or another device of a VM that is no disk (table <c>guest_devices</c>). Clouds have ports instead.</summary>
[Model("guest_device", "guest_devices")]
public sealed class GuestDevice : VmdbRecord
{
    /// <summary>The hardware that has it.</summary>
    [Parent]
    public IReference<Hardware>? Hardware { get; set; }

    /// <summary>Id that is unique in its hardware, and where possible everywhere.</summary>
    [Key]
    public string? UidEms { get; set; }

    /// <summary>The cloud's own id of it.</summary>
    public string? EmsRef { get; set; }

    /// <summary>Name.</summary>
    public string? DeviceName { get; set; }

    /// <summary><c>ethernet</c>, <c>storage</c> …</summary>
    public string? DeviceType { get; set; }

    /// <summary>Place on its controller.</summary>
    public string? Location { get; set; }

    /// <summary>File behind it.</summary>
    public string? Filename { get; set; }

    /// <summary>Kind of controller.</summary>
    public string? ControllerType { get; set; }

    /// <summary>Mode of operation.</summary>
    public string? Mode { get; set; }

    /// <summary>Hardware address.</summary>
    public string? Address { get; set; }

    /// <summary>Size in bytes.</summary>
    public long? Size { get; set; }

    /// <summary>What it takes on the storage, in bytes.</summary>
    public long? SizeOnDisk { get; set; }

    /// <summary>Free space in bytes.</summary>
    public long? FreeSpace { get; set; }

    /// <summary>Speed in Mbit/s.</summary>
    public long? Speed { get; set; }

    /// <summary>Model.</summary>
    public string? Model { get; set; }

    /// <summary>Maker.</summary>
    public string? Manufacturer { get; set; }

    /// <summary>Number by which a replacement is ordered.</summary>
    public string? FieldReplaceableUnit { get; set; }

    /// <summary>Name as an iSCSI initiator.</summary>
    public string? IscsiName { get; set; }

    /// <summary>Its other name as an iSCSI initiator.</summary>
    public string? IscsiAlias { get; set; }

    /// <summary>Whether iSCSI peers must prove who they are.</summary>
    public bool? ChapAuthEnabled { get; set; }

    /// <summary>Whether it is there. Default: true.</summary>
    [Column(Default = "true")]
    public bool? Present { get; set; } = true;

    /// <summary>Whether it is connected at start. Default: true.</summary>
    [Column(Default = "true")]
    public bool? StartConnected { get; set; } = true;

    /// <summary>Whether the guest finds it.</summary>
    public bool? AutoDetect { get; set; }

    /// <summary>Whether it is in a VLAN.</summary>
    public bool? VlanEnabled { get; set; }

    /// <summary>The VLAN.</summary>
    public string? VlanKey { get; set; }

    /// <summary>Hardware address of the port that it is plugged into.</summary>
    public string? PeerMacAddress { get; set; }

    /// <summary>Switch that it is plugged into.</summary>
    [NotCollected]
    public long? SwitchId { get; set; }

    /// <summary>Network that it is plugged into.</summary>
    [NotCollected]
    public long? LanId { get; set; }

    /// <summary>Device that it is part of.</summary>
    [NotCollected]
    public long? ParentDeviceId { get; set; }
}
