using System.Globalization;
using System.Text.Json;
using Inventory.Domain.Providers;
using Inventory.Sdk;

namespace Inventory.Api.Commanding;

/// <summary>
/// Reads the settings of a provider from a request: the form of Data-Driven-Forms (endpoints and authentications as lists, or as objects by
/// role), and the older one (flat, <c>credentials</c>, <c>connection_configurations</c>).
/// </summary>
internal static class ProviderBody
{
    private static readonly string[] PartsOfUrl = ["hostname", "ipaddress", "port", "path", "security_protocol"];

    /// <summary>The settings, or what is wrong with the request.</summary>
    public static (ManagerSettings? Settings, string? Problem) Read(JsonElement body, Manager manager)
    {
        if (ProviderBodyCheck.ProblemOf(body, manager) is { } problem)
            return (null, problem);
        var authentications = Authentications(body);
        if (authentications.Count == 0)
            return (null, "Must specify credentials");
        return (new ManagerSettings
        {
            Name = Text(body, "name") ?? "", ProviderRegion = Text(body, "provider_region"), UidEms = Text(body, "uid_ems"),
            ApiVersion = Text(body, "api_version"), Endpoints = Endpoints(body, manager), Authentications = authentications,
        }, null);
    }

    /// <summary>
    /// The settings of a stored provider with what the request says in place of what is stored. A stored secret is used for the stored
    /// endpoints only: nobody has it sent elsewhere.
    /// </summary>
    public static (ManagerSettings? Settings, string? Problem) Read(JsonElement body, Manager manager, ManagerSettings stored)
    {
        if (ProviderBodyCheck.ProblemOf(body, manager, isStored: true) is { } problem)
            return (null, problem);
        var endpoints = new Dictionary<string, EndpointSettings>(stored.Endpoints);
        foreach (var (role, endpoint) in Endpoints(body, manager))
            endpoints[role] = endpoint;
        var isElsewhere = IsElsewhere(endpoints, stored.Endpoints);
        var authentications = stored.Authentications.ToDictionary(
            a => a.Key, a => isElsewhere ? new AuthenticationSettings { Userid = a.Value.Userid } : a.Value);
        foreach (var (type, given) in Authentications(body))
        {
            var known = authentications.GetValueOrDefault(type);
            authentications[type] = new AuthenticationSettings
            {
                Userid = given.Userid ?? known?.Userid, Password = given.Password ?? known?.Password, AuthKey = given.AuthKey ?? known?.AuthKey,
            };
        }
        return (new ManagerSettings
        {
            Name = stored.Name, ProviderRegion = Text(body, "provider_region") ?? stored.ProviderRegion, UidEms = Text(body, "uid_ems") ?? stored.UidEms,
            ApiVersion = Text(body, "api_version") ?? stored.ApiVersion, Endpoints = endpoints, Authentications = authentications,
        }, null);
    }

    /// <summary>
    /// What a stored provider shall be after an edit. In the form of Data-Driven-Forms the endpoints and authentications that it names are all there are
    /// from now on; in the older form the others stay. A member that is not sent stays as it is, and so does a secret, as long as the endpoints do.
    /// </summary>
    public static (ManagerSettings? Settings, string? Problem) ReadEdit(JsonElement body, Manager manager, ManagerSettings stored)
    {
        if (ProviderBodyCheck.ProblemOf(body, manager, isStored: true) is { } problem)
            return (null, problem);
        var replaces = Text(body, "ddf") == "true";
        var endpoints = replaces && Member(body, "endpoints") is not null ? [] : new Dictionary<string, EndpointSettings>(stored.Endpoints);
        foreach (var (role, given) in ProviderBodyCheck.IsFlat(body) ? EndpointsOf(body).Prepend(("default", body)) : EndpointsOf(body))
            endpoints[role] = Endpoint(given, role, manager, stored.Endpoints.GetValueOrDefault(role));
        var authentications = replaces && Member(body, "authentications") is not null
            ? []
            : new Dictionary<string, AuthenticationSettings>(stored.Authentications);
        var kept = authentications.Where(a => (a.Value.Password ?? a.Value.AuthKey) is not null).Select(a => a.Key).ToHashSet();
        foreach (var (type, given) in AuthenticationsOf(body))
        {
            var known = stored.Authentications.GetValueOrDefault(type);
            kept.Remove(type);
            if ((known?.Password is not null && Text(given, "password") is null) || (known?.AuthKey is not null && Text(given, "auth_key") is null))
                kept.Add(type);
            authentications[type] = new AuthenticationSettings
            {
                Userid = Edited(given, "userid", known?.Userid), Password = Text(given, "password") ?? known?.Password,
                AuthKey = Text(given, "auth_key") ?? known?.AuthKey,
            };
        }
        if (kept.Count > 0 && IsElsewhere(endpoints, stored.Endpoints))
            return (null, $"The endpoint changes, and a stored secret is not sent to another one: specify the credentials {string.Join(", ", kept.Order())} again");
        return (new ManagerSettings
        {
            Name = Edited(body, "name", stored.Name) ?? "", ProviderRegion = Edited(body, "provider_region", stored.ProviderRegion),
            UidEms = Edited(body, "uid_ems", stored.UidEms), ApiVersion = Edited(body, "api_version", stored.ApiVersion),
            Endpoints = endpoints, Authentications = authentications,
        }, null);
    }

