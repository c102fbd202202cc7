using System.Net;

namespace Inventory.Sdk.Http.Tests;

public sealed class one_client_does_not_press_a_cloud_too_hard
{
    [Fact]
    public async Task with_more_requests_at_once_than_agreed()
    {
        var (under, most) = (0, 0);
        using var cloud = new FakeCloud();
        for (var i = 0; i < 20; i++)
            cloud.Does(async (_, cancel) =>
            {
                var now = Interlocked.Increment(ref under);
                InterlockedMax(ref most, now);
                await Task.Delay(TimeSpan.FromSeconds(1), cloud.Time, cancel);
                Interlocked.Decrement(ref under);
                return new HttpResponseMessage(HttpStatusCode.OK);
            });
        await GetMany(cloud, 20, new CloudHttpOptions { Concurrency = 3 });
        (cloud.Came.Count, most).ShouldBe((20, 3));
    }

    [Fact]
    public async Task with_more_requests_per_second_than_agreed()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.OK, times: 20);
        await GetMany(cloud, 20, new CloudHttpOptions { RequestsPerSecond = 2, Burst = 5, Concurrency = 20 });
        // Five at once, then fifteen at two a second.
        cloud.Came.Count(at => at < 0.5).ShouldBe(5);
        cloud.Came[^1].ShouldBeGreaterThanOrEqualTo(7.5);
    }

    [Fact]
    public async Task with_retries_beyond_the_rate()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.BadGateway, times: 4).Answers(HttpStatusCode.OK);
        await cloud.Get(new CloudHttpOptions { RequestsPerSecond = 0.1, Burst = 1 });
        cloud.Came.Zip(cloud.Came.Skip(1), (a, b) => b - a).ShouldAllBe(pause => pause >= 9.9);
    }

    [Fact]
    public async Task and_waiting_for_ones_turn_is_no_time_out()
    {
        using var cloud = new FakeCloud();
        for (var i = 0; i < 10; i++)
            cloud.Does(async (_, cancel) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cloud.Time, cancel);
                return new HttpResponseMessage(HttpStatusCode.OK);
            });
        var options = new CloudHttpOptions { Concurrency = 1, AttemptTimeout = TimeSpan.FromSeconds(3), TotalTimeout = TimeSpan.FromSeconds(3) };
        await GetMany(cloud, 10, options);
        cloud.Came[^1].ShouldBeGreaterThanOrEqualTo(9);
    }

    [Fact]
    public async Task and_who_gives_up_in_the_queue_keeps_nobody_from_going()
    {
        using var stop = new CancellationTokenSource();
        var finish = new TaskCompletionSource<HttpResponseMessage>();
        using var cloud = new FakeCloud().Does((_, _) => finish.Task).Answers(HttpStatusCode.OK);
        using var client = cloud.Client(new CloudHttpOptions { Concurrency = 1 });
        var first = client.GetAsync("http://cloud.test/");
        var second = client.GetAsync("http://cloud.test/", stop.Token);
        var third = client.GetAsync("http://cloud.test/");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        finish.SetResult(new HttpResponseMessage(HttpStatusCode.OK));
        (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await third).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Concurrency")]
    [InlineData("RequestsPerSecond")]
    [InlineData("AttemptTimeout")]
    public void and_limits_that_make_no_sense_are_named(string name)
    {
        var options = name switch
        {
            "Concurrency" => new CloudHttpOptions { Concurrency = 0 },
            "RequestsPerSecond" => new CloudHttpOptions { RequestsPerSecond = 0 },
            _ => new CloudHttpOptions { AttemptTimeout = TimeSpan.FromHours(1) },
        };
        Should.Throw<ArgumentException>(() => CloudHttp.CreateHandler(new EndpointSettings(), options)).Message.ShouldContain(name);
    }

    private static async Task GetMany(FakeCloud cloud, int count, CloudHttpOptions options)
    {
        using var client = cloud.Client(options);
        await cloud.PassTimeUntil(() => Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.GetAsync("http://cloud.test/"))));
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = most; now > seen; seen = most)
            Interlocked.CompareExchange(ref most, now, seen);
    }
}
