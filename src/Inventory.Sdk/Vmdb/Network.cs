namespace Inventory.Sdk.Vmdb;

/// <summary>The addresses of a VM on one side, as its hardware shows them (table <c>networks</c>). Cloud networks are another table.</summary>
[Model("network", "networks")]
public sealed class Network : VmdbRecord
{
    /// <summary>The hardware that has it.</summary>
    [Parent]
    public IReference<Hardware>? Hardware { get; set; }

    /// <summary>Which side, e.g. <c>private</c>, <c>public</c>; unique in its hardware.</summary>
    [Key]
    public string? Description { get; set; }

    /// <summary>IPv4 address.</summary>
    public string? Ipaddress { get; set; }

    /// <summary>IPv6 address.</summary>
    public string? Ipv6address { get; set; }

    /// <summary>Name for that address.</summary>
    public string? Hostname { get; set; }

    /// <summary>Domain of that name.</summary>
    public string? Domain { get; set; }

    /// <summary>Mask of the subnet, e.g. <c>255.255.255.0</c>.</summary>
    public string? SubnetMask { get; set; }

    /// <summary>Address of the gateway.</summary>
    public string? DefaultGateway { get; set; }

    /// <summary>Address of the name server.</summary>
    public string? DnsServer { get; set; }

    /// <summary>Whether the address comes by DHCP.</summary>
    public bool? DhcpEnabled { get; set; }

    /// <summary>Address of the DHCP server.</summary>
    public string? DhcpServer { get; set; }

    /// <summary>Since when the address is lent.</summary>
    public DateTimeOffset? LeaseObtained { get; set; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? LeaseExpires { get; set; }

    /// <summary>The guest's own id of it.</summary>
    public string? Guid { get; set; }

    /// <summary>Device that has the address.</summary>
    [NotCollected]
    public long? DeviceId { get; set; }
}
