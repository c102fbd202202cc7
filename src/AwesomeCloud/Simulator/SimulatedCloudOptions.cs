namespace AwesomeCloud.Simulator;

/// <summary>What a simulated cloud holds and where it serves. Two clouds with the same options (and clock) answer byte for byte alike.</summary>
public sealed class SimulatedCloudOptions
{
    /// <summary>Instances in each region at the start; everything else follows in proportion. Default 1000.</summary>
    public int Instances { get; init; } = 1000;

    /// <summary>The seed of all content and of all churn. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Changes per ten seconds, spread over the regions, made by a timer while serving. Default 0: nothing changes by itself.</summary>
    public int Churn { get; init; }

    /// <summary>The regions; the first is <see cref="World.Home"/>. Default sunny-east-1, sunny-west-1, cloudy-north-1.</summary>
    public IReadOnlyList<string> Regions { get; init; } = ["sunny-east-1", "sunny-west-1", "cloudy-north-1"];

    /// <summary>The keys that the cloud accepts.</summary>
    public AwesomeCloudCredentials Credentials { get; init; } = new("AWC0SIMULATOR0KEY", "not-a-secret-of-the-simulator");

    /// <summary>The loopback address to serve on; port 0 (the default) takes a free one.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The clock of signatures, changes and churn. Default <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
