using Microsoft.AspNetCore.Http;

namespace Inventory.Sdk.Http.Tests;

public sealed class answers_can_be_streamed
{
    [Fact]
    public async Task so_that_reading_begins_before_they_are_complete()
    {
        var hasBegun = new TaskCompletionSource();
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("first ");
            await context.Response.Body.FlushAsync();
            await hasBegun.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync("second");
        });
        using var client = CloudHttp.CreateClient(new EndpointSettings());
        using var request = new HttpRequestMessage(HttpMethod.Get, server.Url).Streamed();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var start = new char[6];
        await reader.ReadBlockAsync(start);
        hasBegun.SetResult();
        (new string(start), await reader.ReadToEndAsync()).ShouldBe(("first ", "second"));
    }

    [Fact]
    public async Task for_as_long_as_they_take_if_they_go_on()
    {
        using var cloud = new FakeCloud { Step = TimeSpan.FromSeconds(0.5) };
        cloud.Does((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Dripping(cloud.Time, pieces: 500)) }));
        (await cloud.PassTimeUntil(() => ReadAsync(cloud))).Length.ShouldBe(500);
        cloud.Time.GetUtcNow().ShouldBeGreaterThan(new DateTimeOffset(2030, 1, 1, 0, 8, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task and_one_that_stops_is_an_error()
    {
        using var cloud = new FakeCloud();
        cloud.Does((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new Bytes("x"u8.ToArray(), Bytes.Then.Stall)) }));
        (await Should.ThrowAsync<IOException>(() => cloud.PassTimeUntil(() => ReadAsync(cloud))))
            .Message.ShouldBe("The answer stopped: nothing more of it came within 3 s.");
        cloud.Time.GetUtcNow().ShouldBeLessThan(new DateTimeOffset(2030, 1, 1, 0, 4, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task an_answer_too_long_for_memory_is_refused_otherwise()
    {
        using var cloud = new FakeCloud();
        cloud.Does((_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent(new byte[1001]) }));
        (await Should.ThrowAsync<CloudHttpException>(() => cloud.Get(new CloudHttpOptions { MaxAnswerBytes = 1000 })))
            .Message.ShouldContain("the answer is too long");
        cloud.Came.Count.ShouldBe(1);
    }

    [Fact]
    public void but_not_sent_without_waiting()
    {
        using var cloud = new FakeCloud();
        using var client = cloud.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://cloud.test/");
        Should.Throw<NotSupportedException>(() => client.Send(request));
    }

    private static async Task<string> ReadAsync(FakeCloud cloud)
    {
        using var client = cloud.Client(new CloudHttpOptions { AttemptTimeout = TimeSpan.FromSeconds(3), TotalTimeout = TimeSpan.FromSeconds(3) });
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://cloud.test/").Streamed();
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        return await reader.ReadToEndAsync();
    }

    /// <summary>A byte a second.</summary>
    private sealed class Dripping(TimeProvider time, int pieces) : TestStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (pieces-- == 0)
                return 0;
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken);
            buffer.Span[0] = (byte)'x';
            return 1;
        }
    }
}
