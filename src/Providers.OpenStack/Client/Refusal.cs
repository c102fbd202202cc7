using System.Net;
using System.Text.Json;
using Inventory.Sdk.Http;

namespace Providers.OpenStack.Client;

/// <summary>Makes an exception of an answer that is no success.</summary>
internal static class Refusal
{
    public static async Task<OpenstackException> OfAsync(HttpResponseMessage response, Service service, CancellationToken cancel)
    {
        var failure = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized => Failure.Refused,
            HttpStatusCode.Forbidden => Failure.Forbidden,
            HttpStatusCode.NotFound => Failure.NotFound,
            HttpStatusCode.GatewayTimeout => Failure.Unreachable,
            _ => Failure.Unexpected,
        };
        // What keystone says about a refused request to sign in may quote that request, with its password.
        var reason = response.RequestMessage?.Method == HttpMethod.Post ? null : await ReasonAsync(response, cancel);
        var message = $"{Transport.Call(service, response.RequestMessage)}: HTTP {(int)response.StatusCode}{(reason is null ? "" : $", {reason}")}.";
        return new OpenstackException(failure, message, service: service);
    }

    // {"forbidden": {"code": 403, "message": "…"}}, with a name for each kind of error.
    private static async Task<string?> ReasonAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            using var document = await JsonDocument.ParseAsync(body, default, cancel);
            foreach (var error in document.RootElement.EnumerateObject())
                if (error.Value.ValueKind == JsonValueKind.Object && error.Value.TryGetProperty("message", out var message))
                    return response.ForMessage(message.GetString() ?? "").TrimEnd('.');
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or HttpRequestException or IOException)
        {
            // A page of HTML, or nothing: the status says enough.
        }
        return null;
    }
}
