namespace Providers.OpenStack.Client;

/// <summary>One public address of a service.</summary>
internal sealed record CatalogEndpoint(string Type, string Region, string Url);

/// <summary>The services of a cloud as keystone lists them with a token; public interfaces only.</summary>
internal sealed class Catalog(IReadOnlyList<CatalogEndpoint> endpoints, string? region)
{
    /// <summary>Every region in which the cloud offers something.</summary>
    public IReadOnlyList<string> Regions { get; } = [.. endpoints.Select(e => e.Region).Where(r => r.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Refuses a region that the cloud does not have, and the choice of none where there are several.</summary>
    /// <exception cref="OpenstackException"><see cref="Failure.Region"/>.</exception>
    public void CheckRegion()
    {
        var known = string.Join(", ", Regions);
        if (region is not null && !Regions.Contains(region))
            throw new OpenstackException(Failure.Region, $"The cloud has no region {region}. Its regions: {(known.Length > 0 ? known : "none")}.");
        if (region is null && Regions.Count > 1)
            throw new OpenstackException(Failure.Region, $"The cloud has several regions; provider_region must be one of {known}.");
    }

    /// <summary>Whether the service is offered in the region.</summary>
    public bool Offers(Service service) => Find(service) is not null;

    /// <summary>Root of the service's API, without a slash at its end; the host is the catalog's, whatever was configured for keystone.</summary>
    /// <exception cref="OpenstackException"><see cref="Failure.ServiceMissing"/>.</exception>
    public string UrlOf(Service service)
    {
        var url = Find(service)?.Url.TrimEnd('/') ?? throw new OpenstackException(
            Failure.ServiceMissing,
            $"The cloud's catalog offers no {service.Name} service{(region is null ? "" : $" in region {region}")}. It offers: {Offered()}.",
            service: service);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https"))
            throw new OpenstackException(Failure.Unexpected, $"The catalog's address of the {service.Name} service is not an http or https URL.");
        return root.Segments.Any(IsVersion) ? url : $"{url}/{service.Version}";
    }

    private CatalogEndpoint? Find(Service service) => service.Types
        .Select(type => endpoints.FirstOrDefault(e => e.Type == type && (region is null || e.Region == region)))
        .FirstOrDefault(found => found is not null);

    private string Offered()
    {
        var types = endpoints.Where(e => region is null || e.Region == region).Select(e => e.Type).Distinct().Order(StringComparer.Ordinal).ToList();
        return types.Count > 0 ? string.Join(", ", types) : "nothing";
    }

    private static bool IsVersion(string segment) => segment.Length > 1 && segment[0] == 'v' && char.IsAsciiDigit(segment[1]);
}
