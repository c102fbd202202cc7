namespace Inventory.Sdk.Vmdb;

/// <summary>A part of a region with its own power and network (table <c>availability_zones</c>).</summary>
[Model("availability_zone", "availability_zones")]
public sealed class AvailabilityZone : ManagedRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Which services the zone offers, e.g. <c>compute</c>, <c>volume</c>. Default: none.</summary>
    [Unordered, Column(Default = "'{}'")]
    public IReadOnlyList<string>? ProviderServicesSupported { get; set; }
}
