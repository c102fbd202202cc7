using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inventory.Api.Tests.Following;

/// <summary>A consumer of the feed that knows nothing but what it is told.</summary>
internal sealed class Consumer
{
    /// <summary>Manager, collection and key → the object, those that are gone too.</summary>
    public Dictionary<(string Provider, string Collection, string Key), JsonObject> Objects { get; } = [];

    /// <summary>Those that are gone.</summary>
    public HashSet<(string Provider, string Collection, string Key)> Gone { get; } = [];

    /// <summary>The number of the last change.</summary>
    public long Last { get; private set; }

    /// <summary>Takes a change.</summary>
    public void Take(JsonElement change)
    {
        var number = long.Parse(change.GetProperty("id").GetString()!);
        number.ShouldBeGreaterThan(Last);
        Last = number;
        if (!change.TryGetProperty("key", out var objectKey))
            return; // of a provider itself
        var key = (change.GetProperty("source").GetString()!, change.GetProperty("collection").GetString()!, objectKey.GetString()!);
        var data = JsonObject.Create(change.GetProperty("data"))!;
        Objects[key] = data.ContainsKey("id") || !Objects.TryGetValue(key, out var known) ? Merged([], data) : Merged(known, data);
        if (change.GetProperty("kind").GetString() == "disconnected")
            Gone.Add(key);
        else
            Gone.Remove(key);
    }

    // RFC 7396, with nulls in arrays and texts as they are.
    private static JsonObject Merged(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
            if (value is null)
                target.Remove(name);
            else if (value is JsonObject inner)
                target[name] = Merged((target[name] as JsonObject)?.DeepClone().AsObject() ?? [], inner);
            else
                target[name] = value.DeepClone();
        return target;
    }
}

/// <summary>An open stream.</summary>
internal sealed class OpenStream(HttpResponseMessage response, Stream body) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<SseItem<string>> items = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();

    public HttpResponseMessage Response => response;

    public static async Task<OpenStream> OpenAsync(HttpClient client, string url, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new OpenStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>All of an answer that is no stream.</summary>
    public Task<string> TextAsync() => new StreamReader(body).ReadToEndAsync();

    /// <summary>The next change; null if the stream has ended.</summary>
    public async Task<SseItem<string>?> NextAsync() => await items.MoveNextAsync() ? items.Current : null;

    /// <summary>The ids of the next changes.</summary>
    public async Task<long[]> IdsAsync(int count)
    {
        if (!response.IsSuccessStatusCode)
            throw new ShouldAssertException($"There is no stream, but {(int)response.StatusCode}: {await TextAsync()}");
        var ids = new List<long>();
        while (ids.Count < count && await NextAsync() is { } item)
        {
            item.EventId.ShouldBe(JsonElement.Parse(item.Data).GetProperty("id").GetString());
            ids.Add(long.Parse(item.EventId!));
        }
        return [.. ids];
    }

    public async ValueTask DisposeAsync()
    {
        response.Dispose();
        try
        {
            await items.DisposeAsync();
        }
        catch (NotSupportedException)
        {
        }
    }
}