    /// <summary>The columns that a request fills in beside what its cloud is asked by, as they are stored; null empties one.</summary>
    public static IReadOnlyDictionary<string, string?> Columns(JsonElement body) => ProviderColumns.Types.Keys.Where(c => body.TryGetProperty(c, out _))
        .ToDictionary(c => c, c => Member(body, c) is { ValueKind: JsonValueKind.Object } options ? options.GetRawText() : Text(body, c));

    /// <summary>A member that is true or false; null if it is neither.</summary>
    public static bool? Flag(JsonElement body, string name) => Text(body, name) switch { "true" or "1" => true, "false" or "0" => false, _ => null };

    /// <summary>Whether a cloud would be asked the same with both.</summary>
    public static bool IsSame(ManagerSettings one, ManagerSettings other) =>
        (one.ProviderRegion, one.UidEms, one.ApiVersion) == (other.ProviderRegion, other.UidEms, other.ApiVersion)
        && one.Endpoints.ToHashSet().SetEquals(other.Endpoints)
        && one.Authentications.Select(Values).ToHashSet().SetEquals(other.Authentications.Select(Values));

    /// <summary>
    /// The zone that a request names: <c>zone_id</c>, or <c>zone</c> with an id or href; null if it names none, 0 (which no zone has) for nonsense.
    /// </summary>
    public static long? ZoneId(JsonElement body) => Reference(body, "zone_id") ?? Reference(body, "zone");

    /// <summary>The id that a member names: as such, or with an id or href; null if it names none, 0 (which no row has) for nonsense.</summary>
    public static long? Reference(JsonElement body, string name)
    {
        if (Named(body, name) is not { } value)
            return null;
        var text = value.ValueKind == JsonValueKind.Object ? Text(value, "id") ?? Text(value, "href")?.TrimEnd('/').Split('/')[^1] : Scalar(value);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
    }

    /// <summary>A member as text, numbers and booleans included; null if it is missing, null or empty.</summary>
    public static string? Text(JsonElement element, string name) => Member(element, name) is { } value ? Scalar(value) : null;

    /// <summary>The endpoints of all forms but the flat one.</summary>
    public static IEnumerable<(string Role, JsonElement Value)> EndpointsOf(JsonElement body) =>
    [
        .. ByRole(body, "endpoints", "role"),
        .. from connection in OneOrMore(body, "connection_configurations")
           let endpoint = Member(connection, "endpoint")
           where endpoint is { ValueKind: JsonValueKind.Object }
           select (Text(endpoint.Value, "role") ?? "default", endpoint.Value),
    ];

    /// <summary>The credentials of all forms; the later ones count.</summary>
    public static IEnumerable<(string Type, JsonElement Value)> AuthenticationsOf(JsonElement body) =>
    [
        .. ByRole(body, "authentications", "authtype"),
        .. OneOrMore(body, "credentials").Select(c => (Text(c, "auth_type") ?? "default", c)),
        .. from connection in OneOrMore(body, "connection_configurations")
           let given = Member(connection, "authentication")
           where given is { ValueKind: JsonValueKind.Object }
           select (Text(given.Value, "authtype") ?? Text(given.Value, "role") ?? "default", given.Value),
    ];

