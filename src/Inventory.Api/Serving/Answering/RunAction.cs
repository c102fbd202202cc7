using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Addressing;

namespace Inventory.Api.Serving.Answering;

/// <summary>Every order but <c>query</c>: finds its handler and its targets, and answers with what came of them.</summary>
internal sealed class RunAction(RegisteredActions actions, FindTarget targets, ActionAnswer answer)
{
    private static readonly HashSet<string> WithCustomActions =
    [
        "providers", "vms", "templates", "availability_zones", "cloud_networks", "cloud_subnets", "cloud_tenants", "cloud_volumes", "network_routers",
        "security_groups", "load_balancers", "orchestration_stacks", "users", "groups", "tenants",
    ];

    /// <summary>An order to a resource.</summary>
    public async Task<ApiError?> OnResourceAsync(ApiRequest request, Place place, string idText, ActionBody body, ActionTarget? above = null)
    {
        if (!actions.Knows(place.Path, body.Action, onResource: true))
            return Unsupported(place, body.Action, ofResource: true);
        if (!actions.Allows(request.User, place.Path, body.Action))
            return Forbidden(request, body.Action);
        if (TransportHeaders.CheckAccept(request.Http.Request) is { } notJson)
            return notJson;
        if (place.TryReadId(idText, out var id) is { } badId)
            return badId;
        if (await targets.Async(request, place, id) is not { } target)
            return ApiError.NoRow(place.Collection.ClassName, idText);
        var order = new ActionRequest(place.Path, body.Action, target, body.Single, request.User) { Above = above };
        var outcome = await Handler(request, place, body.Action).HandleAsync(order, request.Cancel);
        return await answer.OneAsync(request, place, target, outcome);
    }

    /// <summary>An order to a collection: for itself, for one of its resources, or for many.</summary>
    public async Task<ApiError?> OnCollectionAsync(ApiRequest request, Place place, ActionBody body, ActionTarget? above = null)
    {
        if (!actions.Knows(place.Path, body.Action, onResource: false))
            return Unsupported(place, body.Action, ofResource: false);
        if (!actions.Allows(request.User, place.Path, body.Action))
            return Forbidden(request, body.Action);
        if (TransportHeaders.CheckAccept(request.Http.Request) is { } notJson)
            return notJson;
        if (Check(place, body) is { } problem)
            return problem;
        var isBulk = body.Bulk is not null;
        var handler = Handler(request, place, body.Action);
        var order = new ActionRequest(place.Path, body.Action, null, body.Single, request.User) { Above = above };
        var outcomes = new List<(ActionTarget? Target, ActionOutcome Outcome)>();
        var entries = (body.Bulk ?? [body.Single]).Select(e => (e, handler.OnResource ? RowReference.Read(e, place.Collection) : null)).ToList();
        if (!handler.OnCollection && entries.All(e => e.Item2 is null or { NamesNothing: true }))
            return NoneSpecified(place, body);
        foreach (var (entry, reference) in entries)
        {
            var names = reference is { IsHopeless: false } || (reference is not null && !handler.OnCollection);
            if (!names && !handler.OnCollection)
                continue;
            var target = names ? await targets.Async(request, place, reference!) : null;
            var outcome = names && target is null
                ? ActionOutcome.Refused(ApiError.NoRow(place.Collection.ClassName, reference!.Text.Split('=', 2)[^1]))
                : await handler.HandleAsync(order with { Target = target, Resource = entry }, request.Cancel);
            outcomes.Add((target, outcome));
        }
        return outcomes.Count == 0 ? NoneSpecified(place, body) : await answer.ManyAsync(request, place, outcomes, isBulk);
    }

    private static ApiError? Check(Place place, ActionBody body)
    {
        var entries = body.Bulk ?? [body.Single];
        if (body.Bulk is { Count: 0 })
            return NoneSpecified(place, body);
        if (body.Action != "create")
            return null;
        if (entries.All(e => e.GetPropertyCount() == 0))
            return NoneSpecified(place, body);
        return entries.Any(e => e.TryGetProperty("id", out _) || e.TryGetProperty("href", out _))
            ? ApiError.BadRequest($"Resource id or href should not be specified for creating a new {place.Name}")
            : null;
    }

    private static ApiError Forbidden(ApiRequest request, string action) => ApiError.Forbidden(
        HttpMethods.IsPost(request.Http.Request.Method) ? $"Use of Action {action} is forbidden" : $"Use of the {action} action is forbidden");

    private static ApiError NoneSpecified(Place place, ActionBody body) =>
        ApiError.BadRequest($"No {place.Name} resources were specified for the {body.Action} action");

    private ApiError Unsupported(Place place, string action, bool ofResource) => ApiError.BadRequest(
        ofResource && WithCustomActions.Contains(place.Path) ? $"Unsupported Custom Action {action} for the {place.Name} resource specified"
        : !ofResource || actions.HasResourceActions(place.Path) ? $"Unsupported Action {action} for the {place.Name} {place.Kind(ofResource)} specified"
        : $"No actions are supported for {place.Name} {place.Kind(ofResource)}");

    private static IActionHandler Handler(ApiRequest request, Place place, string action) =>
        request.Http.RequestServices.GetServices<IActionHandler>().First(h => h.Action == action && h.Collections.Contains(place.Path));
}
