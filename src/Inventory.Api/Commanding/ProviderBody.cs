using System.Globalization;
using System.Text.Json;
using Inventory.Sdk;

namespace Inventory.Api.Commanding;

/// <summary>
/// Reads the settings of a provider from a request: the form of Data-Driven-Forms (endpoints and authentications as lists, or as objects by
/// role), and the older one (flat, <c>credentials</c>, <c>connection_configurations</c>).
/// </summary>
internal static class ProviderBody
{
    private static readonly string[] EndpointAttributes =
        ["verify_ssl", "hostname", "url", "ipaddress", "port", "security_protocol", "certificate_authority", "path"];

    private static readonly string[] ProviderAttributes =
    [
        "ddf", "type", "name", "zone", "zone_id", "provider_region", "uid_ems", "api_version", "endpoints", "authentications", "credentials",
        "connection_configurations", "tenant_mapping_enabled",
    ];

    /// <summary>The settings, or what is wrong with the request.</summary>
    public static (ManagerSettings? Settings, string? Problem) Read(JsonElement body, Manager manager)
    {
        var unknown = body.EnumerateObject().Select(p => p.Name)
            .Where(n => !ProviderAttributes.Contains(n) && !EndpointAttributes.Contains(n) && !IsField(manager, n)).ToArray();
        if (unknown.Length > 0)
            return (null, $"Invalid Provider attributes {string.Join(", ", unknown)} specified");
        var endpoints = new Dictionary<string, EndpointSettings>();
        var authentications = new Dictionary<string, AuthenticationSettings>();
        foreach (var (role, endpoint) in ByRole(body, "endpoints", "role"))
            endpoints[role] = Endpoint(endpoint);
        foreach (var (type, authentication) in ByRole(body, "authentications", "authtype"))
            authentications[type] = Authentication(authentication);
        foreach (var credentials in OneOrMore(body, "credentials"))
            authentications[Text(credentials, "auth_type") ?? "default"] = Authentication(credentials);
        foreach (var connection in OneOrMore(body, "connection_configurations"))
        {
            if (Member(connection, "endpoint") is { } endpoint)
                endpoints[Text(endpoint, "role") ?? "default"] = Endpoint(endpoint);
            if (Member(connection, "authentication") is { } authentication)
                authentications[Text(authentication, "authtype") ?? Text(authentication, "role") ?? "default"] = Authentication(authentication);
        }
        if (EndpointAttributes.Any(a => body.TryGetProperty(a, out _)))
            endpoints.TryAdd("default", Endpoint(body));
        if (authentications.Count == 0)
            return (null, "Must specify credentials");
        return (new ManagerSettings
        {
            Name = Text(body, "name") ?? "", ProviderRegion = Text(body, "provider_region"),
            UidEms = Text(body, "uid_ems"), ApiVersion = Text(body, "api_version"),
            Endpoints = endpoints, Authentications = authentications,
        }, null);
    }

    /// <summary>The zone that a request names: <c>zone_id</c>, or <c>zone</c> with an id or href; null if it names none.</summary>
    public static long? ZoneId(JsonElement body)
    {
        var zone = Member(body, "zone");
        var text = Text(body, "zone_id") ?? (zone is { } z ? Text(z, "id") ?? Text(z, "href")?.Split('/')[^1] : null);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>A member as text, numbers and booleans included; null if it is missing, null or empty.</summary>
    public static string? Text(JsonElement element, string name) => Member(element, name) is { } value
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        }
        : null;

    private static bool IsField(Manager manager, string name) => manager.ParamsForCreate.SubmittedNames.Contains(name);

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

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

    private static EndpointSettings Endpoint(JsonElement e) => new()
    {
        Url = Text(e, "url"), Hostname = Text(e, "hostname") ?? Text(e, "ipaddress"), Path = Text(e, "path"), SecurityProtocol = Text(e, "security_protocol"),
        Port = int.TryParse(Text(e, "port"), CultureInfo.InvariantCulture, out var port) ? port : null,
        VerifySsl = Text(e, "verify_ssl") is "0" or "false" ? 0 : 1, CertificateAuthority = Text(e, "certificate_authority"),
    };

    private static AuthenticationSettings Authentication(JsonElement e) => new()
    {
        Userid = Text(e, "userid"), Password = Text(e, "password"), AuthKey = Text(e, "auth_key"),
    };
}
