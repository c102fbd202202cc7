namespace AwesomeCloud;

/// <summary>The only exception (besides cancellation and wrong arguments) that the client throws. Its message never holds a secret.</summary>
public sealed class AwesomeCloudException : Exception
{
    /// <summary>Describes one failed request.</summary>
    /// <param name="kind">What went wrong, for deciding.</param>
    /// <param name="code">The cloud's own error code; defaults to the kind's name for failures that the cloud did not report.</param>
    /// <param name="message">A sentence for people.</param>
    /// <param name="inner">The exception of the network or of the JSON reader, if there was one.</param>
    public AwesomeCloudException(AwesomeCloudErrorKind kind, string? code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Kind = kind;
        Code = string.IsNullOrEmpty(code) ? kind.ToString() : code;
    }

    /// <summary>What went wrong, for deciding.</summary>
    public AwesomeCloudErrorKind Kind { get; }

    /// <summary>The cloud's error code, for example <c>SignatureDoesNotMatch</c>; the name of <see cref="Kind"/> where the cloud gave none.</summary>
    public string Code { get; }

    /// <summary>The HTTP status, or null where no answer arrived.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The cloud's name for the request, for its support; null where no answer arrived.</summary>
    public string? RequestId { get; init; }

    /// <summary>How long the cloud asked to wait (429 and 503), or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may succeed a little later: throttling, server errors, failed or lost connections.</summary>
    public bool IsTransient => Kind is AwesomeCloudErrorKind.Throttled or AwesomeCloudErrorKind.ServerError
        or AwesomeCloudErrorKind.Unreachable or AwesomeCloudErrorKind.ConnectionLost;
}
