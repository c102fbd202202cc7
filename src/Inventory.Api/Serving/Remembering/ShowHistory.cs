using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Answering;
using Inventory.Domain.History;

namespace Inventory.Api.Serving.Remembering;

/// <summary><c>GET /api/vms/11/history</c>: all that happened to an object, the latest first, whether it is still there or not.</summary>
internal sealed class ShowHistory(Timeline timeline, ReadAsOf states)
{
    /// <summary>The last segment of its URL.</summary>
    public const string Name = "history";

    public async Task<ApiError?> AnswerAsync(ApiRequest request, Place place, string idText)
    {
        if (place.TryReadId(idText, out var id) is { } badId)
            return badId;
        if (!Paging.TryRead(request.Query, out var paging, out var error))
            return error;
        (var filter, error) = await HistoryFilter.ReadAsync(request, states);
        if (filter is null)
            return error;
        if (await timeline.OfAsync(id, place.Collection.Model!, request.User.Access.Managers, request.Cancel) is not { } all)
            return ApiError.NoRow(place.Collection.ClassName, idText);
        var matching = filter.Apply(all).Reverse().ToList();
        var page = matching.Skip((int)Math.Min(paging.Offset, int.MaxValue)).Take((int)paging.Limit).ToList();
        await HistoryJson.WritePageAsync(request, Name, $"{place.Url}/{id}/{Name}", paging, all.Count, matching.Count, page.Count, _ => { }, json =>
        {
            foreach (var told in page)
                HistoryJson.Write(json, told, request.Root, null);
        });
        return null;
    }
}
