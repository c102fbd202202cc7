using Amazon;
using Region = Inventory.Sdk.Region;

namespace Providers.Amazon;

/// <summary>The public regions of AWS, those of China and of the US government included, as AWS's own client lists them.</summary>
internal static class AmazonRegions
{
    private static readonly string[] PublicPartitions = ["aws", "aws-us-gov", "aws-cn", "aws-eusc"];

    public static IReadOnlyList<Region> All { get; } =
    [
        // "us-east-1-regional" is no region but another address of one.
        .. RegionEndpoint.EnumerableAllRegions
            .Where(region => PublicPartitions.Contains(region.PartitionName) && !region.SystemName.EndsWith("-regional", StringComparison.Ordinal))
            .Select(region => new Region(region.SystemName, region.DisplayName))
            .OrderBy(region => region.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(region => region.Name)];
}
