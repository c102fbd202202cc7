using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Inventory.Api.Authenticating;
using Inventory.Api.Serving.Following;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.Following;
using Inventory.Domain.History;
using Inventory.Domain.Providers;
using Microsoft.Extensions.Options;

namespace Inventory.Api.Notifying;

/// <summary>
/// Posts to receivers. Which machine is called is decided when the connection is made, by address, so that no name leads where it must not; redirects,
/// proxies and cookies are not followed.
/// </summary>
internal sealed class WebhookClient(CloudEvents events, ISecretProtector secrets, IOptions<WebhookOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The header that tells what is replayed from what is new; its value is the refresh.</summary>
    public const string ReplayHeader = "X-Inventory-Replay";

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null, // addresses of receivers may be secrets, and traces are nobody else's business
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancel) => ConnectAsync(options.Value, context.DnsEndPoint, cancel),
    })
    {
        Timeout = options.Value.Timeout,
    };

    /// <summary>Delivers changes.</summary>
    /// <param name="webhook">To whom.</param>
    /// <param name="changes">They.</param>
    /// <param name="replayed">The refresh of the past whose changes they are; null for what is new.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>Why they were not accepted; null if they were.</returns>
    public async Task<string?> PostAsync(Webhook webhook, IReadOnlyList<Change> changes, PastRefresh? replayed, CancellationToken cancel)
    {
        var body = await BatchAsync(changes);
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvents.Batch, "utf-8");
        request.Headers.Add("X-Inventory-Webhook", webhook.Id.ToString(CultureInfo.InvariantCulture));
        if (replayed is not null)
            request.Headers.Add(ReplayHeader, replayed.Id.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(BodySignature.TimestampHeader, at);
        request.Headers.Add(BodySignature.Header, BodySignature.Sign(secrets.Unprotect(webhook.Secret)!, at, body.Span));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return response.IsSuccessStatusCode ? null : $"The receiver answered with status {(int)response.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "The receiver did not answer in time";
        }
        catch (HttpRequestException e)
        {
            return e.InnerException is RefusedAddressException refused ? refused.Message : $"The receiver cannot be reached: {e.Message}";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<ReadOnlyMemory<byte>> BatchAsync(IReadOnlyList<Change> changes)
    {
        var body = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(body, JsonOutput.Options))
        {
            json.WriteStartArray();
            foreach (var change in changes)
                events.Write(json, change);
            json.WriteEndArray();
        }
        return body.WrittenMemory;
    }

    private static async ValueTask<Stream> ConnectAsync(WebhookOptions options, DnsEndPoint to, CancellationToken cancel)
    {
        var addresses = (await Dns.GetHostAddressesAsync(to.Host, cancel)).Where(options.Allows).ToArray();
        if (addresses.Length == 0)
            throw new RefusedAddressException($"The address of {to.Host} may not be called; Inventory:Webhooks:AllowedNetworks can allow it");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class RefusedAddressException(string message) : IOException(message);
}
