using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.History;

namespace Inventory.Api.Serving.Remembering;

/// <summary><c>GET /api/refreshes/5/changes</c>: what a refresh changed, object by object.</summary>
internal sealed class ShowRefreshChanges(Timeline timeline, Catalogue catalogue, FindTarget targets)
{
    /// <summary>The collection that has such URLs.</summary>
    public const string Of = "refreshes";

    /// <summary>The last segment of its URL.</summary>
    public const string Name = "changes";

    public async Task<ApiError?> AnswerAsync(ApiRequest request, Place place, string idText)
    {
        if (place.TryReadId(idText, out var id) is { } badId)
            return badId;
        if (!Paging.TryRead(request.Query, out var paging, out var error))
            return error;
        if (await targets.Async(request, place, id) is null)
            return ApiError.NoRow(place.Collection.ClassName, idText);
        var (count, events) = await timeline.OfRefreshAsync(id, paging.Limit, paging.Offset, request.Cancel);
        await HistoryJson.WritePageAsync(request, Name, $"{place.Url}/{id}/{Name}", paging, count, count, events.Count, _ => { }, json =>
        {
            foreach (var told in events)
                HistoryJson.Write(json, told, request.Root, catalogue.Inventory.First(c => c.Model == told.Model));
        });
        return null;
    }
}
