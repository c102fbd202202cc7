namespace AwesomeCloud.Tests;

public sealed class secrets_never_show
{
    private const string Secret = "very-secret-indeed";

    [Fact]
    public void in_the_text_of_credentials() =>
        new AwesomeCloudCredentials("key", Secret).ToString().ShouldBe("key/***");

    [Fact]
    public void in_credentials_serialised_by_accident() =>
        System.Text.Json.JsonSerializer.Serialize(new AwesomeCloudCredentials("key", Secret)).ShouldNotContain(Secret);

    [Fact]
    public async Task in_any_failure()
    {
        var credentials = new AwesomeCloudCredentials("key", Secret);
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var refused = Clouds.ClientOf(cloud, credentials: credentials);
        using var gone = new AwesomeCloudClient(credentials, "sunny-east-1", new Uri("http://127.0.0.1:1"));

        (await refused.ListInstances().ShouldFailAsync()).ToString().ShouldNotContain(Secret);
        (await gone.ListInstances().ShouldFailAsync()).ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task in_a_request()
    {
        var credentials = new AwesomeCloudCredentials("key", Secret);
        await using var cloud = await Clouds.StartAsync(instances: 5);
        var sent = "";
        using var handler = new Spy(text => sent = text);
        using var client = Clouds.ClientOf(cloud, handler: handler, credentials: credentials);
        await client.ListInstances().ShouldFailAsync();
        sent.ShouldContain("Credential=key/sunny-east-1, Signature=");
        sent.ShouldNotContain(Secret);
    }

    private sealed class Spy(Action<string> saw) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            saw(request.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
