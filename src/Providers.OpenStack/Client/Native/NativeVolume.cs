using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>A volume.</summary>
internal sealed record NativeVolume
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Status { get; init; }

    /// <summary>Size in GiB.</summary>
    public long? Size { get; init; }

    /// <summary>A truth value as text.</summary>
    public string? Bootable { get; init; }

    public bool? Encrypted { get; init; }

    public bool? Multiattach { get; init; }

    public string? VolumeType { get; init; }

    public string? SnapshotId { get; init; }

    public string? AvailabilityZone { get; init; }

    [JsonConverter(typeof(Instant))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonPropertyName("os-vol-tenant-attr:tenant_id")]
    public string? TenantId { get; init; }

    public IReadOnlyList<NativeAttachment>? Attachments { get; init; }
}

/// <summary>Where a volume is attached, as cinder tells of it.</summary>
internal sealed record NativeAttachment(string? ServerId, string? Device);

/// <summary>A snapshot of a volume.</summary>
internal sealed record NativeVolumeSnapshot
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Status { get; init; }

    /// <summary>Size in GiB.</summary>
    public long? Size { get; init; }

    public string? VolumeId { get; init; }

    [JsonConverter(typeof(Instant))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonPropertyName("os-extended-snapshot-attributes:project_id")]
    public string? ProjectId { get; init; }
}

/// <summary>A backup of a volume.</summary>
internal sealed record NativeBackup
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Status { get; init; }

    /// <summary>Size in GiB.</summary>
    public long? Size { get; init; }

    public int? ObjectCount { get; init; }

    public bool? IsIncremental { get; init; }

    public bool? HasDependentBackups { get; init; }

    public string? VolumeId { get; init; }

    public string? AvailabilityZone { get; init; }

    [JsonConverter(typeof(Instant))]
    public DateTimeOffset? CreatedAt { get; init; }

    [JsonPropertyName("os-backup-project-attr:project_id")]
    public string? ProjectId { get; init; }
}

/// <summary>A type of volumes.</summary>
internal sealed record NativeVolumeType(string? Name, string? Description, bool? IsPublic, IReadOnlyDictionary<string, string?>? ExtraSpecs);
