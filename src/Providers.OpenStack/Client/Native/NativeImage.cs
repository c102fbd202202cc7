using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>An image. Everything that describes its content is a free property: a text, often absent.</summary>
internal sealed record NativeImage
{
    public string? Name { get; init; }

    /// <summary><c>public</c>, <c>private</c>, <c>shared</c> or <c>community</c>.</summary>
    public string? Visibility { get; init; }

    /// <summary>Project that owns it.</summary>
    public string? Owner { get; init; }

    /// <summary>Size of its file in bytes; null while it has none.</summary>
    public long? Size { get; init; }

    /// <summary>Smallest root disk in GiB.</summary>
    public long? MinDisk { get; init; }

    /// <summary>Least memory in MiB.</summary>
    public long? MinRam { get; init; }

    public string? DiskFormat { get; init; }

    public string? Architecture { get; init; }

    public string? OsDistro { get; init; }

    public string? OsVersion { get; init; }

    public string? HypervisorType { get; init; }

    public string? Description { get; init; }

    [JsonConverter(typeof(Instant))]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary><c>snapshot</c> for one that nova made of a server.</summary>
    public string? ImageType { get; init; }

    /// <summary>The server that it was made of.</summary>
    public string? InstanceUuid { get; init; }

    /// <summary>JSON in a text: of which volume snapshots it consists, for one made of a server that boots from a volume.</summary>
    public string? BlockDeviceMapping { get; init; }
}
