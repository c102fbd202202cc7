namespace AwesomeCloud.Simulator;

/// <summary>An answer that is not a success; thrown to leave a request wherever it is found to be wrong.</summary>
internal sealed class ApiError(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public double? RetryAfterSeconds { get; init; }

    /// <summary>The error of any status, for faults.</summary>
    public static ApiError Of(int status) => status switch
    {
        401 => new(status, "InvalidCredentials", "The credentials were not accepted."),
        403 => new(status, "Forbidden", "The account may not do this."),
        404 => new(status, "NotFound", "There is nothing here."),
        429 => new(status, "TooManyRequests", "Too many requests.") { RetryAfterSeconds = 1 },
        503 => new(status, "ServiceUnavailable", "The service is not available right now."),
        >= 500 => new(status, "InternalError", "An internal error occurred. Try again, and tell us the request id if it stays."),
        _ => new(status, "BadRequest", "The request is wrong."),
    };
}
