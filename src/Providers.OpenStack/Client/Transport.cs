using System.Text.Json;
using Inventory.Sdk;
using Inventory.Sdk.Http;

namespace Providers.OpenStack.Client;

/// <summary>Sends requests, and turns whatever goes wrong into an <see cref="OpenstackException"/> that names the call.</summary>
internal sealed class Transport(HttpClient http) : IDisposable
{
    /// <summary>A transport that trusts peers as the endpoint says.</summary>
    /// <exception cref="OpenstackException"><see cref="Failure.Settings"/>: the endpoint makes no sense.</exception>
    public static Transport To(EndpointSettings endpoint, CloudHttpOptions options)
    {
        try
        {
            return new Transport(CloudHttp.CreateClient(endpoint, options));
        }
        catch (ArgumentException wrong)
        {
            throw new OpenstackException(Failure.Settings, $"endpoints.default.{wrong.Message}", wrong);
        }
    }

    /// <summary>Sends, and reads a successful answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="service">The service that it goes to.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<T> SendAsync<T>(
        HttpRequestMessage request, Service service, Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode)
                throw await Refusal.OfAsync(response, service, cancel);
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            return await read(response, body, cancel);
        }
        catch (JsonException inner)
        {
            throw new OpenstackException(Failure.Unexpected, $"{Call(service, request)}: the answer is not the JSON that was expected.", inner);
        }
        catch (CloudHttpException inner)
        {
            // Its message names the call.
            throw new OpenstackException(Failure.Unreachable, $"{service.Name} {inner.Message}", inner);
        }
    }

    /// <summary>How messages name a call: <c>compute GET http://…</c>.</summary>
    public static string Call(Service service, HttpRequestMessage? request)
    {
        var address = request?.RequestUri?.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped);
        return $"{service.Name} {request?.Method} {address}";
    }

    public void Dispose() => http.Dispose();
}
