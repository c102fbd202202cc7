using System.Text.RegularExpressions;

namespace Cassettes.Tests.Replaying;

/// <summary>
/// What of keystone was not recorded word for word: its versions, the list of projects under each of its addresses, and v3 tokens made of
/// recorded v2.0 ones.
/// </summary>
internal sealed partial class RecordedKeystone(IReadOnlyList<Interaction> interactions)
{
    private const string Unscoped = "unscoped";
    private const string DefaultDomain = """{"id":"default","name":"Default"}""";

    private const string Versions =
        """{"versions":{"values":[{"id":"v3.14","status":"stable","links":[{"rel":"self","href":"http://11.22.33.44:5000/v3/"}]}]}}""";

    private readonly bool isV2 = interactions.Any(i => i.Uri.EndsWith("/v2.0/tokens", StringComparison.Ordinal));

    /// <summary>The answer to a request that was not recorded word for word; null for others. Notes the project of each token that is given.</summary>
    public Answer? Find(string method, string port, string path, string body, Dictionary<string, string?> projects) => method switch
    {
        "POST" when isV2 && path.EndsWith("/v3/auth/tokens", StringComparison.Ordinal) => SignIn(body, projects),
        "GET" when AllProjects().IsMatch(path) || (isV2 && UsersProjects().IsMatch(path)) => Json(200, Projects()),
        "GET" when (port, path) == ("5000", "/") => Json(300, Versions),
        _ => null,
    };

    /// <summary>The project that a sign-in asks for, as recordings name it.</summary>
    public string ProjectOf(string body)
    {
        var auth = JsonNode.Parse(body)!["auth"]!;
        if (auth["identity"] is null)
            return (string?)auth["tenantName"] ?? Unscoped;
        var project = auth["scope"] is JsonObject scope ? scope["project"] : null;
        if ((string?)project?["name"] is { } name)
            return name;
        if ((string?)project?["id"] is not { } id)
            return Unscoped;
        var recorded = SignIns.Select(i => JsonNode.Parse(i.ResponseBody)?["token"]?["project"]);
        return (string?)recorded.FirstOrDefault(p => (string?)p?["id"] == id)?["name"] ?? Unscoped;
    }

    /// <summary>The token of a recorded sign-in.</summary>
    public string TokenOf(Interaction signIn) =>
        signIn.ResponseHeaders.GetValueOrDefault("x-subject-token") ?? (string)JsonNode.Parse(signIn.ResponseBody)!["access"]!["token"]!["id"]!;

    /// <summary>The page after the last: the same lists, empty.</summary>
    public static string WithoutItems(string body) => JsonNode.Parse(body) is JsonObject page
        ? new JsonObject(page.Where(m => !m.Key.EndsWith("_links", StringComparison.Ordinal))
            .Select(m => KeyValuePair.Create(m.Key, m.Value is JsonArray ? new JsonArray() : m.Value?.DeepClone()))).ToJsonString()
        : "[]";

    private IEnumerable<Interaction> SignIns => interactions.Where(i => i.Uri.EndsWith("/tokens", StringComparison.Ordinal) && i.Status is 200 or 201);

    private Answer SignIn(string body, Dictionary<string, string?> projects)
    {
        var auth = JsonNode.Parse(body)!["auth"]!;
        var asked = auth["scope"] is JsonObject scope ? scope["project"] : null;
        foreach (var signIn in SignIns)
        {
            var access = JsonNode.Parse(signIn.ResponseBody)!["access"]!;
            var tenant = access["token"]!["tenant"];
            if (asked is null ? signIn.AuthScope != Unscoped : !Names(asked, tenant))
                continue;
            var token = (string)access["token"]!["id"]!;
            projects[token] = signIn.AuthScope;
            return Json(201, new JsonObject { ["token"] = V3(access, asked is null ? null : tenant) }.ToJsonString()) with
            {
                Headers = new Dictionary<string, string> { ["content-type"] = "application/json", ["x-subject-token"] = token },
            };
        }
        return Json(401, """{"error":{"code":401,"title":"Unauthorized","message":"no such project recorded"}}""");
    }

    private static bool Names(JsonNode asked, JsonNode? tenant) => tenant is not null
        && (asked["id"] is not { } id || (string?)id == (string?)tenant["id"]) && (asked["name"] is not { } name || (string?)name == (string?)tenant["name"]);

    private static JsonObject V3(JsonNode access, JsonNode? tenant)
    {
        var token = new JsonObject
        {
            ["methods"] = new JsonArray("password"),
            ["expires_at"] = "9999-12-31T23:59:59.999999Z",
            ["issued_at"] = "2020-01-01T00:00:00.000000Z",
            ["user"] = new JsonObject
            {
                ["id"] = access["user"]!["id"]!.DeepClone(), ["name"] = access["user"]!["name"]!.DeepClone(), ["domain"] = JsonNode.Parse(DefaultDomain),
            },
            ["roles"] = access["user"]!["roles"]?.DeepClone() ?? new JsonArray(),
            ["catalog"] = new JsonArray([.. (access["serviceCatalog"]?.AsArray() ?? []).Select(s => Service(s!))]),
        };
        if (tenant is not null)
            token["project"] = new JsonObject
            {
                ["id"] = tenant["id"]!.DeepClone(), ["name"] = tenant["name"]!.DeepClone(), ["domain"] = JsonNode.Parse(DefaultDomain),
            };
        return token;
    }

    private static JsonNode Service(JsonNode service)
    {
        var type = (string)service["type"]!;
        var endpoints =
            from endpoint in service["endpoints"]!.AsArray()
            from kind in new[] { "public", "internal", "admin" }
            where endpoint[$"{kind}URL"] is not null
            select (JsonNode)new JsonObject
            {
                ["id"] = $"{type}-{kind}", ["interface"] = kind, ["region"] = endpoint["region"]?.DeepClone(), ["region_id"] = endpoint["region"]?.DeepClone(),
                ["url"] = endpoint[$"{kind}URL"]!.DeepClone(),
            };
        return new JsonObject
        {
            ["type"] = type, ["name"] = service["name"]?.DeepClone(), ["id"] = $"{type}-{service["name"]}", ["endpoints"] = new JsonArray([.. endpoints]),
        };
    }

    private string Projects()
    {
        foreach (var recorded in interactions.Where(i => i.Method == "GET" && i.Status == 200))
        {
            if (UsersProjects().IsMatch(recorded.Uri.Split('?')[0]))
                return recorded.ResponseBody;
            if (!recorded.Uri.EndsWith("/v2.0/tenants", StringComparison.Ordinal))
                continue;
            var projects = JsonNode.Parse(recorded.ResponseBody)!["tenants"]!.AsArray().Select(t => t!.DeepClone()).ToArray();
            foreach (var project in projects)
                (project["domain_id"], project["parent_id"], project["is_domain"]) = ("default", "default", false);
            return new JsonObject { ["projects"] = new JsonArray(projects), ["links"] = new JsonObject { ["next"] = null } }.ToJsonString();
        }
        return """{"projects":[]}""";
    }

    private static Answer Json(int status, string body) => new(status, body, new Dictionary<string, string> { ["content-type"] = "application/json" });

    [GeneratedRegex("/v3/(auth/)?projects$")]
    private static partial Regex AllProjects();

    [GeneratedRegex("/users/[^/]+/projects$")]
    private static partial Regex UsersProjects();
}
