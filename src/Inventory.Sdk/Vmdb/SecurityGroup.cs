namespace Inventory.Sdk.Vmdb;

/// <summary>A named set of rules on which traffic may pass (table <c>security_groups</c>).</summary>
[Model("security_group", "security_groups", Manager = ManagerRole.Network)]
public sealed class SecurityGroup : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description, at most 255 characters: parsers cut it.</summary>
    public string? Description { get; set; }

    /// <summary>Network that it is for.</summary>
    public IReference<CloudNetwork>? CloudNetwork { get; set; }

    /// <summary>Subnet that it is for.</summary>
    public IReference<CloudSubnet>? CloudSubnet { get; set; }

    /// <summary>Router that it is for.</summary>
    public IReference<NetworkRouter>? NetworkRouter { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }

    /// <summary>Stack that it was made by.</summary>
    public IReference<OrchestrationStack>? OrchestrationStack { get; set; }

    /// <summary>Its resource group.</summary>
    public IReference<ResourceGroup>? ResourceGroup { get; set; }

    /// <summary>Network group.</summary>
    [NotCollected]
    public long? NetworkGroupId { get; set; }
}
