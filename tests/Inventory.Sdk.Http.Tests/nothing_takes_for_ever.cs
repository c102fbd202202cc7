using System.Net;
using System.Net.Sockets;

namespace Inventory.Sdk.Http.Tests;

public sealed class nothing_takes_for_ever
{
    private static readonly CloudHttpOptions Quick = new() { AttemptTimeout = TimeSpan.FromSeconds(2), TotalTimeout = TimeSpan.FromSeconds(9) };

    [Fact]
    public async Task an_attempt_ends_and_another_follows()
    {
        using var cloud = new FakeCloud().Hangs().Answers(HttpStatusCode.OK);
        (await cloud.Get(Quick)).StatusCode.ShouldBe(HttpStatusCode.OK);
        cloud.Came[1].ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task a_body_that_stalls_or_breaks_off_is_asked_for_again()
    {
        using var cloud = new FakeCloud()
            .Answers(HttpStatusCode.OK, with: r => r.Content = new StreamContent(new Bytes("wh"u8.ToArray(), Bytes.Then.Stall)))
            .Answers(HttpStatusCode.OK, with: r => r.Content = new StreamContent(new Bytes("who"u8.ToArray(), Bytes.Then.Break)))
            .Answers(HttpStatusCode.OK, with: r => r.Content = new StringContent("whole"));
        var answer = await cloud.Get(Quick);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("whole");
    }

    [Fact]
    public async Task the_last_attempt_says_so()
    {
        using var cloud = new FakeCloud().Hangs(times: 2);
        (await Should.ThrowAsync<CloudHttpException>(() => cloud.Get(Quick with { Retries = 1, TotalTimeout = TimeSpan.FromHours(1) })))
            .Message.ShouldBe("GET http://cloud.test/servers: no answer within 2 s. Tried 2 times.");
    }

    [Fact]
    public async Task all_attempts_together_end()
    {
        using var cloud = new FakeCloud().Hangs(times: 50);
        var failure = await Should.ThrowAsync<CloudHttpException>(() => cloud.Get(Quick with { Retries = 49, MaxDelay = TimeSpan.FromSeconds(1) }));
        failure.Message.ShouldStartWith("GET http://cloud.test/servers: given up after 9 s; the last attempt came to: no answer within 2 s. Tried ");
        cloud.Came.Count.ShouldBeInRange(2, 6);
    }

    [Fact]
    public async Task a_connection_that_does_not_stand_is_named()
    {
        using var cloud = new FakeCloud().Fails(new TaskCanceledException("x", new TimeoutException()));
        (await Should.ThrowAsync<CloudHttpException>(() => cloud.Get(new CloudHttpOptions { Retries = 0 })))
            .Message.ShouldBe("GET http://cloud.test/servers: no connection within 10 s.");
    }

    [Fact]
    public async Task not_even_a_handshake_on_a_real_connection()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var client = CloudHttp.CreateClient(new EndpointSettings(), new CloudHttpOptions { ConnectTimeout = TimeSpan.FromMilliseconds(20), Retries = 0 });
        (await Should.ThrowAsync<CloudHttpException>(() => client.GetAsync($"https://{silent.LocalEndpoint}/")))
            .Message.ShouldBe($"GET https://{silent.LocalEndpoint}/: no connection within 0.02 s.");
    }

    [Fact]
    public async Task the_callers_cancellation_ends_an_attempt()
    {
        using var stop = new CancellationTokenSource();
        using var cloud = new FakeCloud();
        cloud.Does(async (_, cancel) =>
        {
            stop.Cancel();
            await FakeCloud.Forever(cancel);
            throw new InvalidOperationException();
        });
        await Should.ThrowAsync<OperationCanceledException>(() => cloud.Get(cancel: stop.Token));
        cloud.Came.Count.ShouldBe(1);
    }

    [Fact]
    public async Task the_callers_cancellation_ends_a_wait()
    {
        using var stop = new CancellationTokenSource();
        using var cloud = new FakeCloud().Answers(HttpStatusCode.BadGateway);
        using var client = cloud.Client();
        var sent = Task.Run(() => client.GetAsync("http://cloud.test/", stop.Token), CancellationToken.None);
        // No time passes, so the retry's wait cannot end by itself.
        while (cloud.Came.Count == 0)
            await Task.Yield();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sent);
    }
}
