using System.Text.Json;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Rendering;
using Inventory.Api.Serving.Selecting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>GET /api/vms</c>: a page of a collection, filtered and sorted.</summary>
internal sealed class ListCollection(NpgsqlDataSource database, RegisteredActions actions, CollectionClasses classes, IOptions<ServingOptions> options)
{
    private const int BytesPerFlush = 1 << 16;

    public async Task<ApiError?> AnswerAsync(ApiRequest request, Place place)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var error))
            return error;
        if (!CollectionQuestion.TryRead(request, place, classes, out var question, out error))
            return error;
        var query = question.Query;
        var hidesRows = AttributeNames.Split(request.Parameter("hide")).Contains(AttributeNames.Rows);
        query.Page = (hidesRows ? 0 : paging.Limit, paging.Offset);
        var expands = AttributeNames.Split(request.Parameter("expand")).Contains(AttributeNames.Rows);
        var context = new PlanContext(request.Root, actions.OfResource(place.Path, request)) { AsOf = request.AsOf, Timeout = options.Value.QueryTimeout };
        var plan = new RowPlan(context, query.Scope, query.Rows);
        _ = expands ? plan.Resources(question.Selection, place.Url) : plan.Hrefs(place.Url);
        await using var rows = await RowReading.OpenAsync(database, query.Scope.Sql, context, plan, query.Rows, query.Counts, request.Cancel);
        await WriteAsync(request, place, paging, rows, question.IsFiltered, hidesRows);
        return null;
    }

    private async Task WriteAsync(ApiRequest request, Place place, Paging paging, RowReading rows, bool isFiltered, bool hidesRows)
    {
        var count = rows.Numbers.First ?? 0;
        var matching = rows.Numbers.Second ?? count;
        var links = new PageLinks(place.Url, request.Http.Request.QueryString.Value ?? "", paging, isFiltered ? matching : count);
        await using var json = JsonOutput.Start(request.Response);
        json.WriteStartObject();
        json.WriteString("name", place.Name);
        json.WriteNumber("count", count);
        json.WriteNumber("subcount", Math.Clamp(matching - paging.Offset, 0, paging.Limit));
        if (isFiltered)
            json.WriteNumber("subquery_count", matching);
        json.WriteNumber("pages", links.Pages);
        if (!hidesRows)
            await WriteRowsAsync(json, request, rows);
        ActionLink.WriteAll(json, actions.OfCollection(place.Path, request), place.Url);
        links.Write(json);
        json.WriteEndObject();
        await json.FlushAsync(request.Cancel);
    }

    private static async Task WriteRowsAsync(Utf8JsonWriter json, ApiRequest request, RowReading rows)
    {
        json.WriteStartArray("resources");
        for (var sent = 0L; rows.HasRow; await rows.ReadAsync(request.Cancel))
        {
            rows.Write(json);
            var written = json.BytesCommitted + json.BytesPending;
            if (written - sent < BytesPerFlush)
                continue;
            await JsonOutput.SendAsync(json, request.Response, request.Cancel);
            sent = written;
        }
        json.WriteEndArray();
    }
}
