using Inventory.Api.Serving;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Authenticating;

/// <summary><c>/api/auth</c>: GET gives a token for a login, DELETE ends it.</summary>
internal sealed class TokenEndpoint(Tokens tokens)
{
    private static readonly string[] RequesterTypes = ["api", "ui", "ws"];

    public async Task<ApiError?> AnswerAsync(HttpContext http, ApiUser user)
    {
        if (HttpMethods.IsDelete(http.Request.Method))
        {
            await tokens.RevokeAsync(http.Request.Headers["X-Auth-Token"].ToString().Trim(), http.RequestAborted);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return null;
        }
        if (!HttpMethods.IsGet(http.Request.Method))
            return ApiError.NoRoute;
        var asked = http.Request.Query["requester_type"].ToString();
        var type = asked.Length == 0 ? "api" : asked;
        if (!RequesterTypes.Contains(type))
            return ApiError.BadRequest($"Invalid requester_type {type} specified, valid types are: {string.Join(", ", RequesterTypes)}");
        if (TransportHeaders.CheckAccept(http.Request) is { } notJson)
            return notJson;
        var (token, expires) = await tokens.IssueAsync(user, type, http.RequestAborted);
        await JsonOutput.WriteAsync(http.Response, json =>
        {
            json.WriteStartObject();
            json.WriteString("auth_token", token);
            json.WriteNumber("token_ttl", (long)tokens.LifeOf(type).TotalSeconds);
            json.WritePropertyName("expires_on");
            Values.WriteInstant(json, expires.UtcDateTime);
            if (type != "api")
                json.WriteString("requester_type", type);
            json.WriteEndObject();
        });
        return null;
    }
}
