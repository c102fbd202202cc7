namespace Inventory.Sdk.Http;

/// <summary>What the sender of a request knows about it and its method does not say.</summary>
public static class CloudRequests
{
    private static readonly HttpRequestOptionsKey<bool> RepeatableKey = new("Inventory.Sdk.Http.Repeatable");
    private static readonly HttpRequestOptionsKey<bool> StreamedKey = new("Inventory.Sdk.Http.Streamed");

    /// <summary>Says that it does no harm to send the request twice: a POST that reads, or asks for a token.</summary>
    /// <returns>The same request.</returns>
    public static HttpRequestMessage Repeatable(this HttpRequestMessage request) => Mark(request, RepeatableKey);

    /// <summary>
    /// Hands out the answer as soon as its head has arrived, for bodies too long for memory; send it with
    /// <see cref="HttpCompletionOption.ResponseHeadersRead"/>. A body that then breaks off fails its reader with an <see cref="IOException"/>, or an
    /// <see cref="HttpRequestException"/>; it is not asked for again, and the request no longer counts as one under way.
    /// </summary>
    /// <returns>The same request.</returns>
    public static HttpRequestMessage Streamed(this HttpRequestMessage request) => Mark(request, StreamedKey);

    internal static bool IsRepeatable(this HttpRequestMessage request) => Has(request, RepeatableKey)
        || request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
        || request.Method == HttpMethod.Trace || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete;

    internal static bool IsStreamed(this HttpRequestMessage request) => Has(request, StreamedKey);

    private static bool Has(HttpRequestMessage request, HttpRequestOptionsKey<bool> key) => request.Options.TryGetValue(key, out var marked) && marked;

    private static HttpRequestMessage Mark(HttpRequestMessage request, HttpRequestOptionsKey<bool> key)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options.Set(key, true);
        return request;
    }
}
