using System.Text.Json.Serialization;
using AwesomeCloud.Wire;

namespace AwesomeCloud;

/// <summary>A virtual machine.</summary>
public sealed record Instance : IResource
{
    /// <summary>The instance's key.</summary>
    public required string Id { get; init; }

    /// <summary>The display name; not unique.</summary>
    [JsonConverter(typeof(TextConverter))]
    public required string Name { get; init; }

    /// <summary>One of <see cref="InstanceState"/>.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string State { get; init; }

    /// <summary>The <see cref="InstanceType"/> it has.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string InstanceTypeId { get; init; }

    /// <summary>The <see cref="Image"/> it was started from; that image may be gone since.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string ImageId { get; init; }

    /// <summary>The <see cref="AvailabilityZone"/> it runs in.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string ZoneId { get; init; }

    /// <summary>The address within the region; null while terminated.</summary>
    public string? PrivateIp { get; init; }

    /// <summary>The address on the internet; null where it has none or is not running.</summary>
    public string? PublicIp { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last started; null if it never was.</summary>
    public DateTimeOffset? LaunchedAt { get; init; }

    /// <summary>The customer's labels, key to value.</summary>
    [JsonConverter(typeof(TagsConverter))]
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The volumes attached to it, the root disk first.</summary>
    public required IReadOnlyList<BlockDevice> BlockDevices { get; init; }
}

/// <summary>A volume as an instance sees it.</summary>
/// <param name="DeviceName">The device, for example <c>/dev/vda</c>.</param>
/// <param name="VolumeId">The <see cref="Volume"/>.</param>
public sealed record BlockDevice([property: JsonConverter(typeof(SharedStringConverter))] string DeviceName, string VolumeId);
