using Inventory.Api.Authenticating;
using Inventory.Api.Catching;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Following;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.Collecting;
using Npgsql;

namespace Inventory.Api.Serving.Answering;

/// <summary>The one endpoint below <c>/api</c>. Checks in the order of ManageIQ: who asks, which version, which route. Says what failures mean.</summary>
internal sealed class Dispatcher(Authenticator authenticator, TokenEndpoint tokens, Routes routes, ILogger<Dispatcher> log, OidcOptions? oidc = null)
{
    public async Task InvokeAsync(HttpContext http)
    {
        TransportHeaders.Add(http.Response);
        http.Request.Method = HttpMethods.GetCanonicalizedValue(http.Request.Method);
        await using var held = IsAboutTokens(http) || AnswerChanges.IsStream(http) ? null : HeldAnswer.Of(http);
        if (await AnswerAsync(http) && held is not null)
            await held.EndAsync();
    }

    /// <summary>Whether the answer may hold a token: that is neither kept nor compressed.</summary>
    public static bool IsAboutTokens(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && ApiPath.Parse(http.Request.Path).Segments is ["auth", ..];

    // Answers; false if that had to be broken off.
    private async Task<bool> AnswerAsync(HttpContext http)
    {
        try
        {
            if (await DispatchAsync(http) is { } error)
                await JsonOutput.WriteAsync(http.Response, error);
            return true;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
            return false;
        }
        catch (BadHttpRequestException e)
        {
            return await FailAsync(http, ApiError.BadRequest(e.Message) with { Status = e.StatusCode });
        }
        catch (PostgresException e) when (DatabaseRefusal.Of(e) is { } refusal)
        {
            return await FailAsync(http, refusal);
        }
        catch (Exception e) when (LostDatabase.IsCauseOf(e))
        {
            log.LogWarning("{Method} {Path} has to wait for the database: {Reason}", http.Request.Method, http.Request.Path, e.Message);
            if (!http.Response.HasStarted)
                http.Response.Headers.RetryAfter = "1";
            return await FailAsync(http, ApiError.Unavailable);
        }
        catch (Exception e)
        {
            log.LogError(e, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
            return await FailAsync(http, ApiError.Internal(e));
        }
    }

    // An answer that has begun can only be broken off.
    private static async Task<bool> FailAsync(HttpContext http, ApiError error)
    {
        if (http.Response.HasStarted || http.Response.ContentType is not null)
        {
            http.Abort();
            return false;
        }
        await JsonOutput.WriteAsync(http.Response, error);
        return true;
    }

    private async Task<ApiError?> DispatchAsync(HttpContext http)
    {
        var path = ApiPath.Parse(http.Request.Path);
        switch (path.Segments)
        {
            case ["ping"] when path.Version is null:
                http.Response.ContentType = "text/plain";
                await http.Response.WriteAsync("pong");
                return null;
            case ["product_info"] when HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method):
                await JsonOutput.WriteAsync(http.Response, json => ProductInfo.Write(json, oidc is not null));
                return null;
            case ["event_streams", ReceiveEvents.Name, var provider] when http.RequestServices.GetService<ReceiveEvents>() is { } receive:
                return await receive.AnswerAsync(http, provider);
        }
        var isOptions = HttpMethods.IsOptions(http.Request.Method);
        var (user, refusal) = await authenticator.AuthenticateAsync(http);
        if (user is null && !isOptions)
            return refusal;
        if (path.Version is { } version && version != "v" + ApiPath.CurrentVersion)
            return ApiError.BadRequest($"Unsupported API Version {version[1..]} specified");
        if (path.Segments is ["auth"] && !isOptions)
            return await tokens.AnswerAsync(http, user!);
        var request = new ApiRequest(http, path, user ?? ApiUser.Nobody);
        return isOptions ? await routes.DescribeAsync(request) : await routes.AnswerAsync(request);
    }
}
