using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>A server as <c>servers/detail</c> lists it.</summary>
internal sealed record NativeServer
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Status { get; init; }

    /// <summary>Id of the image it was made from; null for a server that boots from a volume, whose image is listed as an empty text.</summary>
    [JsonPropertyName("image"), JsonConverter(typeof(IdOfLinked))]
    public string? ImageId { get; init; }

    public ServerFlavor? Flavor { get; init; }

    [JsonPropertyName("OS-EXT-AZ:availability_zone")]
    public string? AvailabilityZone { get; init; }
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

    public FlavorSize? Size => FlavorSize.Of(Vcpus, Ram, Disk, Ephemeral, Swap);
}
