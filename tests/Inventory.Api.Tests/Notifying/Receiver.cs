using System.Collections.Concurrent;
using System.Text.Json;
using Inventory.Api.Authenticating;

namespace Inventory.Api.Tests.Notifying;

/// <summary>Somebody who is told of changes. Every delivery is checked: its form and its signature.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-receiver";

    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>The ids of the changes that came, delivery by delivery.</summary>
    public ConcurrentQueue<long[]> Deliveries { get; } = [];

    /// <summary>Of which past refresh each delivery was; empty for what was new.</summary>
    public ConcurrentQueue<string> Replayed { get; } = [];

    /// <summary>What came and was not in order.</summary>
    public ConcurrentQueue<string> Problems { get; } = [];

    /// <summary>What the next ones are answered; at the end 204.</summary>
    public ConcurrentQueue<int> Answers { get; } = [];

    /// <summary>How many deliveries were under way at once, at most.</summary>
    public int MostAtOnce;

    private int now;

    public string Url => app.Urls.First() + "/told";

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver.app.MapPost("/told", receiver.TakeAsync);
        receiver.app.MapPost("/moved", () => Results.Redirect("/told", permanent: true, preserveMethod: true));
        await receiver.app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until something is true.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await condition())
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException($"It did not come true that {what}.");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var atOnce = Interlocked.Increment(ref now);
        MostAtOnce = Math.Max(MostAtOnce, atOnce);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var expected = BodySignature.Sign(Secret, request.Headers["X-Inventory-Timestamp"].ToString(), body.ToArray());
        if (request.Headers["X-Inventory-Signature"] != expected || request.ContentType != "application/cloudevents-batch+json; charset=utf-8")
            Problems.Enqueue($"{request.ContentType} {request.Headers["X-Inventory-Signature"]}");
        Replayed.Enqueue(request.Headers["X-Inventory-Replay"].ToString());
        Deliveries.Enqueue([.. JsonElement.Parse(body.ToArray()).EnumerateArray().Select(c => long.Parse(c.GetProperty("id").GetString()!))]);
        Interlocked.Decrement(ref now);
        return Results.StatusCode(Answers.TryDequeue(out var status) ? status : 204);
    }
}
