using System.Text.Json.Serialization;
using AwesomeCloud.Wire;

namespace AwesomeCloud;

/// <summary>A block device that outlives instances.</summary>
public sealed record Volume : IResource
{
    /// <summary>The volume's key.</summary>
    public required string Id { get; init; }

    /// <summary>The display name.</summary>
    [JsonConverter(typeof(TextConverter))]
    public required string Name { get; init; }

    /// <summary>Its size in GiB.</summary>
    public required long SizeGb { get; init; }

    /// <summary><c>in_use</c> while attached, else <c>available</c>.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string State { get; init; }

    /// <summary>The zone it lives in; only instances of that zone can have it.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string ZoneId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The instances that have it; empty while it is available.</summary>
    public required IReadOnlyList<VolumeAttachment> Attachments { get; init; }
}

/// <summary>That an instance has a volume.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Device">The device name there, for example <c>/dev/vdb</c>.</param>
public sealed record VolumeAttachment(string InstanceId, [property: JsonConverter(typeof(SharedStringConverter))] string Device);
