using System.Text.Json;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Rendering;
using Inventory.Api.Serving.Selecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>GET /api/vms/11</c>: one row.</summary>
internal sealed class ShowResource(NpgsqlDataSource database, RegisteredActions actions)
{
    public async Task<ApiError?> AnswerAsync(ApiRequest request, Place place, string idText)
    {
        if (place.TryReadId(idText, out var id) is { } badId)
            return badId;
        if (!AttributeNames.TryRead(place.Collection, request.Parameter("attributes"), request.Parameter("expand"), out var selection, out var error))
            return error;
        await using var row = await OpenAsync(request, place, id, selection);
        if (!row.HasRow)
            return ApiError.NoRow(place.Collection.ClassName, idText);
        await JsonOutput.WriteAsync(request.Response, row.Write);
        return null;
    }

    /// <summary>Writes the columns of a row into an answer that is being made; nothing if it is gone.</summary>
    public async Task<bool> WriteAsync(ApiRequest request, Place place, long id, Utf8JsonWriter json)
    {
        await using var row = await OpenAsync(request, place, id, Selection.Columns(place.Collection));
        if (row.HasRow)
            row.Write(json);
        return row.HasRow;
    }

    private async Task<RowReading> OpenAsync(ApiRequest request, Place place, long id, Selection selection)
    {
        var query = place.Query(new SqlContext(request.Perspective));
        query.Match($"{query.Scope.Alias}.id = {query.Scope.Sql.Add(id, NpgsqlDbType.Bigint)}");
        var context = new PlanContext(request.Root, actions.OfResource(place.Path, request)) { AsOf = request.AsOf };
        var plan = new RowPlan(context, query.Scope, query.Rows).Resources(selection, place.Url);
        return await RowReading.OpenAsync(database, query.Scope.Sql, context, plan, query.Rows, null, request.Cancel);
    }
}
