namespace Providers.OpenStack.Client.Native;

/// <summary>An image as glance lists it. Everything that describes its content is a free property: a text, often absent.</summary>
internal sealed record NativeImage
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>public</c>, <c>private</c>, <c>shared</c> or <c>community</c>.</summary>
    public string? Visibility { get; init; }

    /// <summary>Size of its file in bytes; null while it has none.</summary>
    public long? Size { get; init; }

    /// <summary>Smallest root disk in GiB.</summary>
    public long? MinDisk { get; init; }

    /// <summary>Least memory in MiB.</summary>
    public long? MinRam { get; init; }

    public string? DiskFormat { get; init; }

    public string? Architecture { get; init; }

    public string? OsDistro { get; init; }

    public string? HypervisorType { get; init; }
}
