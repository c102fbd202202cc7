using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>An availability zone, as nova and cinder list it; its id is its name.</summary>
internal sealed record NativeZone;

/// <summary>A program of nova.</summary>
internal sealed record NativeService(string? Binary, string? Host, string? Status, string? State, string? DisabledReason, string? Zone);

/// <summary>A key pair; its id is its name.</summary>
internal sealed record NativeKeyPair(string? Fingerprint);

/// <summary>A server group: a rule on where its servers run.</summary>
internal sealed record NativeServerGroup(
    string? Name, string? Policy, IReadOnlyList<string>? Policies, IReadOnlyList<string>? Members, string? ProjectId);

/// <summary>A host aggregate.</summary>
internal sealed record NativeAggregate(string? Name, JsonObject? Metadata);

/// <summary>A flavor.</summary>
internal sealed record NativeFlavor
{
    public string? Name { get; init; }

    public int? Vcpus { get; init; }

    /// <summary>Memory in MiB.</summary>
    public long? Ram { get; init; }

    /// <summary>Root disk in GiB.</summary>
    public long? Disk { get; init; }

    /// <summary>Swap disk in MiB; listed as an empty text where there is none.</summary>
    [JsonConverter(typeof(BlankIsZero))]
    public long? Swap { get; init; }

    /// <summary>Ephemeral disk in GiB.</summary>
    [JsonPropertyName("OS-FLV-EXT-DATA:ephemeral")]
    public long? Ephemeral { get; init; }

    [JsonPropertyName("OS-FLV-DISABLED:disabled")]
    public bool? Disabled { get; init; }

    [JsonPropertyName("os-flavor-access:is_public")]
    public bool? IsPublic { get; init; }

    [JsonIgnore]
    public FlavorSize? Size => FlavorSize.Of(Vcpus, Ram, Disk, Ephemeral, Swap);
}

/// <summary>What a flavor gives a server: vCPUs, memory in MiB, root and ephemeral disk in GiB, swap in MiB.</summary>
internal sealed record FlavorSize(int Vcpus, long Ram, long Disk, long Ephemeral, long Swap)
{
    /// <summary>Null unless the flavor says how many vCPUs and how much memory; disks that it does not mention it does not have.</summary>
    public static FlavorSize? Of(int? vcpus, long? ram, long? disk, long? ephemeral, long? swap) =>
        vcpus is { } cpus && ram is { } memory ? new FlavorSize(cpus, memory, disk ?? 0, ephemeral ?? 0, swap ?? 0) : null;
}

/// <summary>A project that may use a private flavor.</summary>
internal sealed record NativeFlavorAccess(string? TenantId);
