using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Providers.OpenStack.Tests;

/// <summary>
/// A small cloud on loopback: a keystone that knows one user with a role in the projects p1 ("demo") and p2 ("admin"), and lists that a test fills;
/// all of them are empty at first.
/// </summary>
internal sealed class FakeCloud : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<HttpRequest, (int Status, string Body)>> answers = new();
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentDictionary<string, string> tokens = new();

    private FakeCloud(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public string Domain { get; set; } = """{"id":"default"}""";

    public string Projects { get; set; } =
        """[{"id":"p1","name":"demo","enabled":true,"domain_id":"default"},{"id":"p2","name":"admin","enabled":true,"domain_id":"default"}]""";

    /// <summary>The user's role in every project.</summary>
    public string Role { get; set; } = "admin";

    /// <summary>Ids of listed projects for which there is no token.</summary>
    public List<string> ClosedProjects { get; } = [];

    /// <summary>Type, region and path of each public endpoint.</summary>
    public List<(string Type, string Region, string Path)> Catalog { get; } =
    [
        ("compute", "RegionOne", "/compute/v2.1"), ("image", "RegionOne", "/image"), ("network", "RegionOne", "/network"),
        ("volumev3", "RegionOne", "/volume/v3/{project}"), ("orchestration", "RegionOne", "/heat/v1/{project}"),
        ("object-store", "RegionOne", "/swift/v1/AUTH_{project}"),
    ];

    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>Settings that this cloud accepts.</summary>
    public ManagerSettings Settings => With.Settings(new EndpointSettings { Url = Url });

    /// <summary>How often a path was asked for.</summary>
    public int Asked(string path) => requests.Count(request => request.Contains(path, StringComparison.Ordinal));

    public static async Task<FakeCloud> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
                listen.UseHttps(certificate);
        }));
        var cloud = new FakeCloud(builder.Build());
        cloud.app.Run(cloud.AnswerAsync);
        await cloud.app.StartAsync();
        cloud.ListNothing();
        return cloud;
    }

    /// <summary>A cloud of the project "admin" alone, so that no other is asked whether it has more.</summary>
    public static async Task<FakeCloud> WithOneProjectAsync()
    {
        var cloud = await StartAsync();
        cloud.Projects = """[{"id":"p2","name":"admin","enabled":true,"domain_id":"default"}]""";
        return cloud;
    }

    /// <summary>Answers a path.</summary>
    public void Answer(string path, Func<HttpRequest, (int Status, string Body)> answer) => answers[path] = answer;

    /// <summary>Answers a path in one way.</summary>
    public void Answer(string path, string body) => Answer(path, _ => (200, body));

    /// <summary>Answers a path with a list whose pages hold as many items as are asked for.</summary>
    public void List(string path, string property, params string[] items) => ListFor(path, property, _ => items);

    /// <summary>Answers a path with a list that depends on the request.</summary>
    public void ListFor(string path, string property, Func<HttpRequest, IEnumerable<string>> items) => Answer(path, request =>
    {
        var all = items(request).Select(item => JsonNode.Parse(item)!).ToList();
        var start = request.Query["marker"] is [{ } marker] ? all.FindIndex(item => item["id"]?.ToString() == marker) + 1 : 0;
        var size = int.TryParse(request.Query["limit"], out var limit) ? limit : int.MaxValue;
        return (200, new JsonObject { [property] = new JsonArray([.. all.Skip(start).Take(size)]) }.ToJsonString());
    });

    /// <summary>Id of the project by whose token something was asked.</summary>
    public string ProjectOf(HttpRequest request) => tokens.GetValueOrDefault(request.Headers["X-Auth-Token"].ToString(), "");

    /// <summary>Every token given so far is worth nothing any more.</summary>
    public void RevokeTokens() => tokens.Clear();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private void ListNothing()
    {
        Answer("/v3/projects", _ => (200, $$"""{"projects":{{Projects}} }"""));
        foreach (var (path, property) in new[]
        {
            ("os-availability-zone", "availabilityZoneInfo"), ("os-services", "services"), ("flavors/detail", "flavors"), ("os-keypairs", "keypairs"),
            ("os-server-groups", "server_groups"), ("servers/detail", "servers"), ("os-aggregates", "aggregates"),
        })
            List($"/compute/v2.1/{path}", property);
        List("/image/v2/images", "images");
        foreach (var property in new[] { "networks", "subnets", "routers", "ports", "floatingips", "security_groups" })
            List($"/network/v2.0/{property.Replace('_', '-')}", property);
        foreach (var project in new[] { "p1", "p2" })
        {
            List($"/volume/v3/{project}/os-availability-zone.json", "availabilityZoneInfo");
            foreach (var (path, property) in new[]
            {
                ("volumes/detail", "volumes"), ("snapshots/detail", "snapshots"), ("backups/detail", "backups"), ("types", "volume_types"),
            })
                List($"/volume/v3/{project}/{path}", property);
            List($"/heat/v1/{project}/stacks", "stacks");
            Answer($"/swift/v1/AUTH_{project}/", "[]");
            Answer($"/compute/v2.1/os-quota-sets/{project}", """{"quota_set":{}}""");
            foreach (var asking in new[] { "p1", "p2" })
                Answer($"/volume/v3/{asking}/os-quota-sets/{project}", """{"quota_set":{}}""");
            Answer($"/network/v2.0/quotas/{project}", """{"quota":{}}""");
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        requests.Enqueue($"{request.Method} {request.Path}{request.QueryString}");
        var (status, body) = (request.Method, request.Path.Value) switch
        {
            ("POST", "/v3/auth/tokens") when !answers.ContainsKey("/v3/auth/tokens") => SignIn(await JsonNode.ParseAsync(request.Body), http.Response),
            ("GET", _) when !tokens.ContainsKey(request.Headers["X-Auth-Token"].ToString()) => (401, """{"error":{"code":401,"message":"Sign in."}}"""),
            ("GET", "/v3/auth/projects") => (200, $$"""{"projects":{{Projects}} }"""),
            (_, { } path) when answers.TryGetValue(path, out var answer) => answer(request),
            _ => (404, "<html>Nothing here</html>"),
        };
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
    }

    private (int Status, string Body) SignIn(JsonNode? body, HttpResponse response)
    {
        var user = body!["auth"]!["identity"]!["password"]!["user"]!;
        var known = (string?)user["name"] == "ada" && JsonNode.DeepEquals(user["domain"], JsonNode.Parse(Domain));
        if (!known || (string?)user["password"] != With.Password)
            return (401, $$"""{"error":{"message":"Not by {{user["password"]}}"} }""");
        var project = (string?)body["auth"]!["scope"]!["project"]?["id"] ?? "";
        if (ClosedProjects.Contains(project))
            return (401, "{}");
        var token = $"token-{Guid.NewGuid():N}";
        tokens[token] = project;
        response.Headers["X-Subject-Token"] = token;
        var answer = project.Length == 0 ? new JsonObject() : new JsonObject
        {
            ["catalog"] = new JsonArray([.. Catalog.Select(service => Service(service, project))]),
            ["roles"] = new JsonArray(new JsonObject { ["id"] = "r1", ["name"] = Role }),
        };
        return (201, new JsonObject { ["token"] = answer }.ToJsonString());
    }

    private JsonNode Service((string Type, string Region, string Path) service, string project) => JsonNode.Parse(
        $$"""
        {"type": "{{service.Type}}", "endpoints": [
          {"interface": "internal", "region_id": "{{service.Region}}", "url": "http://unreachable.invalid/internal"},
          {"interface": "public", "region_id": "{{service.Region}}", "url": "{{Url}}{{service.Path.Replace("{project}", project, StringComparison.Ordinal)}}"}]}
        """)!;
}
