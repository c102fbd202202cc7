using System.Net;
using System.Net.Http.Headers;

namespace Inventory.Sdk.Http.Tests;

public sealed class the_cloud_says_how_long_to_wait
{
    [Fact]
    public async Task in_seconds()
    {
        using var cloud = Asking(new RetryConditionHeaderValue(TimeSpan.FromSeconds(45)));
        (await cloud.Get()).StatusCode.ShouldBe(HttpStatusCode.OK);
        cloud.Came[1].ShouldBeGreaterThanOrEqualTo(45);
    }

    [Fact]
    public async Task or_by_date()
    {
        using var cloud = new FakeCloud();
        var date = cloud.Time.GetUtcNow().AddSeconds(45);
        cloud.Answers(HttpStatusCode.ServiceUnavailable, with: r => r.Headers.RetryAfter = new RetryConditionHeaderValue(date)).Answers(HttpStatusCode.OK);
        (await cloud.Get()).StatusCode.ShouldBe(HttpStatusCode.OK);
        cloud.Came[1].ShouldBeGreaterThanOrEqualTo(45);
    }

    [Fact]
    public async Task a_date_gone_by_is_no_wait()
    {
        using var cloud = Asking(new RetryConditionHeaderValue(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        (await cloud.Get()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task and_is_not_waited_for_beyond_our_patience()
    {
        using var cloud = Asking(new RetryConditionHeaderValue(TimeSpan.FromSeconds(61)));
        var failure = await Should.ThrowAsync<CloudHttpException>(() => cloud.Get());
        failure.Message.ShouldBe("GET http://cloud.test/servers: HTTP 429: the service asks to wait 61 s, longer than the 60 s that are waited. "
            + "Try again after that, or ask the cloud for a higher limit.");
        (failure.StatusCode, failure.RetryAfter).ShouldBe((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(61)));
        cloud.Came.Count.ShouldBe(1);
    }

    private static FakeCloud Asking(RetryConditionHeaderValue wait) =>
        new FakeCloud().Answers(HttpStatusCode.TooManyRequests, with: r => r.Headers.RetryAfter = wait).Answers(HttpStatusCode.OK);
}
