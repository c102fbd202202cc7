using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Providers.OpenStack.Tests;

/// <summary>A small cloud on loopback: a keystone that knows one user, and lists that a test fills.</summary>
internal sealed class FakeCloud : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Func<HttpRequest, (int Status, string Body)>> answers = new();
    private readonly ConcurrentQueue<string> requests = new();
    private readonly ConcurrentDictionary<string, bool> tokens = new();

    private FakeCloud(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public string Domain { get; set; } = """{"id":"default"}""";

    public string Projects { get; set; } = """[{"id":"p1","name":"demo","enabled":true},{"id":"p2","name":"admin","enabled":true}]""";

    /// <summary>Type, region and path of each public endpoint.</summary>
    public List<(string Type, string Region, string Path)> Catalog { get; } = [("compute", "RegionOne", "/compute/v2.1"), ("image", "RegionOne", "/image")];

    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>Settings that this cloud accepts.</summary>
    public ManagerSettings Settings => With.Settings(new EndpointSettings { Url = Url });

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
        cloud.List("/compute/v2.1/os-availability-zone", "availabilityZoneInfo");
        cloud.List("/compute/v2.1/flavors/detail", "flavors");
        cloud.List("/compute/v2.1/servers/detail", "servers");
        cloud.List("/image/v2/images", "images");
        return cloud;
    }

    /// <summary>Answers a path.</summary>
    public void Answer(string path, Func<HttpRequest, (int Status, string Body)> answer) => answers[path] = answer;

    /// <summary>Answers a path with a list whose pages hold as many items as are asked for.</summary>
    public void List(string path, string property, params string[] items) => Answer(path, request =>
    {
        var all = items.Select(item => JsonNode.Parse(item)!).ToList();
        var start = request.Query["marker"] is [{ } marker] ? all.FindIndex(item => (string?)item["id"] == marker) + 1 : 0;
        var size = int.TryParse(request.Query["limit"], out var limit) ? limit : int.MaxValue;
        return (200, new JsonObject { [property] = new JsonArray([.. all.Skip(start).Take(size)]) }.ToJsonString());
    });

    /// <summary>Every token given so far is worth nothing any more.</summary>
    public void RevokeTokens() => tokens.Clear();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

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
        var token = $"token-{Guid.NewGuid():N}";
        tokens[token] = true;
        response.Headers["X-Subject-Token"] = token;
        var scoped = body["auth"]!["scope"]!["project"] is not null;
        var answer = scoped ? new JsonObject { ["catalog"] = new JsonArray([.. Catalog.Select(Service)]) } : new JsonObject();
        return (201, new JsonObject { ["token"] = answer }.ToJsonString());
    }

    private JsonNode Service((string Type, string Region, string Path) service) => JsonNode.Parse(
        $$"""
        {"type": "{{service.Type}}", "endpoints": [
          {"interface": "internal", "region_id": "{{service.Region}}", "url": "http://unreachable.invalid/internal"},
          {"interface": "public", "region_id": "{{service.Region}}", "url": "{{Url}}{{service.Path}}"}]}
        """)!;
}
