using System.Globalization;
using System.Text.Json;
using Inventory.Api.Serving.Querying;
using Inventory.Domain.Providers;
using Inventory.Sdk;

namespace Inventory.Api.Commanding;

/// <summary>What can be wrong with the settings of a request whatever the cloud is: unknown names, values of the wrong kind, what cannot be stored.</summary>
internal static class ProviderBodyCheck
{
    private const int LongestName = 255;

    private static readonly string[] EndpointAttributes =
        ["verify_ssl", "hostname", "url", "ipaddress", "port", "security_protocol", "certificate_authority", "path"];

    // What every form of Data-Driven-Forms is sent with.
    private static readonly string[] WithEveryForm = ["ddf", "type", "name", "zone_id", "endpoints", "authentications"];

    private static readonly string[] ProviderAttributes =
    [
        "ddf", "type", "name", "zone", "zone_id", "provider_region", "uid_ems", "api_version", "endpoints", "authentications", "credentials",
        "connection_configurations", "tenant_mapping_enabled", .. EndpointAttributes, .. ProviderColumns.Types.Keys,
    ];

    private static readonly string[] CredentialAttributes = ["id", "name", "auth_type", "authtype", "role", "userid", "password", "auth_key"];

    private static readonly string[] References = ["id", "href", "guid"];

    private static readonly string[] Texts = ["name", "provider_region", "uid_ems", "api_version", .. EndpointAttributes, .. ProviderColumns.Types.Keys.Except(["options"])];

    /// <summary>Whether the request describes the endpoint beside the provider's own attributes.</summary>
    public static bool IsFlat(JsonElement body) => EndpointAttributes.Any(a => body.TryGetProperty(a, out _));

    /// <summary>What is wrong, or null; texts of the form <c>Invalid … attributes</c> are ManageIQ's.</summary>
    /// <param name="body">The settings.</param>
    /// <param name="manager">The kind of provider.</param>
    /// <param name="isStored">The provider exists, and the settings may name it.</param>
    public static string? ProblemOf(JsonElement body, Manager manager, bool isStored = false)
    {
        if (Unstorable(body, "") is { } name)
            return $"{name} contains a NUL character";
        var fields = manager.ParamsForCreate.SubmittedNames.ToHashSet();
        var isForm = ProviderBody.Text(body, "ddf") == "true";
        var known = (string[])[.. isForm ? WithEveryForm : ProviderAttributes, .. fields, .. isStored ? References : []];
        var unknown = body.EnumerateObject().Select(p => p.Name).Except(known).ToList();
        if (ShapeOf(body) is { } wrong)
            return wrong;
        foreach (var (role, endpoint) in ProviderBody.EndpointsOf(body))
        {
            var names = endpoint.EnumerateObject().Select(p => p.Name).Except(isForm ? [] : EndpointAttributes).Except(["role", "id"]);
            unknown.AddRange(names.Select(n => $"endpoints.{role}.{n}").Where(n => !fields.Contains(n)));
            if (ValuesOf(endpoint, EndpointAttributes, $"endpoints.{role}.") is { } bad)
                return bad;
        }
        foreach (var (type, authentication) in ProviderBody.AuthenticationsOf(body))
        {
            var names = authentication.EnumerateObject().Select(p => p.Name).Except(isForm ? ["authtype", "id"] : CredentialAttributes);
            unknown.AddRange(names.Select(n => $"authentications.{type}.{n}").Where(n => !fields.Contains(n)));
            if (type != "default" && !fields.Any(f => f.StartsWith($"authentications.{type}.", StringComparison.Ordinal)))
                return $"Unsupported authentication type {type} specified, {manager.Type} supports: {string.Join(", ", AuthenticationTypes(fields))}";
            if (ValuesOf(authentication, ["userid", "password", "auth_key"], $"authentications.{type}.") is { } bad)
                return bad;
        }
        if (unknown.Count > 0)
            return isForm
                ? $"Invalid attributes specified in the request: {string.Join(", ", unknown)}"
                : $"Invalid Provider attributes {string.Join(", ", unknown)} specified";
        return ValuesOf(body, Texts, "")
            ?? (body.TryGetProperty("options", out var options) && options.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) ? "options must be an object" : null)
            ?? (ProviderBody.Text(body, "name") is { Length: > LongestName } ? $"Name is too long (maximum is {LongestName} characters)" : null);
    }

    private static string? ShapeOf(JsonElement body)
    {
        foreach (var name in (string[])["endpoints", "authentications", "credentials", "connection_configurations"])
        {
            if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                continue;
            var isKeyed = name is "endpoints" or "authentications";
            var isFine = value.ValueKind switch
            {
                JsonValueKind.Array => value.EnumerateArray().All(IsObject),
                JsonValueKind.Object => !isKeyed || value.EnumerateObject().All(p => IsObject(p.Value)),
                _ => false,
            };
            if (!isFine)
                return $"{name} must be {(isKeyed ? "a list of objects, or an object of objects" : "an object, or a list of objects")}";
        }
        return null;
    }

    private static string? ValuesOf(JsonElement element, IEnumerable<string> names, string prefix)
    {
        foreach (var name in names)
            if (element.TryGetProperty(name, out var value))
            {
                if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    return $"{prefix}{name} must be a single value";
                if ((name == "port" || name.StartsWith("host_default_vnc_port", StringComparison.Ordinal)) && ProviderBody.Text(element, name) is { } port && !IsPort(port))
                    return $"{prefix}{name} must be a number from 1 to 65535";
            }
        return null;
    }

    private static IEnumerable<string> AuthenticationTypes(IEnumerable<string> fields) =>
        fields.Where(f => f.StartsWith("authentications.", StringComparison.Ordinal)).Select(f => f.Split('.')[1]).Append("default").Distinct().Order(StringComparer.Ordinal);

    private static bool IsPort(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535;

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    // The path of the first text that PostgreSQL cannot store.
    private static string? Unstorable(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.String => SqlContext.IsStorable(element.GetString()!) ? null : path,
        JsonValueKind.Array => element.EnumerateArray().Select(e => Unstorable(e, path)).FirstOrDefault(p => p is not null),
        JsonValueKind.Object => element.EnumerateObject()
            .Select(p => !SqlContext.IsStorable(p.Name) ? (path.Length == 0 ? "A name" : path)
                : Unstorable(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}"))
            .FirstOrDefault(p => p is not null),
        _ => null,
    };
}
