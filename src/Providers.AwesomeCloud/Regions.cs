using Inventory.Sdk;

namespace Providers.AwesomeCloud;

/// <summary>The regions of AwesomeCloud. A fixed list, because the form must offer them before anything can be asked.</summary>
public static class Regions
{
    public static IReadOnlyList<Region> All { get; } =
    [
        new("sunny-east-1", "Sunny East 1"),
        new("sunny-west-1", "Sunny West 1"),
        new("cloudy-north-1", "Cloudy North 1"),
    ];

    public static IEnumerable<string> Names => All.Select(region => region.Name);
}
