using System.Text.Json;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Filtering;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Rendering;
using Inventory.Api.Serving.Selecting;
using Npgsql;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>GET /api/vms</c>: a page of a collection, filtered and sorted.</summary>
internal sealed class ListCollection(NpgsqlDataSource database, RegisteredActions actions, CollectionClasses classes)
{
    private const int BytesPerFlush = 1 << 16;

    public async Task<ApiError?> AnswerAsync(ApiRequest request, Place place)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var error))
            return error;
        var query = place.Query(new SqlContext(request.Perspective));
        var hidesRows = request.Parameter("hide") == "resources";
        query.Page = (hidesRows ? 0 : paging.Limit, paging.Offset);
        if (classes.Narrow(request.Parameter("collection_class"), query, place) is { } unknownClass)
            return unknownClass;
        if (Filter(request, query, out var isFiltered) is { } badFilter)
            return badFilter;
        if (Sorting.Apply(request.Query, query) is { } badOrder)
            return badOrder;
        if (!AttributeNames.TryRead(place.Collection, request.Parameter("attributes"), request.Parameter("expand"), out var selection, out error))
            return error;

        var expands = AttributeNames.Split(request.Parameter("expand")).Contains(AttributeNames.Rows);
        var context = new PlanContext(request.Root, actions.OfResource(place.Path, request.User.Access.Right));
        var plan = new RowPlan(context, query.Scope, query.Rows);
        _ = expands ? plan.Resources(selection, place.Url) : plan.Hrefs(place.Url);
        await using var rows = await RowReading.OpenAsync(database, query.Scope.Sql, context, plan, query.Rows, query.Counts, request.Cancel);
        await WriteAsync(request, place, paging, rows, isFiltered, hidesRows);
        return null;
    }

    private static ApiError? Filter(ApiRequest request, RowQuery query, out bool isFiltered)
    {
        isFiltered = false;
        if (request.Query.Keys.Any(k => k == "filter" || (k.StartsWith("filter[", StringComparison.Ordinal) && k != "filter[]")))
            return ApiError.BadRequest("Filters must be specified as filter[]");
        if (!FilterParser.TryParseAll(request.Query["filter[]"], out var filters, out var error)
            || !FilterSql.TryWrite(filters, query.Scope, out var condition, out error))
            return error;
        isFiltered = condition is not null;
        if (condition is not null)
            query.Match(condition);
        var tags = AttributeNames.Split(request.Parameter("by_tag"));
        if (tags.Count > FilterSql.MostFilters)
            return ApiError.BadRequest($"Too many tags specified, at most {FilterSql.MostFilters} are supported");
        if (tags.Count > 0)
            query.Match(WithTags(tags, query.Scope));
        return null;
    }

    // All of them; what cannot be tagged carries none.
    private static string WithTags(List<string> tags, JoinScope scope)
    {
        var named = tags.Select(tag => new Filter(false, "tags.name", "=", new FilterValue(FilterForm.Bare, $"/managed/{tag.TrimStart('/')}")));
        return FilterSql.TryWrite([.. named], scope, out var condition, out _) ? condition! : "false";
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
        ActionLink.WriteAll(json, actions.OfCollection(place.Path, request.User.Access.Right), place.Url);
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
