using System.Text.Json;

namespace AwesomeCloud.Wire;

/// <summary>Turns everything that can go wrong with a request into an <see cref="AwesomeCloudException"/>.</summary>
internal static class Failure
{
    // An error page of a proxy may be anything; more than this is not worth reading.
    private const int LongestBody = 64 * 1024;

    public static string? RequestIdOf(HttpResponseMessage? response) =>
        response is not null && response.Headers.TryGetValues("X-Request-Id", out var values) ? values.FirstOrDefault() : null;

    public static async Task<AwesomeCloudException> FromResponseAsync(
        HttpResponseMessage response, Uri uri, TimeProvider time, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        var error = await ReadErrorAsync(response, cancellation);
        return new AwesomeCloudException(KindOf(status), error?.Code, error?.Message ?? $"{Name(uri)} answered HTTP {status}.")
        {
            HttpStatus = status,
            RequestId = error?.RequestId ?? RequestIdOf(response),
            RetryAfter = RetryAfterOf(response, time),
        };
    }

    public static AwesomeCloudException FromTimeout(Uri uri, TimeSpan limit, HttpResponseMessage? response, Exception inner) =>
        Of(AwesomeCloudErrorKind.Timeout, $"{Name(uri)} did not answer completely within {limit.TotalSeconds:0.###} s.", response, inner);

    public static AwesomeCloudException FromMalformed(Uri uri, HttpResponseMessage? response, Exception inner) =>
        Of(AwesomeCloudErrorKind.MalformedResponse, $"The answer of {Name(uri)} is not what the API promises: {inner.Message}", response, inner);

    public static AwesomeCloudException FromNetwork(Uri uri, HttpResponseMessage? response, Exception inner)
    {
        // A handler that gives up on an answer says which one it was.
        if (inner is HttpRequestException { StatusCode: { } status })
        {
            return new AwesomeCloudException(KindOf((int)status), null, inner.Message, inner) { HttpStatus = (int)status };
        }

        var neverConnected = inner is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
        return neverConnected
            ? Of(AwesomeCloudErrorKind.Unreachable, $"{uri.Authority} cannot be reached: {inner.Message}", response, inner)
            : Of(AwesomeCloudErrorKind.ConnectionLost, $"The connection broke before {Name(uri)} was answered completely: {inner.Message}", response, inner);
    }

    private static AwesomeCloudErrorKind KindOf(int status) => status switch
    {
        401 => AwesomeCloudErrorKind.InvalidCredentials,
        403 => AwesomeCloudErrorKind.Forbidden,
        404 => AwesomeCloudErrorKind.NotFound,
        429 => AwesomeCloudErrorKind.Throttled,
        >= 500 => AwesomeCloudErrorKind.ServerError,
        >= 400 => AwesomeCloudErrorKind.BadRequest,
        _ => AwesomeCloudErrorKind.MalformedResponse,
    };

    private static AwesomeCloudException Of(AwesomeCloudErrorKind kind, string message, HttpResponseMessage? response, Exception inner) =>
        new(kind, null, message, inner) { HttpStatus = (int?)response?.StatusCode, RequestId = RequestIdOf(response) };

    // Without the query, which may hold thousands of ids.
    private static string Name(Uri uri) => uri.GetLeftPart(UriPartial.Path);

    private static async Task<ErrorDetail?> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var body = new byte[LongestBody];
            var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
            return JsonSerializer.Deserialize(body.AsSpan(0, length), WireJson.Default.ErrorBody)?.Error;
        }
        catch (Exception failure) when (failure is JsonException or HttpRequestException or IOException)
        {
            // The status alone says enough; what a broken error body hides is not worth another exception.
            return null;
        }
    }

    private static TimeSpan? RetryAfterOf(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
