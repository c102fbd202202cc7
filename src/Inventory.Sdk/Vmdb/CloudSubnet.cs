using System.Text.Json.Nodes;

namespace Inventory.Sdk.Vmdb;

/// <summary>A range of addresses in a network (table <c>cloud_subnets</c>).</summary>
[Model("cloud_subnet", "cloud_subnets", Manager = ManagerRole.Network)]
public sealed class CloudSubnet : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Its addresses, e.g. <c>10.0.0.0/24</c>.</summary>
    public string? Cidr { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary><c>ipv4</c> or <c>ipv6</c>.</summary>
    public string? NetworkProtocol { get; set; }

    /// <summary>Address of its gateway.</summary>
    public string? Gateway { get; set; }

    /// <summary>Whether the cloud hands out its addresses by DHCP.</summary>
    public bool? DhcpEnabled { get; set; }

    /// <summary>Addresses of its name servers. ManageIQ keeps the list serialised in a string; here the column is an array.</summary>
    [Unordered]
    public IReadOnlyList<string>? DnsNameservers { get; set; }

    /// <summary>How routers announce it to IPv6 guests.</summary>
    public string? Ipv6RouterAdvertisementMode { get; set; }

    /// <summary>How IPv6 guests get their addresses.</summary>
    public string? Ipv6AddressMode { get; set; }

    /// <summary>Its network.</summary>
    public IReference<CloudNetwork>? CloudNetwork { get; set; }

    /// <summary>Router or route table that leads out of it.</summary>
    public IReference<NetworkRouter>? NetworkRouter { get; set; }

    /// <summary>Subnet that it is cut from.</summary>
    public IReference<CloudSubnet>? ParentCloudSubnet { get; set; }

    /// <summary>Its availability zone.</summary>
    public IReference<AvailabilityZone>? AvailabilityZone { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>What else its cloud tells: an object. <c>ip_version</c> is 4 or 6, the pools are lists of <c>start</c> and <c>end</c>.</summary>
    [Column(Type = "text"), JsonAttributes("allocation_pools", "host_routes", "ip_version", "subnetpool_id")]
    public JsonNode? ExtraAttributes { get; set; }

    /// <summary>Network group.</summary>
    [NotCollected]
    public long? NetworkGroupId { get; set; }
}
