using System.Net;
using System.Net.Sockets;
using Inventory.Sdk.Http;

namespace Providers.OpenStack.Tests;

public class credentials_are_verified
{
    [Fact]
    public async Task right_ones_are_valid()
    {
        await using var cloud = await FakeCloud.StartAsync();
        (await Verify(cloud.Settings)).ShouldBe(CredentialsCheck.Valid);
        cloud.Requests.ShouldBe(["POST /v3/auth/tokens", "GET /v3/auth/projects", "POST /v3/auth/tokens"]);
    }

    [Theory]
    [InlineData("""{"id":"d17"}""", "d17", 3)]
    [InlineData("""{"name":"d17"}""", "d17", 4)]
    [InlineData("""{"id":"default"}""", null, 3)]
    public async Task the_domain_is_an_id_or_a_name_and_has_a_default(string domain, string? setting, int requests)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Domain = domain;
        (await Verify(With.Settings(new EndpointSettings { Url = cloud.Url }, domain: setting))).ShouldBe(CredentialsCheck.Valid);
        cloud.Requests.Count.ShouldBe(requests);
    }

    [Theory]
    [InlineData("ada", "wrong-word", "default")]
    [InlineData("ben", With.Password, "default")]
    [InlineData("ada", With.Password, "elsewhere")]
    public async Task refused_ones_are_invalid_and_count_once_towards_a_lockout(string user, string password, string domain)
    {
        await using var cloud = await FakeCloud.StartAsync();
        var check = await Verify(With.Settings(new EndpointSettings { Url = cloud.Url }, user, password, domain: domain));
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldContain($"refused the user {user} of the domain {domain}");
        check.Message.ShouldNotContain(password);
        cloud.Requests.Count.ShouldBe(domain == "default" ? 1 : 2);
    }

    [Fact]
    public async Task a_refresh_tries_refused_ones_once_and_reads_nothing()
    {
        await using var cloud = await FakeCloud.StartAsync();
        var refreshed = await Refreshed.From(With.Settings(new EndpointSettings { Url = cloud.Url }, "ada", "wrong-word"));
        cloud.Requests.ShouldBe(["POST /v3/auth/tokens"]);
        refreshed.All<VmdbRecord>().ShouldBeEmpty();
        refreshed.IncompleteLists.Select(list => list.Message).Distinct().ShouldHaveSingleItem().ShouldContain("refused the user ada");
    }

    [Theory]
    [InlineData(null, With.Password, "authentications.default.userid")]
    [InlineData("ada", " ", "authentications.default.password")]
    public async Task a_missing_one_is_named(string? user, string password, string field)
    {
        var check = await Verify(With.Settings(new EndpointSettings { Hostname = "localhost" }, user, password));
        check.ShouldBe(CredentialsCheck.Invalid($"{field} is missing."));
    }

    [Fact]
    public async Task a_user_without_a_project_can_read_nothing()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Projects = """[{"id":"p1","name":"closed","enabled":false}]""";
        (await Verify(cloud.Settings)).ShouldBe(CredentialsCheck.Invalid("The user ada has a role in no enabled project."));
    }

    [Fact]
    public async Task a_host_where_nothing_listens_is_unreachable()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var check = await Verify(With.Settings(new EndpointSettings { Hostname = "127.0.0.1", Port = port, SecurityProtocol = "non-ssl" }));
        check.Status.ShouldBe(CredentialsStatus.Unreachable);
        check.Message.ShouldContain($"http://127.0.0.1:{port}/v3/auth/tokens");
    }

    [Fact]
    public async Task a_host_that_never_answers_is_unreachable()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var endpoint = new EndpointSettings { Hostname = "127.0.0.1", Port = ((IPEndPoint)silent.LocalEndpoint).Port, SecurityProtocol = "non-ssl" };
        var manager = new OpenstackCloudManager
        {
            Verifying = new CloudHttpOptions { Retries = 0, AttemptTimeout = TimeSpan.FromMilliseconds(100) },
        };
        var check = await manager.VerifyCredentialsAsync(With.Settings(endpoint), CancellationToken.None);
        check.Status.ShouldBe(CredentialsStatus.Unreachable);
        check.Message.ShouldContain("no answer within 0.1 s");
    }

    [Fact]
    public async Task who_gives_up_waiting_is_obeyed()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var endpoint = new EndpointSettings { Hostname = "127.0.0.1", Port = ((IPEndPoint)silent.LocalEndpoint).Port, SecurityProtocol = "non-ssl" };
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(() => new OpenstackCloudManager().VerifyCredentialsAsync(With.Settings(endpoint), cancel.Token));
    }

    [Theory]
    [InlineData(200, "<html>Welcome</html>")]
    [InlineData(200, """{"token":{}}""")]
    [InlineData(404, "")]
    [InlineData(500, """{"error":{"message":"I cannot digest s3cret-word"}}""")]
    public async Task whoever_is_not_keystone_is_an_error(int status, string body)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/v3/auth/tokens", _ => (status, body));
        var check = await Verify(cloud.Settings);
        check.Status.ShouldBe(CredentialsStatus.Error);
        check.Message.ShouldContain("/v3");
        check.Message.ShouldNotContain(With.Password);
    }

    private static Task<CredentialsCheck> Verify(ManagerSettings settings) =>
        new OpenstackCloudManager().VerifyCredentialsAsync(settings, CancellationToken.None);
}
