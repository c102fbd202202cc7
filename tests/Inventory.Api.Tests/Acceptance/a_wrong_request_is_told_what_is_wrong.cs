using System.Text.Json;

namespace Inventory.Api.Tests.Acceptance;

public sealed class A_wrong_request_is_told_what_is_wrong(App app)
{
    private static string Message(JsonElement answer)
    {
        var error = answer.GetProperty("error");
        error.GetProperty("klass").GetString().ShouldNotBeNullOrEmpty();
        error.GetProperty("kind").GetString().ShouldBe("bad_request");
        answer.ToString().ShouldNotContain("   at ");
        return error.GetProperty("message").GetString()!;
    }

    [Fact]
    public async Task Wrong_credentials() =>
        Message(await app.PostAsync("/api/providers", app.Provider("a", secret: "not-the-secret"), 400)).ShouldStartWith("Could not create the new provider - ");

    [Fact]
    public async Task An_unreachable_host() =>
        Message(await app.PostAsync("/api/providers", app.Provider("b", url: "http://127.0.0.1:9"), 400)).ShouldContain("127.0.0.1:9");

    [Fact]
    public async Task A_wrong_region_names_the_right_ones() =>
        Message(await app.PostAsync("/api/providers", app.Provider("c", region: "mars-1"), 400)).ShouldContain("sunny-east-1");

    [Fact]
    public async Task An_unknown_provider_type_names_the_known_ones() =>
        Message(await app.PostAsync("/api/providers", app.Provider("d", type: "Bogus"), 400)).ShouldContain("ManageIQ::Providers::AwesomeCloud::CloudManager");

    [Fact]
    public async Task A_name_that_is_taken()
    {
        await app.AddProviderAsync("taken");
        Message(await app.PostAsync("/api/providers", app.Provider("taken"), 400)).ShouldContain("taken");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1,2]x")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\": ")]
    public async Task A_body_that_is_no_json_object(string body) => Message(await app.SendAsync(HttpMethod.Post, "/api/providers", body, 400)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("/api/vms?filter[]=bogus=1")]
    [InlineData("/api/vms?filter[]=name")]
    [InlineData("/api/vms?sort_by=bogus")]
    [InlineData("/api/vms?expand=resources&attributes=bogus")]
    [InlineData("/api/vms?limit=-1")]
    [InlineData("/api/vms?offset=abc")]
    [InlineData("/api/vms/12abc")]
    public async Task A_query_that_makes_no_sense(string path) => Message(await app.GetAsync(path, 400)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("{\"action\":\"refresh\",\"resource\":{\"targets\":[{\"association\":\"bogus\",\"manager_ref\":{\"ems_ref\":\"x\"}}]}}")]
    [InlineData("{\"action\":\"refresh\",\"resource\":{\"targets\":\"all\"}}")]
    [InlineData("{\"action\":\"bogus\"}")]
    public async Task An_order_that_makes_no_sense(string body)
    {
        var provider = await app.AddProviderAsync($"orders {Guid.NewGuid()}");
        Message(await app.SendAsync(HttpMethod.Post, $"/api/providers/{provider}", body, 400)).ShouldNotBeEmpty();
    }
}
