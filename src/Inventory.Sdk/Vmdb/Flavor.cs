namespace Inventory.Sdk.Vmdb;

/// <summary>A size of VM that a cloud offers: instance type, flavor (table <c>flavors</c>).</summary>
[Model("flavor", "flavors")]
public sealed class Flavor : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Whether new VMs may use it. Default: true.</summary>
    public bool? Enabled { get; set; } = true;

    /// <summary>Virtual CPUs.</summary>
    public int? CpuTotalCores { get; set; }

    /// <summary>Cores per socket.</summary>
    public int? CpuCoresPerSocket { get; set; }

    /// <summary>Sockets. Default: 1.</summary>
    [Column(Default = "1")]
    public int? CpuSockets { get; set; } = 1;

    /// <summary>Memory in bytes.</summary>
    public long? Memory { get; set; }

    /// <summary>Root disk in bytes.</summary>
    public long? RootDiskSize { get; set; }

    /// <summary>Swap disk in bytes.</summary>
    public long? SwapDiskSize { get; set; }

    /// <summary>Ephemeral disks together, in bytes.</summary>
    public long? EphemeralDiskSize { get; set; }

    /// <summary>Number of ephemeral disks.</summary>
    public int? EphemeralDiskCount { get; set; }

    /// <summary>Whether every tenant may use it.</summary>
    public bool? PubliclyAvailable { get; set; }

    /// <summary>Runs 32-bit images.</summary>
    [Column(Name = "supports_32_bit")]
    public bool? Supports32Bit { get; set; }

    /// <summary>Runs 64-bit images.</summary>
    [Column(Name = "supports_64_bit")]
    public bool? Supports64Bit { get; set; }

    /// <summary>Offers hardware virtualisation.</summary>
    public bool? SupportsHvm { get; set; }

    /// <summary>Offers paravirtualisation.</summary>
    public bool? SupportsParavirtual { get; set; }

    /// <summary>Boots from block storage only.</summary>
    public bool? BlockStorageBasedOnly { get; set; }

    /// <summary>Needs a subnet.</summary>
    public bool? CloudSubnetRequired { get; set; }

    /// <summary>Tenants that may use it.</summary>
    [JoinTable("cloud_tenant_flavors", "flavor_id", "cloud_tenant_id")]
    public IReadOnlyList<IReference<CloudTenant>>? CloudTenants { get; set; }
}
