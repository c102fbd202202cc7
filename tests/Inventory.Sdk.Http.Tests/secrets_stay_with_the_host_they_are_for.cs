namespace Inventory.Sdk.Http.Tests;

public sealed class secrets_stay_with_the_host_they_are_for
{
    [Fact]
    public async Task redirects_are_answers_and_cookies_are_not_kept()
    {
        List<string?> cookies = [];
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            cookies.Add(context.Request.Headers.Cookie);
            context.Response.Cookies.Append("session", "1");
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        using var client = CloudHttp.CreateClient(new EndpointSettings());
        for (var i = 0; i < 2; i++)
            ((int)(await client.GetAsync(server.Url)).StatusCode).ShouldBe(302);
        cookies.ShouldBe([null, null]);
    }
}
