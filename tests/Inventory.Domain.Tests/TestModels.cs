using System.Globalization;
using System.Text.Json.Nodes;
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

/// <summary>
/// In its first version, which <c>Fixtures/store-1.sql</c> holds, it had the properties <c>Site</c> ("Oslo/7") and <c>Boss</c>.
/// </summary>
[Model("depot", "depots", Version = 2)]
public sealed class Depot : ManagedRecord
{
    public IReference<Crate>? Best { get; set; }

    [Formerly("site", 2, By = nameof(TownOf))]
    public string? Town { get; set; }

    [Formerly("site", 2, By = nameof(HallOf))]
    public int? Hall { get; set; }

    [Formerly("boss", 2)]
    public string? Keeper { get; set; }

    public static JsonNode? TownOf(JsonNode? site) => Parts(site)?[0];

    public static JsonNode? HallOf(JsonNode? site) => Parts(site) is [_, var hall] ? int.Parse(hall, CultureInfo.InvariantCulture) : null;

    private static string[]? Parts(JsonNode? site) => site?.GetValue<string>().Split('/');
}
