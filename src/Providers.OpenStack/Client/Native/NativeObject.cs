using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>A container of swift; its id is its name.</summary>
internal sealed record NativeContainer(int? Count, long? Bytes);

/// <summary>An object of swift; its id is its name.</summary>
internal sealed record NativeObject
{
    public string? Hash { get; init; }

    public long? Bytes { get; init; }

    public string? ContentType { get; init; }

    [JsonConverter(typeof(Instant))]
    public DateTimeOffset? LastModified { get; init; }
}
