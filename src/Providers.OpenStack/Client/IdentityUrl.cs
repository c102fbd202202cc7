using Inventory.Sdk;

namespace Providers.OpenStack.Client;

/// <summary>Where keystone's v3 API is, by the settings of an endpoint. The result ends in <c>/v3</c>, without a slash after it.</summary>
internal static class IdentityUrl
{
    private const int PortWithTls = 13000;
    private const int PortWithoutTls = 5000;

    public static Uri Of(EndpointSettings endpoint)
    {
        var root = string.IsNullOrWhiteSpace(endpoint.Url) ? FromHost(endpoint) : FromUrl(endpoint.Url.Trim());
        return new UriBuilder(root.Scheme, root.Host, root.Port, Versioned(root.AbsolutePath)).Uri;
    }

    /// <summary>Whether the settings ask for the peer's certificate to be checked.</summary>
    public static bool VerifiesCertificate(EndpointSettings endpoint) => endpoint.VerifySsl != 0 && endpoint.SecurityProtocol != "ssl-no-validation";

    private static Uri FromUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
            throw new OpenstackException(Failure.Settings, "endpoints.default.url is not an http or https URL.");
        if (url.UserInfo.Length > 0)
            throw new OpenstackException(Failure.Settings, "endpoints.default.url holds credentials: give them as userid and password.");
        return url;
    }

    private static Uri FromHost(EndpointSettings endpoint)
    {
        var host = endpoint.Hostname?.Trim();
        if (string.IsNullOrEmpty(host))
            throw new OpenstackException(Failure.Settings, "endpoints.default.hostname is missing.");
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new OpenstackException(Failure.Settings, "endpoints.default.hostname is neither a host name nor an address.");
        if (endpoint.Port is < 1 or > 65535)
            throw new OpenstackException(Failure.Settings, "endpoints.default.port is not a port: 1 to 65535.");
        return endpoint.SecurityProtocol switch
        {
            "non-ssl" => new UriBuilder("http", host, endpoint.Port ?? PortWithoutTls, endpoint.Path).Uri,
            null or "" or "ssl" or "ssl-with-validation" or "ssl-no-validation" =>
                new UriBuilder("https", host, endpoint.Port ?? PortWithTls, endpoint.Path).Uri,
            _ => throw new OpenstackException(
                Failure.Settings, "endpoints.default.security_protocol is none of ssl-with-validation, ssl-no-validation, ssl, non-ssl."),
        };
    }

    // People paste what other tools call the authentication URL: with or without version, or that of a version that is gone.
    private static string Versioned(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments is [.., "auth", "tokens"])
            segments.RemoveRange(segments.Count - 2, 2);
        if (segments is [.., "v3" or "v2.0"])
            segments.RemoveAt(segments.Count - 1);
        return string.Join('/', segments.Append("v3"));
    }
}
