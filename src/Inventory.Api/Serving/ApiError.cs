namespace Inventory.Api.Serving;

/// <summary>An expected failure as a value: what the answer says. The words are ManageIQ's.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Kind">E.g. <c>bad_request</c>; empty for the router's own answer, which has another form.</param>
/// <param name="Message">What people read.</param>
/// <param name="Klass">Class name that clients print before the message.</param>
public sealed record ApiError(int Status, string Kind, string Message, string Klass)
{
    /// <summary>400.</summary>
    public static ApiError BadRequest(string message) => new(400, "bad_request", message, "Api::BadRequestError");

    /// <summary>400 for a body that is not JSON.</summary>
    public static ApiError MalformedJson(string message) => new(400, "bad_request", message, "JSON::ParserError");

    /// <summary>401.</summary>
    public static ApiError Unauthorized(string message) => new(401, "unauthorized", message, "Api::BaseController::Authentication::AuthenticationError");

    /// <summary>403.</summary>
    public static ApiError Forbidden(string message) => new(403, "forbidden", message, "Api::ForbiddenError");

    /// <summary>404 of something that the request names.</summary>
    public static ApiError NotFound(string message) => new(404, "not_found", message, "Api::NotFoundError");

    /// <summary>404 of a row.</summary>
    public static ApiError NoRow(string className, string id) =>
        new(404, "not_found", $"Couldn't find {className} with 'id'={id}", "ActiveRecord::RecordNotFound");

    /// <summary>404 of the router: no such collection, or not with this verb.</summary>
    public static ApiError NoRoute { get; } = new(404, "", "Not Found", "");

    /// <summary>409 of something that was done before.</summary>
    public static ApiError Conflict(string message) => new(409, "conflict", message, "Api::ConflictError");

    /// <summary>410 of something that was there.</summary>
    public static ApiError Gone(string message) => new(410, "gone", message, "Api::GoneError");

    /// <summary>429.</summary>
    public static ApiError TooManyRequests(string message) => new(429, "too_many_requests", message, "Api::TooManyRequestsError");

    /// <summary>415.</summary>
    public static ApiError UnsupportedMediaType(string message) => new(415, "unsupported_media_type", message, "Api::UnsupportedMediaTypeError");

    /// <summary>503; the same request may be answered a moment later.</summary>
    public static ApiError Unavailable { get; } = new(503, "service_unavailable", "The database cannot be reached; try again", "Api::ServiceUnavailableError");

    /// <summary>500; what went wrong is logged, not told.</summary>
    public static ApiError Internal(Exception exception) => new(500, "internal_server_error", "Internal Server Error", exception.GetType().Name);
}
