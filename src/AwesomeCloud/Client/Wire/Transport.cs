using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AwesomeCloud.Wire;

/// <summary>Sends one signed GET and reads its body from the stream.</summary>
internal sealed class Transport : IDisposable
{
    private readonly Uri _endpoint;
    private readonly AwesomeCloudClientOptions _options;
    private readonly RequestSigner? _signer;
    private readonly HttpClient _http;

    public Transport(Uri endpoint, AwesomeCloudClientOptions options, RequestSigner? signer)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException("An endpoint is an absolute http or https address.", nameof(endpoint));
        }

        _endpoint = endpoint;
        _options = options;
        _signer = signer;
        // No redirects: a signature is for one host alone.
        _http = new HttpClient(options.Handler
            ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        // The time-out below covers the body too, which this one would not.
        _http.Timeout = Timeout.InfiniteTimeSpan;
    }

    public async Task<(T Body, string? RequestId)> GetAsync<T>(string path, string query, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var uri = new Uri(_endpoint, query.Length == 0 ? path : $"{path}?{query}");
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        HttpResponseMessage? response = null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            _signer?.Sign(request);
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw await Failure.FromResponseAsync(response, uri, _options.Time, either.Token);
            }

            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            var body = await JsonSerializer.DeserializeAsync(stream, type, either.Token) ?? throw new JsonException("The body is null.");
            return (body, Failure.RequestIdOf(response));
        }
        catch (OperationCanceledException inner) when (!cancellation.IsCancellationRequested)
        {
            throw Failure.FromTimeout(uri, _options.RequestTimeout, response, inner);
        }
        catch (JsonException inner)
        {
            throw Failure.FromMalformed(uri, response, inner);
        }
        catch (Exception inner) when (inner is HttpRequestException or IOException)
        {
            // A caller who gave up is told so, even where the network noticed first.
            cancellation.ThrowIfCancellationRequested();
            throw Failure.FromNetwork(uri, response, inner);
        }
        finally
        {
            response?.Dispose();
        }
    }

    public void Dispose() => _http.Dispose();
}
