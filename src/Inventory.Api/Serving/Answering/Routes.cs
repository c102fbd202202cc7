using System.Text.Json;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Serving.Answering;

/// <summary>From verb and path to who answers.</summary>
internal sealed class Routes(
    Catalogue catalogue, RegisteredActions actions, EntryPoint entryPoint, ListCollection list, ShowResource show, QueryInBulk query, RunAction run,
    FindTarget targets, DescribeCollection describe)
{
    public async Task<ApiError?> AnswerAsync(ApiRequest request)
    {
        var method = request.Http.Request.Method;
        if (request.Path.Segments is [])
            return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? await EnterAsync(request) : ApiError.NoRoute;
        if (catalogue.Find(request.Path.Segments[0]) is not { } collection)
            return ApiError.NoRoute;
        var place = Place.Of(collection, request.Root);
        return request.Path.Segments switch
        {
            [_] => await OnCollectionAsync(request, place, method),
            [_, var id] => await OnResourceAsync(request, place, id, method),
            [_, var id, var name, .. var rest] when rest.Length < 2 && collection.Subcollections.ContainsKey(name) =>
                await BelowAsync(request, place, id, name, rest, method),
            _ => ApiError.NoRoute,
        };
    }

    public async Task<ApiError?> DescribeAsync(HttpContext http, ApiPath path)
    {
        switch (path.Segments)
        {
            case []:
                return null;
            case [var name, .. { Length: < 2 }] when catalogue.Find(name) is { } collection:
                return await describe.AnswerAsync(http, collection);
            case [var above, _, var below, ..] when catalogue.Find(above)?.Subcollections.ContainsKey(below) == true:
                await JsonOutput.WriteAsync(http.Response, json => json.WriteStringValue(""));
                return null;
            default:
                return ApiError.NoRoute;
        }
    }

    private async Task<ApiError?> EnterAsync(ApiRequest request)
    {
        if (TransportHeaders.CheckAccept(request.Http.Request) is { } notJson)
            return notJson;
        await entryPoint.AnswerAsync(request);
        return null;
    }

    private async Task<ApiError?> OnCollectionAsync(ApiRequest request, Place place, string method)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return TransportHeaders.CheckAccept(request.Http.Request) ?? await list.AnswerAsync(request, place);
        if (!HttpMethods.IsPost(method))
            return ApiError.NoRoute;
        var (json, error) = await BodyAsync(request, allowsList: false);
        if (error is not null)
            return error;
        var body = ActionBody.Read(json);
        return body.Action == "query"
            ? TransportHeaders.CheckAccept(request.Http.Request) ?? await query.AnswerAsync(request, place, json)
            : await run.OnCollectionAsync(request, place, body);
    }

    private async Task<ApiError?> OnResourceAsync(ApiRequest request, Place place, string id, string method)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return TransportHeaders.CheckAccept(request.Http.Request) ?? await show.AnswerAsync(request, place, id);
        var edits = HttpMethods.IsPut(method) || HttpMethods.IsPatch(method);
        if (edits ? !actions.Knows(place.Name, "edit", onResource: true) : !HttpMethods.IsPost(method) && !HttpMethods.IsDelete(method))
            return ApiError.NoRoute;
        if (HttpMethods.IsDelete(method))
            return await run.OnResourceAsync(request, place, id, new ActionBody("delete", JsonElement.Parse("{}"), null));
        var (json, error) = await BodyAsync(request, allowsList: edits);
        return error ?? await run.OnResourceAsync(request, place, id, edits ? ActionBody.ReadEdit(json) : ActionBody.Read(json));
    }

    private async Task<ApiError?> BelowAsync(ApiRequest request, Place above, string idText, string name, string[] rest, string method)
    {
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !(HttpMethods.IsPost(method) && rest is []))
            return ApiError.NoRoute;
        if (above.TryReadId(idText, out var id) is { } badId)
            return badId;
        var place = above.Below(id, name, above.Collection.Subcollections[name]);
        if (TransportHeaders.CheckAccept(request.Http.Request) is { } notJson)
            return notJson;
        if (await targets.Async(above, id, request.Cancel) is null)
            return ApiError.NoRow(above.Collection.ClassName, idText);
        if (!HttpMethods.IsPost(method))
            return rest is [var below] ? await show.AnswerAsync(request, place, below) : await list.AnswerAsync(request, place);
        var (json, error) = await BodyAsync(request, allowsList: false);
        if (error is not null)
            return error;
        return ActionBody.Read(json).Action is var action && action == "query"
            ? await query.AnswerAsync(request, place, json)
            : ApiError.BadRequest($"Unsupported Action {action} for the {name} subcollection specified");
    }

    private static async Task<(JsonElement Body, ApiError? Error)> BodyAsync(ApiRequest request, bool allowsList)
    {
        using var bytes = new MemoryStream();
        await request.Http.Request.Body.CopyToAsync(bytes, request.Cancel);
        ActionBody.TryParse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), allowsList, out var body, out var error);
        return (body, error);
    }
}
