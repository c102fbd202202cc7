namespace Inventory.Sdk.Vmdb;

/// <summary>A named set of objects that are managed together (table <c>resource_groups</c>).</summary>
[Model("resource_group", "resource_groups"), Timestamps("created_at", "updated_at")]
public sealed class ResourceGroup : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }
}
