using System.Net;
using System.Net.Sockets;

namespace Inventory.Sdk.Http.Tests;

public sealed class transient_failures_are_retried
{
    private static readonly CloudHttpOptions Patient = new() { MaxDelay = TimeSpan.FromMinutes(10), TotalTimeout = TimeSpan.FromHours(20) };

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task by_status(int status)
    {
        using var cloud = new FakeCloud().Answers((HttpStatusCode)status, times: 2).Answers(HttpStatusCode.OK);
        (await cloud.Get()).StatusCode.ShouldBe(HttpStatusCode.OK);
        cloud.Came.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task but_not_what_will_not_go_away(int status)
    {
        using var cloud = new FakeCloud().Answers((HttpStatusCode)status);
        (await cloud.Get()).StatusCode.ShouldBe((HttpStatusCode)status);
        cloud.Came.Count.ShouldBe(1);
    }

    [Fact]
    public async Task where_no_connection_stood_or_it_broke()
    {
        using var cloud = new FakeCloud()
            .Fails(new HttpRequestException(HttpRequestError.ConnectionError, "x", new SocketException((int)SocketError.ConnectionRefused)))
            .Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "y"))
            .Fails(new HttpRequestException(HttpRequestError.NameResolutionError, "z", new SocketException((int)SocketError.TryAgain)))
            .Answers(HttpStatusCode.OK);
        (await cloud.Get()).StatusCode.ShouldBe(HttpStatusCode.OK);
        cloud.Came.Count.ShouldBe(4);
    }

    [Fact]
    public async Task but_not_where_the_host_does_not_exist()
    {
        using var cloud = new FakeCloud()
            .Fails(new HttpRequestException(HttpRequestError.NameResolutionError, "x", new SocketException((int)SocketError.HostNotFound)));
        (await Should.ThrowAsync<CloudHttpException>(() => cloud.Get())).Message
            .ShouldStartWith("GET http://cloud.test/servers: the host name cannot be resolved");
        cloud.Came.Count.ShouldBe(1);
    }

    [Fact]
    public async Task until_the_retries_are_used_up_and_the_last_answer_is_the_callers()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.ServiceUnavailable, times: 5);
        (await cloud.Get()).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        cloud.Came.Count.ShouldBe(5);
    }

    [Fact]
    public async Task and_the_last_failure_says_how_often_it_was_tried()
    {
        using var cloud = new FakeCloud();
        for (var i = 0; i < 3; i++)
            cloud.Fails(new HttpRequestException(HttpRequestError.ConnectionError, "outer", new SocketException((int)SocketError.ConnectionRefused)));
        var failure = await Should.ThrowAsync<CloudHttpException>(() => cloud.Get(new CloudHttpOptions { Retries = 2 }));
        failure.Message.ShouldBe("GET http://cloud.test/servers: no connection (Connection refused): "
            + "check host and port, and whether a firewall is in between. Tried 3 times.");
        (failure.StatusCode, failure.HttpRequestError).ShouldBe((null, HttpRequestError.ConnectionError));
    }

    [Fact]
    public async Task not_at_all_if_so_chosen()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.BadGateway);
        (await cloud.Get(new CloudHttpOptions { Retries = 0 })).StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        cloud.Came.Count.ShouldBe(1);
    }

    [Fact]
    public async Task with_waits_that_grow()
    {
        using var cloud = new FakeCloud { Step = TimeSpan.FromSeconds(0.5) }.Answers(HttpStatusCode.BadGateway, times: 8).Answers(HttpStatusCode.OK);
        (await cloud.Get(Patient with { Retries = 8, FirstDelay = TimeSpan.FromSeconds(2) })).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Sixteen times as long in the middle.
        (cloud.Came[8] - cloud.Came[4]).ShouldBeGreaterThan(3 * cloud.Came[4]);
    }

    [Fact]
    public async Task with_waits_that_chance_spreads()
    {
        List<double> waits = [];
        for (var i = 0; i < 10; i++)
        {
            using var cloud = new FakeCloud { Step = TimeSpan.FromSeconds(0.5) }.Answers(HttpStatusCode.BadGateway).Answers(HttpStatusCode.OK);
            await cloud.Get(Patient with { Retries = 1, FirstDelay = TimeSpan.FromSeconds(100) });
            waits.Add(cloud.Came[1]);
        }
        (waits.Max() - waits.Min()).ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task also_where_only_the_body_tells()
    {
        var options = new CloudHttpOptions
        {
            AlsoTransient = async (answer, cancel) => (await answer.Content.ReadAsStringAsync(cancel)).Contains("Throttling", StringComparison.Ordinal),
        };
        using var cloud = new FakeCloud()
            .Answers(HttpStatusCode.BadRequest, with: r => r.Content = new StringContent("<Code>Throttling</Code>"))
            .Answers(HttpStatusCode.BadRequest, with: r => r.Content = new StringContent("<Code>Wrong</Code>"));
        var answer = await cloud.Get(options);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("<Code>Wrong</Code>");
        cloud.Came.Count.ShouldBe(2);
    }
}
