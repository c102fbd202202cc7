using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Inventory.Cluster.Tests.Running;

/// <summary>Somebody who asks one node after the other, and where a node refuses the connection, the next.</summary>
internal sealed class Client(Func<IReadOnlyList<Node>> nodes, string password) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) })
    {
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{password}"))) },
    };

    private int turn;

    public async Task<JsonElement> GetAsync(string path) => await ReadAsync(await SendAsync(HttpMethod.Get, path, null));

    public async Task<JsonElement> PostAsync(string path, object body) => await ReadAsync(await SendAsync(HttpMethod.Post, path, body));

    /// <summary>Asks until it is enough, and collects what was no answer.</summary>
    public async Task<int> KeepAskingAsync(string path, ConcurrentQueue<string> problems, Func<bool> isEnough)
    {
        for (var answers = 0; ; answers++)
        {
            if (isEnough())
                return answers;
            try
            {
                var answer = await SendAsync(HttpMethod.Get, path, null);
                if (!answer.IsSuccessStatusCode)
                    problems.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {answer.RequestMessage!.RequestUri} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
            catch (HttpRequestException e)
            {
                problems.Enqueue($"{DateTime.UtcNow:HH:mm:ss.fff} {e}");
            }
            await Task.Delay(30);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body)
    {
        for (var tries = 0; ; tries++)
        {
            var all = nodes();
            var node = all[(int)((uint)Interlocked.Increment(ref turn) % all.Count)];
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(node.Address, path)) { Content = body is null ? null : JsonContent.Create(body) };
                return await http.SendAsync(request);
            }
            catch (HttpRequestException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused } && tries < 10)
            {
            }
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new HttpRequestException($"{answer.RequestMessage!.RequestUri} {(int)answer.StatusCode} {text}", null, answer.StatusCode);
    }
}
