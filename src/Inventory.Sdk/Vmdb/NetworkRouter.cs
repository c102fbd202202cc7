using System.Text.Json.Nodes;

namespace Inventory.Sdk.Vmdb;

/// <summary>A router, or a route table (table <c>network_routers</c>).</summary>
[Model("network_router", "network_routers", Manager = ManagerRole.Network)]
public sealed class NetworkRouter : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether its administrator lets it forward. Default: false.</summary>
    [Column(Default = "false")]
    public bool? AdminStateUp { get; set; } = false;

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Network behind its gateway: the external one, or the one that a route table belongs to.</summary>
    public IReference<CloudNetwork>? CloudNetwork { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>What else its cloud tells: an object.</summary>
    [Column(Type = "text")]
    [JsonAttributes("external_gateway_info", "distributed", "routes", "propagating_vgws", "main_route_table", "high_availability")]
    public JsonNode? ExtraAttributes { get; set; }

    /// <summary>Network group.</summary>
    [NotCollected]
    public long? NetworkGroupId { get; set; }
}
