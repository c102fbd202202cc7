namespace Inventory.Api.Tests.Acceptance;

public sealed class Credentials_are_verified_as_the_request_says(App app)
{
    private async Task<(string Status, bool Result)> VerifyAsync(string provider, object? resource)
    {
        var asked = await app.PostAsync($"/api/providers/{provider}", new { action = "verify_credentials", resource });
        var id = asked.GetProperty("task_id").GetString()!;
        await app.TaskAsync(id);
        var task = await app.GetAsync($"/api/tasks/{id}?attributes=status,task_results");
        return (task.GetProperty("status").GetString()!, task.GetProperty("task_results").GetBoolean());
    }

    [Fact]
    public async Task Those_that_are_stored_unless_it_says_others()
    {
        var provider = await app.AddProviderAsync("verified");

        (await VerifyAsync(provider, null)).ShouldBe(("Ok", true));
        (await VerifyAsync(provider, new { authentications = new { @default = new { password = "another-secret" } } })).ShouldBe(("Error", false));
        (await VerifyAsync(provider, new { authentications = new { @default = new { userid = "nobody" } } })).ShouldBe(("Error", false));
        (await VerifyAsync(provider, new { provider_region = "sunny-west-1", authentications = new { @default = new { } } })).ShouldBe(("Ok", true));
    }

    [Fact]
    public async Task What_is_tried_out_does_not_change_what_is_known_of_the_provider()
    {
        var provider = await app.AddProviderAsync("tried out");
        await VerifyAsync(provider, new { authentications = new { @default = new { password = "another-secret" } } });

        (await app.RefreshAsync(provider)).GetProperty("status").GetString().ShouldBe("Ok");
    }

    [Fact]
    public async Task A_stored_secret_is_not_sent_to_another_endpoint()
    {
        var provider = await app.AddProviderAsync("kept secret");
        var elsewhere = app.Cloud.Endpoint.ToString().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

        var endpoints = new { @default = new { url = elsewhere } };
        (await VerifyAsync(provider, new { endpoints })).ShouldBe(("Error", false));
        var authentications = new { @default = new { password = app.Cloud.Credentials.SecretKey } };
        (await VerifyAsync(provider, new { endpoints, authentications })).ShouldBe(("Ok", true));
    }
}
