using System.Net;
using System.Net.Sockets;

namespace AwesomeCloud.Tests;

public sealed class an_unreachable_cloud_is_a_typed_error
{
    [Fact]
    public async Task when_nobody_listens()
    {
        var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        await cloud.DisposeAsync();

        var failure = await Should.ThrowAsync<AwesomeCloudException>(() => client.VerifyAsync());

        failure.Kind.ShouldBe(AwesomeCloudErrorKind.Unreachable);
        failure.HttpStatus.ShouldBeNull();
        failure.InnerException.ShouldBeOfType<HttpRequestException>();
        failure.IsTransient.ShouldBeTrue();
    }

    [Fact]
    public async Task when_the_connection_is_closed_before_any_answer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closing = Task.Run(async () =>
        {
            using var socket = await listener.AcceptSocketAsync();
            await socket.ReceiveAsync(new byte[16]);
        });
        using var client = new AwesomeCloudClient(
            new AwesomeCloudCredentials("key", "secret"), "sunny-east-1", new Uri($"http://{listener.LocalEndpoint}"));

        (await client.ListInstances().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.ConnectionLost);
        await closing;
    }

    [Fact]
    public async Task when_it_takes_too_long()
    {
        await using var cloud = await Clouds.StartAsync();
        cloud.Faults.Slow(TimeSpan.FromMinutes(10));
        using var client = cloud.CreateClient(options: new AwesomeCloudClientOptions { RequestTimeout = TimeSpan.FromMilliseconds(50) });

        (await client.ListInstances().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.Timeout);
    }

    [Fact]
    public async Task but_a_caller_who_cancels_gets_a_cancellation()
    {
        await using var cloud = await Clouds.StartAsync();
        cloud.Faults.Slow(TimeSpan.FromMinutes(10));
        using var client = cloud.CreateClient();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(async () => await client.ListInstances().AsPages(cancel.Token).ToListAsync());
    }

    [Theory]
    [InlineData("ftp://cloud.invalid")]
    [InlineData("cloud.invalid")]
    public void and_an_endpoint_that_cannot_be_one_is_a_wrong_argument(string endpoint) =>
        Should.Throw<ArgumentException>(() => new AwesomeCloudClient(
            new AwesomeCloudCredentials("key", "secret"), "sunny-east-1", new Uri(endpoint, UriKind.RelativeOrAbsolute)));
}
