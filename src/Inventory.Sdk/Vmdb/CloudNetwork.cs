using System.Text.Json.Nodes;

namespace Inventory.Sdk.Vmdb;

/// <summary>A network of a cloud: virtual private cloud, tenant network, provider network (table <c>cloud_networks</c>).</summary>
[Model("cloud_network", "cloud_networks", Manager = ManagerRole.Network)]
public sealed class CloudNetwork : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; set; }

    /// <summary>Its address block, e.g. <c>10.0.0.0/16</c>, where it has one of its own.</summary>
    public string? Cidr { get; set; }

    /// <summary><c>active</c> or <c>inactive</c>.</summary>
    public string? Status { get; set; }

    /// <summary>Whether its administrator lets it carry traffic.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Whether it leads out of the cloud.</summary>
    public bool? ExternalFacing { get; set; }

    /// <summary>Whether tenants other than its own may use it.</summary>
    public bool? Shared { get; set; }

    /// <summary>Name of the physical network under it.</summary>
    public string? ProviderPhysicalNetwork { get; set; }

    /// <summary>How it is kept apart on the physical network, e.g. <c>vlan</c>, <c>vxlan</c>.</summary>
    public string? ProviderNetworkType { get; set; }

    /// <summary>By which number, e.g. of the VLAN, it is kept apart.</summary>
    public string? ProviderSegmentationId { get; set; }

    /// <summary>Whether VLAN tags of guests pass through it.</summary>
    public bool? VlanTransparent { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Stack that it was made by.</summary>
    public IReference<OrchestrationStack>? OrchestrationStack { get; set; }

    /// <summary>Its resource group.</summary>
    public IReference<ResourceGroup>? ResourceGroup { get; set; }

    /// <summary>What else its cloud tells: an object. <c>maximum_transmission_unit</c> is in bytes.</summary>
    [Column(Type = "text"), JsonAttributes("maximum_transmission_unit", "port_security_enabled", "qos_policy_id")]
    public JsonNode? ExtraAttributes { get; set; }
}
