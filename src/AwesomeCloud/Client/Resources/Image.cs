using System.Text.Json.Serialization;
using AwesomeCloud.Wire;

namespace AwesomeCloud;

/// <summary>A template from which instances are started.</summary>
public sealed record Image : IResource
{
    /// <summary>The image's key.</summary>
    public required string Id { get; init; }

    /// <summary>The display name, for example <c>ubuntu-24.04-2026.01</c>.</summary>
    [JsonConverter(typeof(TextConverter))]
    public required string Name { get; init; }

    /// <summary>The operating system: <c>linux</c> or <c>windows</c>.</summary>
    public required string Os { get; init; }

    /// <summary><c>x86_64</c> or <c>arm64</c>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Whether the cloud offers it to every account.</summary>
    public required bool Public { get; init; }

    /// <summary>The smallest root disk that holds it, in GiB.</summary>
    public required long MinDiskGb { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
