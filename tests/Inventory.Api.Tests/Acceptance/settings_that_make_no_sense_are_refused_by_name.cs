using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inventory.Api.Tests.Acceptance;

public sealed class Settings_that_make_no_sense_are_refused_by_name(App app)
{
    private const string Prefix = "Could not create the new provider - ";

    private JsonObject Body(string name) => JsonSerializer.SerializeToNode(app.Provider(name))!.AsObject();

    private async Task<string> RefusalAsync(string member, string value)
    {
        var body = Body($"nonsense {Guid.NewGuid()}");
        body[member] = JsonNode.Parse(value);
        var answer = await app.PostAsync("/api/providers", body, 400);
        return answer.GetProperty("error").GetProperty("message").GetString()!;
    }

    [Theory]
    [InlineData("endpoints", "\"x\"")]
    [InlineData("endpoints", "[1]")]
    [InlineData("endpoints", """{"default":"http://127.0.0.1"}""")]
    [InlineData("authentications", "5")]
    [InlineData("credentials", "\"x\"")]
    [InlineData("connection_configurations", "[null]")]
    public async Task Values_of_another_shape(string member, string value) => (await RefusalAsync(member, value)).ShouldStartWith($"{Prefix}{member} must be ");

    [Theory]
    [InlineData("\"abc\"")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("65536")]
    [InlineData("99999999999")]
    public async Task A_port_that_is_none(string port)
    {
        var refusal = await RefusalAsync("endpoints", $$"""[{"role":"default","url":"http://127.0.0.1:1","port":{{port}}}]""");
        refusal.ShouldBe($"{Prefix}endpoints.default.port must be a number from 1 to 65535");
    }

    [Theory]
    [InlineData("zone_id", "\"abc\"")]
    [InlineData("zone_id", "-1")]
    [InlineData("zone_id", "1.5")]
    [InlineData("zone_id", "[1]")]
    [InlineData("zone_id", "1000000000000000000000000")]
    [InlineData("zone", "\"default\"")]
    [InlineData("zone", """{"name":"default"}""")]
    [InlineData("zone", """{"href":"http://localhost/api/zones/abc"}""")]
    public async Task A_zone_that_is_none_is_not_the_default_one(string member, string value) =>
        (await RefusalAsync(member, value)).ShouldBe($"{Prefix}Zone does not exist");

    [Theory]
    [InlineData("name", "\"a\\u0000b\"", "name contains a NUL character")]
    [InlineData("uid_ems", "\"\\u0000\"", "uid_ems contains a NUL character")]
    [InlineData("endpoints", """{"default":{"certificate_authority":"\u0000"}}""", "endpoints.default.certificate_authority contains a NUL character")]
    [InlineData("provider_region", """{"a":1}""", "provider_region must be a single value")]
    public async Task Values_that_cannot_be_stored(string member, string value, string message) =>
        (await RefusalAsync(member, value)).ShouldBe(Prefix + message);

    [Fact]
    public async Task A_name_that_is_too_long() =>
        (await RefusalAsync("name", $"\"{new string('x', 256)}\"")).ShouldBe($"{Prefix}Name is too long (maximum is 255 characters)");

    [Fact]
    public async Task Unknown_attributes_of_an_endpoint()
    {
        const string junk = """[{"role":"default","url":"http://127.0.0.1:1","junk":1}]""";
        (await RefusalAsync("endpoints", junk)).ShouldBe("Invalid Provider attributes endpoints.default.junk specified");
        var body = Body("ddf");
        (body["ddf"], body["endpoints"]) = (true, JsonNode.Parse(junk));
        var answer = await app.PostAsync("/api/providers", body, 400);
        answer.GetProperty("error").GetProperty("message").GetString().ShouldBe($"{Prefix}Invalid attributes specified in the request: endpoints.default.junk");
    }

    [Fact]
    public async Task But_host_and_port_will_do_where_the_form_asks_for_a_url()
    {
        var body = Body("host and port");
        body.Remove("endpoints");
        body.Remove("authentications");
        body["connection_configurations"] = JsonSerializer.SerializeToNode(new[]
        {
            new
            {
                endpoint = new { role = "default", hostname = app.Cloud.Endpoint.Host, port = app.Cloud.Endpoint.Port, security_protocol = "non-ssl" },
                authentication = new { authtype = "default", userid = app.Cloud.Credentials.AccessKey, password = app.Cloud.Credentials.SecretKey },
            },
        });
        (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("name").GetString().ShouldBe("host and port");
    }

    [Theory]
    [InlineData("""{"action":"refresh","resource":{"confirm_disconnects":"yes"}}""", "confirm_disconnects must be true or false, not yes")]
    [InlineData("""{"action":"refresh","resource":{"targets":[{"association":"vms","manager_ref":{"ems_ref":"\u0000"}}]}}""", "Targets must be a list like")]
    public async Task Orders_of_a_refresh(string order, string message)
    {
        var provider = await app.AddProviderAsync($"nonsense {Guid.NewGuid()}");
        var answer = await app.SendAsync(HttpMethod.Post, $"/api/providers/{provider}", order, 400);
        answer.GetProperty("error").GetProperty("message").GetString().ShouldStartWith(message);
    }
}
