using System.Text.Json;

namespace Providers.OpenStack.Client;

/// <summary>Sends one request at a time and turns whatever goes wrong into an <see cref="OpenstackException"/> that names the call.</summary>
internal sealed class Transport : IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly HttpClient http;
    private readonly TimeSpan requestTimeout;

    public Transport(CloudAccess access, TimeSpan requestTimeout)
    {
        this.requestTimeout = requestTimeout;
        http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = ConnectTimeout,
            // A redirect would carry the token or the password to a host that nobody named.
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = Trust.Options(access),
        });
        // The time-out below covers the body too, which this one would not.
        http.Timeout = Timeout.InfiniteTimeSpan;
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Sends, and reads a successful answer straight from its stream.</summary>
    /// <param name="request">The request.</param>
    /// <param name="who">The service, for messages.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<T> SendAsync<T>(
        HttpRequestMessage request, string who, Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        var address = request.RequestUri?.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped);
        var call = $"{who} {request.Method} {address}";
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(requestTimeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
            if (!response.IsSuccessStatusCode)
                throw await Refusal.OfAsync(response, call, timeout.Token);
            await using var body = await response.Content.ReadAsStreamAsync(timeout.Token);
            return await read(response, body, timeout.Token);
        }
        catch (OperationCanceledException inner) when (!cancel.IsCancellationRequested)
        {
            throw new OpenstackException(Failure.Unreachable, $"{call}: no complete answer within the time allowed.", inner);
        }
        catch (JsonException inner)
        {
            throw new OpenstackException(Failure.Unexpected, $"{call}: the answer is not the JSON that was expected.", inner);
        }
        catch (Exception inner) when (inner is HttpRequestException or IOException)
        {
            throw new OpenstackException(Failure.Unreachable, $"{call}: {inner.Message.TrimEnd('.')}.{Reason(inner)}", inner);
        }
    }

    public void Dispose() => http.Dispose();

    // "The SSL connection could not be established, see inner exception" alone helps nobody.
    private static string Reason(Exception failure) => failure.InnerException is { } inner && inner.Message != failure.Message ? $" {inner.Message}" : "";
}
