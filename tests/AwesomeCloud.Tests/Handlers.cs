using System.Net;
using System.Text;

namespace AwesomeCloud.Tests;

/// <summary>Passes everything on, and keeps what was asked and answered.</summary>
internal sealed class Tap() : DelegatingHandler(new SocketsHttpHandler())
{
    public List<Uri> Requests { get; } = [];

    public List<byte[]> Bodies { get; } = [];

    /// <summary>Changes the address after the request was signed.</summary>
    public Func<Uri, Uri> Redirect { get; init; } = uri => uri;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!);
        request.RequestUri = Redirect(request.RequestUri!);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        Bodies.Add(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        return response;
    }
}

/// <summary>A server of one answer, good or bad.</summary>
internal sealed class Canned(string body, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    public static AwesomeCloudClient Client(string body, HttpStatusCode status = HttpStatusCode.OK) => new(
        new AwesomeCloudCredentials("key", "secret"), "sunny-east-1", new Uri("http://cloud.invalid"),
        new AwesomeCloudClientOptions { Handler = new Canned(body, status) });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
