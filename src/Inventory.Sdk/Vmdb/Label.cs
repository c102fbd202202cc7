namespace Inventory.Sdk.Vmdb;

/// <summary>A label that a cloud's users put on a VM or template: tag, metadata (table <c>custom_attributes</c>).</summary>
[Model("vm_and_template_label", "vm_and_template_labels", Table = "custom_attributes"), UserColumns(typeof(CustomAttributeManagement))]
public sealed class Label : VmdbRecord
{
    /// <summary>The VM or template that has it.</summary>
    [Parent, Polymorphic(typeof(VmOrTemplate))]
    public IReference<VmOrTemplate>? Resource { get; set; }

    /// <summary>Kind of attribute. Default: <c>labels</c>.</summary>
    [Key]
    public string? Section { get; set; } = "labels";

    /// <summary>Name; unique in its section.</summary>
    [Key]
    public string? Name { get; set; }

    /// <summary>Value.</summary>
    [Column(Type = "text")]
    public string? Value { get; set; }

    /// <summary>Who told of it: <c>amazon</c>, <c>openstack</c>.</summary>
    public string? Source { get; set; }

    /// <summary>Description.</summary>
    [Column(Type = "text")]
    public string? Description { get; set; }
}

/// <summary>What the product keeps of the attributes that its users define, in the table <c>custom_attributes</c>.</summary>
public sealed class CustomAttributeManagement : VmdbRecord
{
    /// <summary>The value after its variables are filled in.</summary>
    [Column(Type = "text")]
    public string? ValueInterpolated { get; set; }

    /// <summary>Name that is unique among attributes of one name.</summary>
    [Column(Type = "text")]
    public string? UniqueName { get; set; }

    /// <summary>The value with its type.</summary>
    [Column(Type = "text")]
    public string? SerializedValue { get; set; }
}
