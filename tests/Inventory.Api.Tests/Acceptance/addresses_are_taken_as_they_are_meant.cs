namespace Inventory.Api.Tests.Acceptance;

public sealed class Addresses_are_taken_as_they_are_meant(App app)
{
    [Theory]
    [InlineData("//api")]
    [InlineData("///api//zones//")]
    public async Task With_slashes_before_them(string path) => (await app.SendAsync(path, "localhost")).Status.ShouldBe(200);

    [Fact]
    public async Task Without_the_name_of_the_host()
    {
        var (status, text) = await app.SendAsync("/api/zones/1", null);
        status.ShouldBe(200);
        text.ShouldStartWith("{\"href\":\"http://localhost/api/zones/1\"");
    }
}

file static class Requests
{
    public static async Task<(int Status, string Text)> SendAsync(this App app, string path, string? host)
    {
        var answer = await app.Host.Server.SendAsync(http =>
        {
            http.Request.Method = "GET";
            http.Request.Path = path;
            http.Request.Host = host is null ? default : new HostString(host);
            http.Request.Headers.Authorization = App.Basic("admin", App.Password).ToString();
        });
        using var reader = new StreamReader(answer.Response.Body);
        return (answer.Response.StatusCode, await reader.ReadToEndAsync());
    }
}
