using System.Text.Json.Serialization;
using AwesomeCloud.Wire;

namespace AwesomeCloud;

/// <summary>A size in which instances can be had.</summary>
public sealed record InstanceType : IResource
{
    /// <summary>The type's key.</summary>
    public required string Id { get; init; }

    /// <summary>The display name, for example <c>m1.large</c>.</summary>
    [JsonConverter(typeof(TextConverter))]
    public required string Name { get; init; }

    /// <summary>Virtual processors.</summary>
    [JsonPropertyName("ncpus")]
    public required int NCpus { get; init; }

    /// <summary>Memory in MiB.</summary>
    public required long RamMb { get; init; }

    /// <summary>Root disk in GiB.</summary>
    public required long DiskGb { get; init; }

    /// <summary>False once the type was withdrawn: running instances keep it, new ones cannot have it.</summary>
    public required bool Enabled { get; init; }
}
