using System.Text.Json.Nodes;

namespace Inventory.Sdk.Vmdb;

/// <summary>What a cloud's own service catalog offers (table <c>service_offerings</c>).</summary>
[Model("service_offering", "service_offerings"), Timestamps("created_at", "updated_at")]
public sealed class ServiceOffering : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>What else its cloud tells: an object.</summary>
    public JsonNode? Extra { get; set; }

    /// <summary>When it disappeared; ManageIQ keeps such rows. Always null here: the row is deleted, its history stays.</summary>
    [NotCollected]
    public DateTimeOffset? DeletedOn { get; set; }
}

/// <summary>A form of an offering that can be ordered: which parameters it takes (table <c>service_parameters_sets</c>).</summary>
[Model("service_parameters_set", "service_parameters_sets"), Timestamps("created_at", "updated_at")]
public sealed class ServiceParametersSet : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }

    /// <summary>The offering.</summary>
    public IReference<ServiceOffering>? ServiceOffering { get; set; }

    /// <summary>What else its cloud tells: an object.</summary>
    public JsonNode? Extra { get; set; }

    /// <summary>When it disappeared; ManageIQ keeps such rows. Always null here: the row is deleted, its history stays.</summary>
    [NotCollected]
    public DateTimeOffset? DeletedOn { get; set; }
}

/// <summary>Something that was ordered from a cloud's service catalog (table <c>service_instances</c>).</summary>
[Model("service_instance", "service_instances"), Timestamps("created_at", "updated_at")]
public sealed class ServiceInstance : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>What was ordered.</summary>
    public IReference<ServiceOffering>? ServiceOffering { get; set; }

    /// <summary>In which form.</summary>
    public IReference<ServiceParametersSet>? ServiceParametersSet { get; set; }

    /// <summary>What else its cloud tells: an object.</summary>
    public JsonNode? Extra { get; set; }

    /// <summary>When it disappeared; ManageIQ keeps such rows. Always null here: the row is deleted, its history stays.</summary>
    [NotCollected]
    public DateTimeOffset? DeletedOn { get; set; }
}
