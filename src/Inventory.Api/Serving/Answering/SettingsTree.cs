using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Api.Authenticating;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.Collecting;

namespace Inventory.Api.Serving.Answering;

/// <summary>
/// <c>GET /api/settings</c>: what the program works by, as a tree; those who do not administer see what is about the product. A path shows its part,
/// wrapped in it. Settings are read from the program's configuration when it starts, and not changed over HTTP.
/// </summary>
internal sealed class SettingsTree(IServiceProvider services)
{
    private static readonly JsonElement Product = JsonSerializer.SerializeToElement(new
    {
        product = new { name = "Inventory", version = ProductInfo.Version, maindb = "ExtManagementSystem" },
    });

    public async Task<ApiError?> AnswerAsync(ApiRequest request, IReadOnlyList<string> path)
    {
        if (TransportHeaders.CheckAccept(request.Http.Request) is { } notJson)
            return notJson;
        JsonNode? part = request.User.May(Right.Administer) ? All() : JsonObject.Create(Product);
        foreach (var name in path)
            part = part is JsonObject inner && inner.TryGetPropertyValue(name, out var below) ? below : null;
        if (part is null)
            return ApiError.NotFound($"Settings entry {string.Join('/', path)} not found");
        part = part.DeepClone();
        foreach (var name in path.Reverse())
            part = new JsonObject { [name] = part };
        var shown = JsonSerializer.SerializeToElement(part);
        await JsonOutput.WriteAsync(request.Response, json => PublicJson.Write(json, shown));
        return null;
    }

    private JsonObject All()
    {
        var guard = services.GetService<GuardOptions>() ?? new GuardOptions();
        var all = JsonObject.Create(Product)!;
        all["api"] = new JsonObject { ["max_results_per_page"] = Paging.MaxResultsPerPage, ["authentication_timeout"] = (long)services.GetRequiredService<Tokens>().LifeOf("api").TotalSeconds };
        all["guard"] = new JsonObject { ["share"] = guard.Share, ["at_least"] = guard.AtLeast, ["confirm_by_second_read"] = guard.ConfirmBySecondRead };
        all["ems_refresh"] = new JsonObject { ["full_refresh_threshold"] = RefreshRequest.FullRefreshThreshold };
        return all;
    }
}
