using System.Net;

namespace AwesomeCloud.Tests;

public sealed class each_request_is_sent_once
{
    [Theory]
    [InlineData(500, AwesomeCloudErrorKind.ServerError, "InternalError")]
    [InlineData(503, AwesomeCloudErrorKind.ServerError, "ServiceUnavailable")]
    public async Task and_a_servers_error_surfaces(int status, AwesomeCloudErrorKind kind, string code)
    {
        await using var cloud = await Clouds.StartAsync(instances: 50);
        using var client = Clouds.ClientOf(cloud, pageSize: 10);
        cloud.Faults.FailPage(ResourceNames.Instances, page: 3, status: status, times: 1);

        var failure = await client.ListInstances().ShouldFailAsync();

        (failure.Kind, failure.HttpStatus, failure.Code).ShouldBe((kind, status, code));
        (await client.ListInstances().CountAsync()).ShouldBe(50);
    }

    [Fact]
    public async Task and_the_cloud_says_how_long_to_wait()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.Throttle(retryAfterSeconds: 60);

        var failure = await client.ListInstances().ShouldFailAsync();

        (failure.Kind, failure.RetryAfter, failure.IsTransient).ShouldBe((AwesomeCloudErrorKind.Throttled, TimeSpan.FromMinutes(1), true));
    }

    [Fact]
    public async Task and_a_handler_that_gives_up_on_an_answer_is_quoted()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud, handler: new GivingUp());

        var failure = await client.ListInstances().ShouldFailAsync();

        (failure.Kind, failure.HttpStatus, failure.Message).ShouldBe((AwesomeCloudErrorKind.Throttled, 429, "Tried three times."));
    }

    [Theory]
    [InlineData(true, "ExpiredCredentials", false)]
    [InlineData(false, "Forbidden", false)]
    public async Task and_what_will_not_go_away_is_not_transient(bool expired, string code, bool transient)
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        if (expired)
            cloud.Faults.ExpireCredentials(times: 1);
        else
            cloud.Faults.Forbid(ResourceNames.Instances, times: 1);

        var failure = await client.ListInstances().ShouldFailAsync();

        (failure.Code, failure.IsTransient).ShouldBe((code, transient));
    }

    private sealed class GivingUp : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Tried three times.", null, HttpStatusCode.TooManyRequests);
    }
}
