using System.Text.Json.Nodes;

namespace Inventory.Sdk.Vmdb;

/// <summary>Where a device is plugged into networks: port, network interface (table <c>network_ports</c>).</summary>
[Model("network_port", "network_ports", Manager = ManagerRole.Network)]
public sealed class NetworkPort : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Hardware address.</summary>
    public string? MacAddress { get; set; }

    /// <summary>State in the cloud's words.</summary>
    public string? Status { get; set; }

    /// <summary>Whether its administrator lets it carry traffic. Default: false.</summary>
    [Column(Default = "false")]
    public bool? AdminStateUp { get; set; } = false;

    /// <summary>What uses it, in the cloud's words: a service, or an account.</summary>
    public string? DeviceOwner { get; set; }

    /// <summary>The cloud's own id of what is plugged in.</summary>
    public string? DeviceRef { get; set; }

    /// <summary>What is plugged in, where the inventory holds it.</summary>
    [Polymorphic(typeof(VmOrTemplate), typeof(LoadBalancer), typeof(OrchestrationStack))]
    public IReference<VmdbRecord>? Device { get; set; }

    /// <summary>Host that it is on.</summary>
    public string? BindingHostId { get; set; }

    /// <summary>How its host connects it, e.g. <c>ovs</c>.</summary>
    public string? BindingVirtualInterfaceType { get; set; }

    /// <summary>Which service told of it.</summary>
    public string? Source { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Its resource group.</summary>
    public IReference<ResourceGroup>? ResourceGroup { get; set; }

    /// <summary>Security groups that guard it.</summary>
    [JoinTable("network_ports_security_groups", "network_port_id", "security_group_id")]
    public IReadOnlyList<IReference<SecurityGroup>>? SecurityGroups { get; set; }

    /// <summary>What else its cloud tells: an object.</summary>
    [Column(Type = "text")]
    [JsonAttributes(
        "binding_virtual_interface_details", "binding_virtual_nic_type", "binding_profile", "extra_dhcp_opts", "allowed_address_pairs", "fixed_ips")]
    public JsonNode? ExtraAttributes { get; set; }
}

/// <summary>An address of a port in a subnet (table <c>cloud_subnets_network_ports</c>).</summary>
[Model("cloud_subnet_network_port", "cloud_subnet_network_ports", Table = "cloud_subnets_network_ports")]
public sealed class CloudSubnetNetworkPort : VmdbRecord
{
    /// <summary>The port that has it.</summary>
    [Parent]
    public IReference<NetworkPort>? NetworkPort { get; set; }

    /// <summary>The address; null where the cloud keeps it to itself, as for its load balancers.</summary>
    [Key(MayBeNull = true)]
    public string? Address { get; set; }

    /// <summary>The subnet that it is from; null for a port outside any.</summary>
    [Key(MayBeNull = true)]
    public IReference<CloudSubnet>? CloudSubnet { get; set; }
}
