using System.Text.Json;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Rendering;
using Inventory.Api.Serving.Selecting;
using Inventory.Domain.Projecting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>POST /api/vms {"action":"query","resources":[…]}</c>: the named rows in the order of the request; all of them, or none.</summary>
internal sealed class QueryInBulk(NpgsqlDataSource database, RegisteredActions actions)
{
    public async Task<ApiError?> AnswerAsync(ApiRequest request, Place place, JsonElement body)
    {
        var wanted = Wanted(body, place);
        if (wanted.Count == 0)
            return ApiError.BadRequest($"No {place.Name} resources were specified for the query action");
        if (!AttributeNames.TryRead(place.Collection, request.Parameter("attributes"), request.Parameter("expand"), out var selection, out var error))
            return error;
        if (wanted.Find(w => w.IsHopeless) is { } hopeless)
            return Unknown(place, hopeless);

        var sql = new SqlContext(request.Perspective);
        var query = Ask(place, wanted, sql, out var firstMissing);
        var context = new PlanContext(request.Root, actions.OfResource(place.Path, request));
        var plan = new RowPlan(context, query.Scope, query.Rows).Resources(selection, place.Url);
        await using var rows = await RowReading.OpenAsync(database, sql, context, plan, query.Rows, firstMissing, request.Cancel);
        if (rows.Numbers.First is { } missing)
            return Unknown(place, wanted[(int)missing - 1]);
        await WriteAsync(request, rows);
        return null;
    }

    private static List<RowReference> Wanted(JsonElement body, Place place) =>
        body.TryGetProperty("resources", out var entries) && entries.ValueKind == JsonValueKind.Array
            ? [.. entries.EnumerateArray().Select(e => RowReference.ReadQuery(e, place.Collection)).OfType<RowReference>()]
            : [];

    private static ApiError Unknown(Place place, RowReference reference) => ApiError.NotFound($"Invalid {place.Name} resource specified - {reference.Text}");

    private static RowQuery Ask(Place place, List<RowReference> wanted, SqlContext sql, out string firstMissing)
    {
        var ids = sql.Add(wanted.Select(w => w.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);
        var (table, alias) = (place.Collection.Table, sql.Alias());
        var columns = wanted.Select(w => w.Column).OfType<string>().Distinct().ToArray();
        var (lists, names, id) = ("", "", "wanted.id");
        for (var i = 0; i < columns.Length; i++)
        {
            lists += $", {sql.Add(wanted.Select(w => w.Column == columns[i] ? w.Value : null).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text)}";
            names += $", value{i}";
            id += $", (select g.id from {table} g where g.{Sql.Name(columns[i])} = wanted.value{i} order by g.id limit 1)";
        }
        var source = $"unnest({ids}{lists}) with ordinality as wanted (id{names}, place)";
        id = $"coalesce({id})";
        var scope = new JoinScope(sql, place.Collection, alias, $"{source} join {table} {alias} on {alias}.id = {id}");
        var condition = scope.OwnCondition is { } own ? " and " + own : "";
        firstMissing = $"select min(wanted.place), null from {source} where not exists (select from {table} {alias} where {alias}.id = {id}{condition})";
        var query = new RowQuery(scope);
        query.Sort("wanted.place");
        return query;
    }

    private static async Task WriteAsync(ApiRequest request, RowReading rows)
    {
        await using var json = JsonOutput.Start(request.Response);
        json.WriteStartObject();
        json.WriteStartArray("results");
        for (; rows.HasRow; await rows.ReadAsync(request.Cancel))
        {
            rows.Write(json);
            await JsonOutput.SendAsync(json, request.Response, request.Cancel);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(request.Cancel);
    }
}
