namespace Inventory.Sdk.Vmdb;

/// <summary>A rule on where VMs run in relation to each other: server group, placement group (table <c>placement_groups</c>).</summary>
[Model("placement_group", "placement_groups"), Timestamps("created_at", "updated_at")]
public sealed class PlacementGroup : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>The rule, e.g. <c>anti-affinity</c>.</summary>
    public string? Policy { get; set; }

    /// <summary>Its availability zone.</summary>
    public IReference<AvailabilityZone>? AvailabilityZone { get; set; }

    /// <summary>Tenant that owns it.</summary>
    public IReference<CloudTenant>? CloudTenant { get; set; }
}
