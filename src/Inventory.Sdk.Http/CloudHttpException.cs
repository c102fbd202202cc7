using System.Net;

namespace Inventory.Sdk.Http;

/// <summary>
/// A request that failed for good. <see cref="HttpRequestException.StatusCode"/> is null where no answer arrived. The message is for people: it
/// names the call without its query, says why and what to do about it, and holds no secret and no control character.
/// </summary>
public sealed class CloudHttpException : HttpRequestException
{
    internal CloudHttpException(HttpRequestError error, string message, Exception? inner = null, HttpStatusCode? status = null)
        : base(error, message, inner, status)
    {
    }

    /// <summary>How long the cloud asked to wait, if that is why the request was given up; otherwise null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
