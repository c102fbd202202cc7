using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Inventory.Api.Authenticating;
using Inventory.Api.Serving.Following;
using Microsoft.Extensions.Options;

namespace Inventory.Api.Notifying;

/// <summary>
/// Posts to receivers. Which machine is called is decided when the connection is made, by address, so that no name leads where it must not; redirects,
/// proxies and cookies are not followed.
/// </summary>
internal sealed class WebhookClient(IOptions<WebhookOptions> options, TimeProvider time) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        ActivityHeadersPropagator = null, // addresses of receivers may be secrets, and traces are nobody else's business
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancel) => ConnectAsync(options.Value, context.DnsEndPoint, cancel),
    })
    {
        Timeout = options.Value.Timeout,
    };

    /// <summary>Delivers a body.</summary>
    /// <returns>Why it was not accepted; null if it was.</returns>
    public async Task<string?> PostAsync(Webhook webhook, string secret, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvents.Batch, "utf-8");
        request.Headers.Add("X-Inventory-Webhook", webhook.Id.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(BodySignature.TimestampHeader, at);
        request.Headers.Add(BodySignature.Header, BodySignature.Sign(secret, at, body.Span));
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
