using System.Text.Json.Serialization;
using AwesomeCloud.Wire;

namespace AwesomeCloud;

/// <summary>A data centre within a region.</summary>
public sealed record AvailabilityZone : IResource
{
    /// <summary>The zone's key.</summary>
    public required string Id { get; init; }

    /// <summary>The display name, for example <c>sunny-east-1a</c>.</summary>
    [JsonConverter(typeof(TextConverter))]
    public required string Name { get; init; }

    /// <summary><c>available</c> or <c>impaired</c>.</summary>
    public required string State { get; init; }
}
