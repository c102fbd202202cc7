using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests;

/// <summary>
/// A root with everything that the SDK's own records have not (yet): a key of two parts, links in a cycle, to itself and to several
/// collections.
/// </summary>
[Model("crate", "crates"), Timestamps]
public sealed class Crate : ManagedRecord
{
    [Key]
    public string? Site { get; set; }

    public double? Weight { get; set; }

    public DateTimeOffset? PackedOn { get; set; }

    [Unordered]
    public IReadOnlyList<string>? Marks { get; set; }

    public IReadOnlyList<string>? Stops { get; set; }

    public IReference<Crate>? Inside { get; set; }

    public IReference<Depot>? Depot { get; set; }

    public IReference<VmOrTemplate>? Carrier { get; set; }
}

/// <summary>A child with a key of two parts and a link.</summary>
[Model("crate_label", "crate_labels"), Timestamps]
public sealed class CrateLabel : VmdbRecord
{
    [Parent]
    public IReference<Crate>? Crate { get; set; }

    [Key]
    public string? Section { get; set; }

    [Key]
    public string? Name { get; set; }

    public string? Value { get; set; }

    public IReference<AvailabilityZone>? Zone { get; set; }
}

[Model("depot", "depots")]
public sealed class Depot : ManagedRecord
{
    public IReference<Crate>? Best { get; set; }
}
