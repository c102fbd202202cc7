using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Cassettes.Tests.Replaying;

/// <summary>Plays cassettes on a port of loopback. The port stays when the cassette is changed.</summary>
internal sealed class ReplayHost : IAsyncDisposable
{
    private static readonly HashSet<string> Unsent = new(["content-length", "transfer-encoding", "connection"], StringComparer.OrdinalIgnoreCase);

    private readonly WebApplication app;
    private readonly Lock playing = new(); // a cassette keeps count of its answers
    private readonly ConcurrentQueue<string> served = [];
    private readonly ConcurrentQueue<string> misses = [];
    private ICassette? cassette;

    private ReplayHost(WebApplication app) => this.app = app;

    /// <summary>Scheme, host and port.</summary>
    public string Url => app.Urls.First();

    /// <summary>The requests since the cassette was put in.</summary>
    public IReadOnlyCollection<string> Served => served;

    /// <summary>Those that have no recorded answer; they got a 404.</summary>
    public IReadOnlyCollection<string> Misses => misses;

    public static async Task<ReplayHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var host = new ReplayHost(builder.Build());
        host.app.Run(host.AnswerAsync);
        await host.app.StartAsync();
        return host;
    }

    /// <summary>Plays this cassette from its beginning.</summary>
    public void Play(ICassette next)
    {
        lock (playing)
            cassette = next;
        Rewind();
    }

    /// <summary>Plays the cassette once more.</summary>
    public void Rewind()
    {
        lock (playing)
            cassette?.Rewind();
        served.Clear();
        misses.Clear();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        Answer? answer;
        lock (playing)
            answer = cassette?.Find(http.Request, body, Url);
        var request = $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString} {(body.Length > 300 ? body[..300] : body)}".TrimEnd();
        served.Enqueue(request);
        if (answer is null)
        {
            misses.Enqueue(request);
            answer = new Answer(404, """{"error":{"code":404,"message":"no recorded answer for this request"}}""", new Dictionary<string, string>());
        }
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            if (!Unsent.Contains(name))
                http.Response.Headers[name] = value;
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        await http.Response.WriteAsync(answer.Body);
    }
}
