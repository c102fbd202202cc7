using System.Text;
using Inventory.Api.Serving;
using Inventory.Api.Serving.Querying;

namespace Inventory.Api.Authenticating;

/// <summary>Finds out who asks. The first header that is there decides; there is no second try with another.</summary>
internal sealed class Authenticator(BasicCredentials basic, Tokens tokens, OidcLogins? oidc = null)
{
    private static readonly ApiError Incorrect = ApiError.Unauthorized("The username or password you entered is incorrect.");

    public async Task<(ApiUser? User, ApiError? Error)> AuthenticateAsync(HttpContext http)
    {
        var (user, error) = await ByHeaderAsync(http);
        if (user is null)
            return (null, error);
        var asked = Uri.UnescapeDataString(http.Request.Headers["X-MIQ-Group"].ToString());
        if (asked.Length == 0)
            return user.Group is null ? (null, ApiError.Unauthorized("The user is in no group, and has no rights.")) : (user, null);
        // A blank may be escaped as in a URL's path, or as in its query.
        var spaced = Uri.UnescapeDataString(http.Request.Headers["X-MIQ-Group"].ToString().Replace('+', ' '));
        return (user.Groups.FirstOrDefault(g => g.Description == asked) ?? user.Groups.FirstOrDefault(g => g.Description == spaced)) is { } group
            ? (user.For(group), null)
            : (null, ApiError.Unauthorized($"Invalid Authorization Group {asked} specified"));
    }

    private async Task<(ApiUser? User, ApiError? Error)> ByHeaderAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers.ContainsKey("X-MIQ-Token")) // between servers of ManageIQ; this is none
            return (null, ApiError.Unauthorized("Invalid Authentication Token specified"));
        if (headers.TryGetValue("X-Auth-Token", out var token))
            return await ByTokenAsync(token.ToString().Trim(), headers["X-Auth-Skip-Token-Renewal"] != "true", http.RequestAborted);
        var authorization = headers.Authorization.ToString();
        if (oidc is not null && authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return await oidc.AuthenticateAsync(http);
        return authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && Decode(authorization["Basic ".Length..]) is var (userid, password)
            && await basic.VerifyAsync(userid, password, http.RequestAborted) is { } user
            ? (user, null)
            : (null, Incorrect);
    }

    private async Task<(ApiUser?, ApiError?)> ByTokenAsync(string token, bool renews, CancellationToken cancel)
    {
        if (token.Length == 0)
            return (null, ApiError.Unauthorized("Empty Authentication Token (HTTP_X_AUTH_TOKEN)"));
        return await tokens.UseAsync(token, renews, cancel) is { } user 
            ? (user, null)
            : (null, ApiError.Unauthorized($"Invalid Authentication Token {token} specified"));
    }

    private static (string Userid, string Password)? Decode(string credentials)
    {
        var bytes = new byte[credentials.Length];
        if (!Convert.TryFromBase64String(credentials.Trim(), bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 && SqlContext.IsStorable(text) ? (text[..colon], text[(colon + 1)..]) : null;
    }
}
