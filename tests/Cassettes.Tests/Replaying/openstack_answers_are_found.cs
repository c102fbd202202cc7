using System.Net;
using System.Text;

namespace Cassettes.Tests.Replaying;

public sealed class openstack_answers_are_found : IAsyncLifetime
{
    private const string Compute = "https://11.22.33.44:8774/v2.1";
    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly HttpClient http = new();
    private ReplayHost replay = null!;

    public async ValueTask InitializeAsync() => replay = await ReplayHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await replay.DisposeAsync();
    }

    [Fact]
    public async Task by_the_project_of_the_token()
    {
        replay.Play(Cassette.Of(
            [SignedIn("admin", "T-1"), SignedIn("demo", "T-2"), Got("servers/detail", "admin's", "admin"), Got("servers/detail", "demo's", "demo")]));
        var (demo, admin) = (await SignInAsync("demo"), await SignInAsync("admin"));
        (demo, admin).ShouldBe(("T-2", "T-1"));
        (await GetAsync("servers/detail", demo)).ShouldBe("demo's");
        (await GetAsync("servers/detail", admin)).ShouldBe("admin's");
    }

    [Fact]
    public async Task of_another_project_if_that_project_was_not_asked()
    {
        replay.Play(Cassette.Of([SignedIn("admin", "T-1"), SignedIn("demo", "T-2"), Got("flavors/detail?is_public=None", "flavors", "admin")]));
        (await GetAsync("flavors/detail?is_public=None", await SignInAsync("demo"))).ShouldBe("flavors");
        (await GetAsync("flavors/detail", await SignInAsync("demo"))).ShouldStartWith("404");
    }

    [Theory]
    [InlineData("servers/detail?limit=1000")]
    [InlineData("servers//detail/?limit=5&all_tenants=1")]
    [InlineData("servers/detail")]
    public async Task whatever_page_size_is_asked_for(string path)
    {
        replay.Play(Cassette.Of([SignedIn("admin", "T-1"), Got("servers/detail?limit=10", "servers", "admin")]));
        (await GetAsync(path, await SignInAsync("admin"))).ShouldBe("servers");
    }

    [Fact]
    public async Task page_by_page_and_then_an_empty_page()
    {
        replay.Play(Cassette.Of(
        [
            SignedIn("admin", "T-1"),
            Got("servers/detail", """{"servers":[{"id":"a"}],"servers_links":[{"rel":"next"}]}""", "admin"),
            Got("servers/detail?marker=a", """{"servers":[{"id":"b"}]}""", "admin"),
        ]));
        var token = await SignInAsync("admin");
        (await GetAsync("servers/detail?marker=a&limit=1", token)).ShouldContain("\"b\"");
        (await GetAsync("servers/detail?marker=b", token)).ShouldBe("""{"servers":[]}""");
        (await GetAsync("servers/detail", token)).ShouldContain("\"a\"");
    }

    [Fact]
    public async Task with_addresses_that_lead_back_to_the_replay()
    {
        replay.Play(Cassette.Of([SignedIn("admin", "T-1"), Got("", """{"href":"http://11.22.33.44:9696/v2.0"}""", "admin")]));
        (await GetAsync("", await SignInAsync("admin"))).ShouldBe($$"""{"href":"{{replay.Url}}/svc/9696/v2.0"}""");
    }

    [Fact]
    public async Task of_keystone_v3_on_recordings_of_v2()
    {
        const string tenants = """{"tenants":[{"id":"1","name":"admin","enabled":true}]}""";
        const string access =
            """
            {"access":{"token":{"id":"T-9","tenant":{"id":"1","name":"admin"}},"user":{"id":"u","name":"admin","roles":[]},"serviceCatalog":[
              {"type":"compute","name":"nova","endpoints":[
                {"region":"R","publicURL":"http://11.22.33.44:8774/v2/1","adminURL":"http://11.22.33.44:8774/v2/1"}]}]}}
            """;
        replay.Play(Cassette.Of(
        [
            new("POST", "http://11.22.33.44:5000/v2.0/tokens", "{}", 200, NoHeaders, access, null, "admin"),
            new("GET", "http://11.22.33.44:5000/v2.0/tenants", null, 200, NoHeaders, tenants, null, "unscoped"),
        ]));

        var answer = await http.PostAsync($"{replay.Url}/svc/5000/v3/auth/tokens", new StringContent(Scoped("""{"id":"1"}""")));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.GetValues("X-Subject-Token").ShouldBe(["T-9"]);
        var endpoints = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!["catalog"]![0]!["endpoints"]!.AsArray();
        endpoints.Select(e => $"{e!["interface"]} {e["url"]}").ShouldBe([$"public {replay.Url}/svc/8774/v2/1", $"admin {replay.Url}/svc/8774/v2/1"]);

        var projects = JsonNode.Parse(await http.GetStringAsync($"{replay.Url}/svc/5000/v3/auth/projects"))!["projects"]!.AsArray();
        projects.Select(p => $"{p!["id"]} {p["name"]} {p["parent_id"]}").ShouldBe(["1 admin default"]);

        (await http.PostAsync($"{replay.Url}/svc/5000/v3/auth/tokens", new StringContent(Scoped("""{"id":"2"}""")))).StatusCode
            .ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<string> SignInAsync(string project)
    {
        var body = new StringContent(Scoped($$"""{"name":"{{project}}"}"""), Encoding.UTF8, "application/json");
        var answer = await http.PostAsync($"{replay.Url}/svc/5000/v3/auth/tokens", body);
        return answer.Headers.GetValues("X-Subject-Token").Single();
    }

    private async Task<string> GetAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{replay.Url}/svc/8774/v2.1/{path}") { Headers = { { "X-Auth-Token", token } } };
        var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : $"{(int)answer.StatusCode}";
    }

    private static string Scoped(string project) =>
        """{"auth":{"identity":{"methods":["password"]},"scope":{"project":PROJECT}}}""".Replace("PROJECT", project, StringComparison.Ordinal);

    private static Interaction SignedIn(string project, string token) => new(
        "POST", "https://11.22.33.44:5000/v3/auth/tokens", "{}", 201, new Dictionary<string, string> { ["x-subject-token"] = token },
        """{"token":{"project":{}}}""", null, project);

    private static Interaction Got(string path, string answer, string project) =>
        new("GET", $"{Compute}/{path}", null, 200, new Dictionary<string, string> { ["content-type"] = "application/json" }, answer, null, project);
}
