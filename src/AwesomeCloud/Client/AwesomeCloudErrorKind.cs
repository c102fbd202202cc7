namespace AwesomeCloud;

/// <summary>What went wrong, as far as a caller has to act differently.</summary>
public enum AwesomeCloudErrorKind
{
    /// <summary>The cloud refused the request as wrong (400 and other 4xx that have no kind of their own).</summary>
    BadRequest,

    /// <summary>401: unknown access key, wrong signature, expired credentials, or a clock more than five minutes off.</summary>
    InvalidCredentials,

    /// <summary>403: the account is known but may not read this resource.</summary>
    Forbidden,

    /// <summary>404: no such region or path.</summary>
    NotFound,

    /// <summary>429: too many requests; see <see cref="AwesomeCloudException.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>5xx: the cloud's own failure.</summary>
    ServerError,

    /// <summary>The answer arrived but is not what the API promises: broken or truncated JSON, missing fields, a paging loop.</summary>
    MalformedResponse,

    /// <summary>No connection could be made: unknown host, refused port, failed TLS handshake.</summary>
    Unreachable,

    /// <summary>The connection broke after it was made; the answer is missing or incomplete.</summary>
    ConnectionLost,

    /// <summary>The answer was not complete within <see cref="AwesomeCloudClientOptions.RequestTimeout"/>.</summary>
    Timeout,
}
