using System.Text.Json;
using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>A server.</summary>
internal sealed record NativeServer
{
    public string? Name { get; init; }

    public string? Status { get; init; }

    public string? TenantId { get; init; }

    public string? KeyName { get; init; }

    /// <summary>Id of the image it was made from; null for a server that boots from a volume, whose image is listed as an empty text.</summary>
    [JsonPropertyName("image"), JsonConverter(typeof(IdOfLinked))]
    public string? ImageId { get; init; }

    public ServerFlavor? Flavor { get; init; }

    [JsonPropertyName("OS-EXT-AZ:availability_zone")]
    public string? AvailabilityZone { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>Addresses by the name of their network.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ServerAddress>>? Addresses { get; init; }

    [JsonPropertyName("os-extended-volumes:volumes_attached")]
    public IReadOnlyList<AttachedVolume>? VolumesAttached { get; init; }
}

/// <summary>The flavor of a server: by its id up to nova's microversion 2.46, spelled out and without an id from 2.47 on.</summary>
internal sealed record ServerFlavor
{
    public string? Id { get; init; }

    public string? OriginalName { get; init; }

    public int? Vcpus { get; init; }

    public long? Ram { get; init; }

    public long? Disk { get; init; }

    public long? Ephemeral { get; init; }

    [JsonConverter(typeof(BlankIsZero))]
    public long? Swap { get; init; }

    [JsonIgnore]
    public FlavorSize? Size => FlavorSize.Of(Vcpus, Ram, Disk, Ephemeral, Swap);
}

/// <summary>An address of a server.</summary>
internal sealed record ServerAddress(string? Addr, [property: JsonPropertyName("OS-EXT-IPS:type")] string? Type);

/// <summary>A volume that a server names.</summary>
internal sealed record AttachedVolume(string? Id);

/// <summary>A network interface of a server.</summary>
internal sealed record NativeInterface(string? PortId, string? NetId);

/// <summary>A volume at a server, as nova tells of it.</summary>
internal sealed record NativeVolumeAttachment([property: JsonPropertyName("volumeId")] string? VolumeId, string? Device);
