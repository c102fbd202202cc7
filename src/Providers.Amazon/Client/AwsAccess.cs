using Amazon;
using Inventory.Sdk;

namespace Providers.Amazon.Client;

/// <summary>What it takes to call AWS: the settings of a provider, found complete. The one path for new and for stored settings.</summary>
internal sealed class AwsAccess
{
    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The access key's id.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The secret that goes with it.</summary>
    public required string SecretKey { get; init; }

    /// <summary>The address of all services; null for AWS's own addresses.</summary>
    public Uri? Address { get; init; }

    /// <summary>How peers are trusted.</summary>
    public required EndpointSettings Trust { get; init; }

    /// <exception cref="AwsException"><see cref="Failure.Settings"/>: a value is missing or makes no sense; the message names the field.</exception>
    public static AwsAccess From(ManagerSettings settings)
    {
        var address = AddressIn(settings.DefaultEndpoint.Url);
        var region = Required(settings.ProviderRegion, "Region", "provider_region");
        // A cloud at another address may call its regions as it likes.
        if (address is null && !AmazonRegions.Names.Contains(region))
            throw new AwsException(
                Failure.Settings, $"There is no region '{region}' (provider_region). The regions are: {string.Join(", ", AmazonRegions.Names)}.");
        return new AwsAccess
        {
            Region = region,
            Address = address,
            AccessKey = Required(settings.DefaultAuthentication.Userid, "Access Key ID", "authentications.default.userid"),
            SecretKey = Required(settings.DefaultAuthentication.Password, "Secret Access Key", "authentications.default.password"),
            Trust = settings.DefaultEndpoint,
        };
    }

    /// <summary>Where a service is.</summary>
    /// <param name="service">The first part of its host name, e.g. <c>rds</c>.</param>
    public Uri AddressOf(string service) => Address ?? new Uri($"https://{service}.{Region}.{RegionEndpoint.GetBySystemName(Region).PartitionDnsSuffix}/");

    /// <summary>Never prints a secret.</summary>
    public override string ToString() => $"{AccessKey} in {Region}";

    private static string Required(string? value, string label, string field) => string.IsNullOrWhiteSpace(value)
        ? throw new AwsException(Failure.Settings, $"{label} ({field}) is missing.")
        : value.Trim();

    private static Uri? AddressIn(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
            return null;
        return Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw new AwsException(Failure.Settings, "Endpoint URL (endpoints.default.url) must be an http or https address without credentials in it.");
    }
}
