using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>A network.</summary>
internal sealed record NativeNetwork
{
    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? TenantId { get; init; }

    public bool? AdminStateUp { get; init; }

    public bool? Shared { get; init; }

    [JsonPropertyName("router:external")]
    public bool? External { get; init; }

    [JsonPropertyName("provider:physical_network")]
    public string? PhysicalNetwork { get; init; }

    [JsonPropertyName("provider:network_type")]
    public string? NetworkType { get; init; }

    [JsonPropertyName("provider:segmentation_id")]
    public long? SegmentationId { get; init; }

    public bool? VlanTransparent { get; init; }

    public int? Mtu { get; init; }

    public bool? PortSecurityEnabled { get; init; }

    public string? QosPolicyId { get; init; }
}

/// <summary>A subnet.</summary>
internal sealed record NativeSubnet
{
    public string? Name { get; init; }

    public string? TenantId { get; init; }

    public string? NetworkId { get; init; }

    public string? Cidr { get; init; }

    public int? IpVersion { get; init; }

    public string? GatewayIp { get; init; }

    public bool? EnableDhcp { get; init; }

    public IReadOnlyList<string>? DnsNameservers { get; init; }

    public JsonArray? AllocationPools { get; init; }

    public JsonArray? HostRoutes { get; init; }

    public string? Ipv6RaMode { get; init; }

    public string? Ipv6AddressMode { get; init; }

    public string? SubnetpoolId { get; init; }
}

/// <summary>A router.</summary>
internal sealed record NativeRouter(
    string? Name, string? Status, string? TenantId, bool? AdminStateUp, bool? Distributed, bool? Ha, JsonArray? Routes, JsonObject? ExternalGatewayInfo)
{
    /// <summary>The network behind its gateway; null without one.</summary>
    [JsonIgnore]
    public string? ExternalNetworkId => ExternalGatewayInfo?["network_id"] is JsonValue id && id.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>A port.</summary>
internal sealed record NativePort
{
    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? TenantId { get; init; }

    public bool? AdminStateUp { get; init; }

    public string? MacAddress { get; init; }

    public string? DeviceId { get; init; }

    public string? DeviceOwner { get; init; }

    public IReadOnlyList<FixedIp>? FixedIps { get; init; }

    public IReadOnlyList<string>? SecurityGroups { get; init; }

    [JsonPropertyName("binding:host_id")]
    public string? HostId { get; init; }

    [JsonPropertyName("binding:vif_type")]
    public string? VifType { get; init; }

    [JsonPropertyName("binding:vif_details")]
    public JsonObject? VifDetails { get; init; }

    [JsonPropertyName("binding:vnic_type")]
    public string? VnicType { get; init; }

    [JsonPropertyName("binding:profile")]
    public JsonObject? Profile { get; init; }

    public JsonArray? ExtraDhcpOpts { get; init; }

    public JsonArray? AllowedAddressPairs { get; init; }

    /// <summary>The router of which this is an interface, not its gateway; null for other ports.</summary>
    [JsonIgnore]
    public string? InterfaceOfRouter => DeviceOwner is { } owner
        && (owner.StartsWith("network:router_interface", StringComparison.Ordinal) || owner == "network:ha_router_replicated_interface") ? DeviceId : null;
}

/// <summary>An address of a port.</summary>
internal sealed record FixedIp(string? SubnetId, string? IpAddress);

/// <summary>A floating IP address.</summary>
internal sealed record NativeFloatingIp(
    string? FloatingIpAddress, string? FixedIpAddress, string? FloatingNetworkId, string? PortId, string? Status, string? TenantId);

/// <summary>A security group. Its rules come with it.</summary>
internal sealed record NativeSecurityGroup(string? Name, string? Description, string? TenantId, IReadOnlyList<JsonElement>? SecurityGroupRules);

/// <summary>A rule of a security group.</summary>
internal sealed record NativeSecurityGroupRule(
    string? Direction, string? Ethertype, string? Protocol, int? PortRangeMin, int? PortRangeMax, string? RemoteIpPrefix, string? RemoteGroupId);
