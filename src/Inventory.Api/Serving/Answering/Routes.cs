using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Following;
using Inventory.Api.Serving.Remembering;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Serving.Answering;

/// <summary>From verb and path to who answers.</summary>
internal sealed class Routes(
    Catalogue catalogue, EntryPoint entryPoint, ListCollection list, ExportCollection export, ShowResource show, QueryInBulk query, RunAction run,
    FindTarget targets, DescribeCollection describe, SettingsTree settings, Verbs verbs, ReadAsOf asOf, ShowHistory history, ShowRefreshChanges changes,
    Compare compare, AnswerChanges feed)
{
    public async Task<ApiError?> AnswerAsync(ApiRequest request)
    {
        var (of, problem) = await asOf.ReadAsync(request);
        return problem ?? await RouteAsync(request with { AsOf = of });
    }

    private async Task<ApiError?> RouteAsync(ApiRequest request)
    {
        var method = request.Http.Request.Method;
        if (request.Path.Segments is [])
            return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? await EnterAsync(request) : ApiError.NoRoute;
        if (request.Path.Segments is ["settings", .. var entry])
            return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? await settings.AnswerAsync(request, entry) : ApiError.NoRoute;
        if (request.Path.Segments is [Compare.Name])
            return await ReadOnlyAsync(request, () => compare.AnswerAsync(request));
        if (request.Path.Segments is [AnswerChanges.Name])
            return HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? await feed.AnswerAsync(request) : ApiError.NoRoute; // speaks more than JSON
        if (catalogue.Find(request.Path.Segments[0]) is not { } collection)
            return ApiError.NoRoute;
        if (!request.User.May(collection.Needs))
            return ApiError.Forbidden("Use of the read action is forbidden");
        var place = Place.Of(collection, request.Root);
        return request.Path.Segments switch
        {
            [_] => await OnCollectionAsync(request, place, method),
            [_, var id] => await OnResourceAsync(request, place, id, method),
            ["zones" or "regions" or "servers", var id, "settings", .. var rest] => await SettingsOfAsync(request, place, id, rest, method),
            [_, var id, ShowHistory.Name] when collection.Model is not null => await ReadOnlyAsync(request, () => history.AnswerAsync(request, place, id)),
            [ShowRefreshChanges.Of, var id, ShowRefreshChanges.Name] => await ReadOnlyAsync(request, () => changes.AnswerAsync(request, place, id)),
            [_, var id, var name, .. var rest] when rest.Length < 2 && collection.Subcollections.ContainsKey(name) =>
                await BelowAsync(request, place, id, name, rest, method),
            _ => ApiError.NoRoute,
        };
    }

    private static async Task<ApiError?> ReadOnlyAsync(ApiRequest request, Func<Task<ApiError?>> answer) =>
        HttpMethods.IsGet(request.Http.Request.Method) || HttpMethods.IsHead(request.Http.Request.Method)
            ? TransportHeaders.CheckAccept(request.Http.Request) ?? await answer()
            : ApiError.NoRoute;

    public async Task<ApiError?> DescribeAsync(ApiRequest request)
    {
        switch (request.Path.Segments)
        {
            case []:
                return null;
            case [var name, .. { Length: < 2 } id] when catalogue.Find(name) is { } collection:
                return await describe.AnswerAsync(request, collection, id is [var one] ? one : null);
            case ["vms" or "instances", _, "snapshots"]:
                return DescribeCollection.NotSupported;
            case [var above, _, var below, ..] when catalogue.Find(above)?.Subcollections.ContainsKey(below) == true:
                await JsonOutput.WriteAsync(request.Response, json => json.WriteStringValue(""));
                return null;
            default:
                return ApiError.NoRoute;
        }
    }

    // All of them work by the same settings, which only administrators see whole.
    private async Task<ApiError?> SettingsOfAsync(ApiRequest request, Place place, string idText, string[] entry, string method)
    {
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
            return ApiError.NoRoute;
        if (!request.User.May(Right.Administer))
            return ApiError.Forbidden("Use of the read action is forbidden");
        if (place.TryReadId(idText, out var id) is { } badId)
            return badId;
        return await targets.Async(request, place, id) is null
            ? ApiError.NoRow(place.Collection.ClassName, idText)
            : await settings.AnswerAsync(request, entry);
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
            return AnswerFormats.Read(request, out var format) ?? await ReadAsync(request, place, format);
        return HttpMethods.IsPost(method) && verbs.Allow(place.Path, method) ? await PostAsync(request, place, above: null) : ApiError.NoRoute;
    }

    private Task<ApiError?> ReadAsync(ApiRequest request, Place place, AnswerFormat format) =>
        format == AnswerFormat.Json ? list.AnswerAsync(request, place) : export.AnswerAsync(request, place, format);

    private async Task<ApiError?> OnResourceAsync(ApiRequest request, Place place, string id, string method)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            return TransportHeaders.CheckAccept(request.Http.Request) ?? await show.AnswerAsync(request, place, id);
        return verbs.Allow(place.Path, method) ? await ActAsync(request, place, id, method, above: null) : ApiError.NoRoute;
    }

    private async Task<ApiError?> ActAsync(ApiRequest request, Place place, string id, string method, ActionTarget? above)
    {
        var edits = HttpMethods.IsPut(method) || HttpMethods.IsPatch(method);
        if (HttpMethods.IsDelete(method))
            return await run.OnResourceAsync(request, place, id, new ActionBody("delete", JsonElement.Parse("{}"), null), above);
        var (json, error) = await BodyAsync(request, allowsList: edits);
        return error ?? await run.OnResourceAsync(request, place, id, edits ? ActionBody.ReadEdit(json) : ActionBody.Read(json), above);
    }

    private async Task<ApiError?> BelowAsync(ApiRequest request, Place above, string idText, string name, string[] rest, string method)
    {
        var reads = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        var place = above.Below(RowReference.Number(idText) ?? 0, name, above.Collection.Subcollections[name]);
        if (!reads && (!verbs.Allow(place.Path, method) || (rest is [] && !HttpMethods.IsPost(method))))
            return ApiError.NoRoute;
        if (above.TryReadId(idText, out var id) is { } badId)
            return badId;
        var format = AnswerFormat.Json;
        if (reads && (rest is [] ? AnswerFormats.Read(request, out format) : TransportHeaders.CheckAccept(request.Http.Request)) is { } notSpoken)
            return notSpoken;
        if (await targets.Async(request, above, id) is not { } owner)
            return ApiError.NoRow(above.Collection.ClassName, idText);
        if (reads)
            return rest is [var below] ? await show.AnswerAsync(request, place, below) : await ReadAsync(request, place, format);
        return rest is [var sub] ? await ActAsync(request, place, sub, method, owner) : await PostAsync(request, place, owner);
    }

    private async Task<ApiError?> PostAsync(ApiRequest request, Place place, ActionTarget? above)
    {
        var (json, error) = await BodyAsync(request, allowsList: false);
        if (error is not null)
            return error;
        var body = ActionBody.Read(json);
        return body.Action == "query" && RegisteredActions.OffersQuery(place.Path)
            ? TransportHeaders.CheckAccept(request.Http.Request) ?? await query.AnswerAsync(request, place, json)
            : await run.OnCollectionAsync(request, place, body, above);
    }

    private static async Task<(JsonElement Body, ApiError? Error)> BodyAsync(ApiRequest request, bool allowsList)
    {
        using var bytes = new MemoryStream();
        await request.Http.Request.Body.CopyToAsync(bytes, request.Cancel);
        ActionBody.TryParse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), allowsList, out var body, out var error);
        return (body, error);
    }
}