    private static bool IsElsewhere(Dictionary<string, EndpointSettings> endpoints, IReadOnlyDictionary<string, EndpointSettings> stored) =>
        !endpoints.ToHashSet().SetEquals(stored);

    private static string? Edited(JsonElement body, string name, string? stored) => body.TryGetProperty(name, out _) ? Text(body, name) : stored;

    private static (string, string?, string?, string?) Values(KeyValuePair<string, AuthenticationSettings> given) =>
        (given.Key, given.Value.Userid, given.Value.Password, given.Value.AuthKey);

    private static Dictionary<string, EndpointSettings> Endpoints(JsonElement body, Manager manager)
    {
        var endpoints = new Dictionary<string, EndpointSettings>();
        foreach (var (role, endpoint) in EndpointsOf(body))
            endpoints[role] = Endpoint(endpoint, role, manager);
        if (ProviderBodyCheck.IsFlat(body))
            endpoints.TryAdd("default", Endpoint(body, "default", manager));
        return endpoints;
    }

    private static Dictionary<string, AuthenticationSettings> Authentications(JsonElement body)
    {
        var authentications = new Dictionary<string, AuthenticationSettings>();
        foreach (var (type, given) in AuthenticationsOf(body))
            authentications[type] = new() { Userid = Text(given, "userid"), Password = Text(given, "password"), AuthKey = Text(given, "auth_key") };
        return authentications;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    // "" and {} name nothing.
    private static JsonElement? Named(JsonElement body, string name) =>
        Member(body, name) is { } value && !(value.ValueKind == JsonValueKind.String && Scalar(value) is null)
            && !(value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 0) ? value : null;

    private static IEnumerable<(string Role, JsonElement Value)> ByRole(JsonElement body, string name, string role) => Member(body, name) is not { } value
        ? []
        : value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e => (Text(e, role) ?? "default", e)),
            JsonValueKind.Object => value.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Object).Select(p => (p.Name, p.Value)),
            _ => [],
        };

    private static IEnumerable<JsonElement> OneOrMore(JsonElement body, string name) => Member(body, name) is not { } value
        ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    private static EndpointSettings Endpoint(JsonElement e, string role, Manager manager, EndpointSettings? stored = null)
    {
        var endpoint = new EndpointSettings
        {
            Url = Edited(e, "url", stored?.Url), Hostname = Edited(e, "hostname", Edited(e, "ipaddress", stored?.Hostname)),
            Path = Edited(e, "path", stored?.Path), SecurityProtocol = Edited(e, "security_protocol", stored?.SecurityProtocol),
            Port = int.TryParse(Edited(e, "port", $"{stored?.Port}"), CultureInfo.InvariantCulture, out var port) ? port : null,
            VerifySsl = Edited(e, "verify_ssl", $"{stored?.VerifySsl}") is "0" or "false" ? 0 : 1,
            CertificateAuthority = Edited(e, "certificate_authority", stored?.CertificateAuthority),
        };
        var asks = manager.ParamsForCreate.SubmittedNames.ToHashSet();
        var isAnother = Array.Exists(PartsOfUrl, part => e.TryGetProperty(part, out _));
        return asks.Contains($"endpoints.{role}.url") && !asks.Contains($"endpoints.{role}.hostname")
            ? endpoint with { Url = Text(e, "url") ?? (isAnother ? UrlOf(endpoint) : null) ?? endpoint.Url }
            : endpoint;
    }

    // Where a kind of provider asks for a URL only, host and port of the older form become one.
    private static string? UrlOf(EndpointSettings endpoint)
    {
        if (endpoint.Hostname is not { } host)
            return null;
        var scheme = endpoint.SecurityProtocol == "non-ssl" ? "http" : "https";
        var name = Uri.CheckHostName(host) == UriHostNameType.IPv6 && !host.StartsWith('[') ? $"[{host}]" : host;
        return $"{scheme}://{name}{(endpoint.Port is { } port ? $":{port}" : "")}/{endpoint.Path?.TrimStart('/')}";
    }
}
