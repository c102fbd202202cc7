namespace Providers.OpenStack.Client;

/// <summary>A service that the provider reads.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Version">Part of the path that is added where the catalog gives a root without a version.</param>
/// <param name="Types">The types by which catalogs list it, the preferred one first.</param>
internal sealed record Service(string Name, string Version, params IReadOnlyList<string> Types)
{
    /// <summary>Keystone; its address is the one that the settings give.</summary>
    public static Service Identity { get; } = new("identity", "v3", "identity");

    /// <summary>Nova.</summary>
    public static Service Compute { get; } = new("compute", "v2.1", "compute");

    /// <summary>Glance.</summary>
    public static Service Image { get; } = new("image", "v2", "image");

    /// <summary>Neutron.</summary>
    public static Service Network { get; } = new("network", "v2.0", "network");

    /// <summary>Cinder. A type <c>volume</c> is its first version, which has another API.</summary>
    public static Service Volume { get; } = new("volume", "v3", "volumev3", "block-storage", "volumev2");

    /// <summary>Heat.</summary>
    public static Service Orchestration { get; } = new("orchestration", "v1", "orchestration");

    /// <summary>Swift.</summary>
    public static Service ObjectStore { get; } = new("object-store", "v1", "object-store");
}
