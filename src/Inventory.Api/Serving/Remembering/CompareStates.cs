using System.Text.Json;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Filtering;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Selecting;
using Inventory.Domain.History;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Serving.Remembering;

/// <summary><c>GET /api/compare?from=…&amp;to=…</c>: what was added, removed and changed between two states.</summary>
internal sealed class CompareStates(StateComparison comparison, KnownOutcomes known, Catalogue catalogue, ReadAsOf states, NpgsqlDataSource database, TimeProvider time)
{
    private static readonly string[] Kinds = [.. Enum.GetValues<DifferenceKind>().Select(HistoryJson.Word)];

    public async Task<ApiError?> AnswerAsync(ApiRequest request)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var error))
            return error;
        if (!request.Query.ContainsKey("from"))
            return ApiError.BadRequest("What shall be compared? Name two states by from and to, two objects by objects=vms/11,vms/12, or providers=1,2 with a collection");
        (var from, var to, error) = await HistoryFilter.ReadSpanAsync(request, states);
        if (error is not null)
            return error;
        to ??= (await states.FindAsync("to", HistoryJson.Instant(time.GetUtcNow()), request)).State!;
        if (!TryReadLimits(request, out var collection, out var kinds, out error))
            return error;
        var (managers, bad) = await ManagersAsync(request);
        if (bad is not null)
            return bad;
        var touched = await comparison.TouchedAsync(from!, to, managers, collection?.Model?.Collection, request.Cancel);
        if (request.Query.ContainsKey("filter[]"))
        {
            if (collection is null)
                return ApiError.BadRequest("Filters need a collection to filter, name it by collection=vms");
            (var matching, error) = await MatchingAsync(request, collection, touched, [from!, to]);
            if (matching is null)
                return error;
            touched = [.. touched.Where(t => matching.Contains(t.Id))];
        }
        await WriteAsync(request, paging, touched, kinds);
        return null;
    }

    private bool TryReadLimits(ApiRequest request, out CollectionDefinition? collection, out List<string> kinds, out ApiError? error)
    {
        var name = request.Parameter("collection");
        collection = name is null ? null : catalogue.Inventory.FirstOrDefault(c => c.Name == name);
        kinds = AttributeNames.Split(request.Parameter("kind"));
        error = name is not null && collection is null ? ApiError.BadRequest($"Invalid collection {name} specified, those of the inventory can be compared")
            : kinds.Find(k => !Kinds.Contains(k)) is { } kind ? ApiError.BadRequest($"Invalid kind {kind} specified, valid kinds are: {string.Join(", ", Kinds)}")
            : null;
        return error is null;
    }

    // The objects of a provider have streams of its main manager.
    private async Task<(IReadOnlyList<long>? Managers, ApiError? Error)> ManagersAsync(ApiRequest request)
    {
        var visible = request.User.Access.Managers;
        if (request.Parameter("provider") is not { } text)
            return (visible, null);
        if (RowReference.Number(text) is not { } id)
            return (null, ApiError.BadRequest($"Invalid provider {text} specified, name it by its id"));
        await using var command = database.CreateCommand("select coalesce((select parent_ems_id from vmdb.ext_management_systems where id = $1), $1)");
        command.Parameters.Add(new() { Value = id });
        var main = (long)(await command.ExecuteScalarAsync(request.Cancel))!;
        return visible?.Contains(main) == false ? (null, ApiError.NoRow("ExtManagementSystem", text)) : ([main], null);
    }

    // Those that match the filters in one of the states.
    private async Task<(HashSet<long>? Matching, ApiError? Error)> MatchingAsync(
        ApiRequest request, CollectionDefinition collection, IReadOnlyList<TouchedObject> touched, PointInTime[] between)
    {
        var found = new HashSet<long>();
        foreach (var state in between)
        {
            var query = Place.Of(collection, request.Root).Query(new SqlContext(request.User.PerspectiveOf(state)));
            var (id, sql) = ($"{query.Scope.Alias}.id", query.Scope.Sql);
            if (!FilterParser.TryParseAll(request.Query["filter[]"], out var filters, out var error)
                || !FilterSql.TryWrite(filters, query.Scope, out var condition, out error))
                return (null, error);
            query.Match($"{id} = any({sql.Add(touched.Select(t => t.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint)})");
            if (condition is not null)
                query.Match(condition);
            await using var connection = await database.OpenConnectionAsync(request.Cancel);
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { sql.Opening()!, sql.Command(query.Rows(id)) } };
            await using var row = await batch.ExecuteReaderAsync(request.Cancel);
            await row.NextResultAsync(request.Cancel);
            while (await row.ReadAsync(request.Cancel))
                found.Add(row.GetInt64(0));
        }
        return (found, null);
    }

    private async Task WriteAsync(ApiRequest request, Paging paging, IReadOnlyList<TouchedObject> touched, List<string> kinds)
    {
        var attributes = AttributeNames.Split(request.Parameter("attribute"));
        var outcomes = await known.OfAsync(touched, request.Cancel);
        var counts = new long[Kinds.Length];
        var (wanted, matching) = (new List<TouchedObject>(), 0L);
        foreach (var outcome in outcomes)
        {
            counts[(int)outcome.Kind]++;
            if ((kinds.Count > 0 && !kinds.Contains(HistoryJson.Word(outcome.Kind))) || (attributes.Count > 0 && !attributes.Any(outcome.Concerns)))
                continue;
            if (matching++ >= paging.Offset && wanted.Count < paging.Limit)
                wanted.Add(outcome.Object);
        }
        var page = new List<ObjectDifference>();
        await foreach (var difference in comparison.DifferencesAsync(wanted, request.Cancel))
            page.Add(attributes.Count == 0 ? difference : difference with { Changes = [.. difference.Changes.Where(c => attributes.Any(c.IsOf))] });
        await HistoryJson.WritePageAsync(request, "compare", $"{request.Root}/compare", paging, counts.Sum(), matching, page.Count, json =>
        {
            foreach (var kind in Enum.GetValues<DifferenceKind>())
                json.WriteNumber(HistoryJson.Word(kind), counts[(int)kind]);
        }, json =>
        {
            foreach (var difference in page)
                Write(json, request, difference);
        });
    }

    // A link leads to the state that has the object.
    private void Write(Utf8JsonWriter json, ApiRequest request, ObjectDifference difference)
    {
        var of = catalogue.Inventory.First(c => c.Model == difference.Model);
        var state = request.Parameter(difference.Kind == DifferenceKind.Removed ? "from" : "to");
        json.WriteStartObject();
        json.WriteString("href", $"{request.Root}/{of.HrefName}/{difference.Id}{(state is null ? "" : $"?as_of={Uri.EscapeDataString(state)}")}");
        json.WriteString("kind", HistoryJson.Word(difference.Kind));
        HistoryJson.WriteIdentity(json, of, difference.Id, difference.EmsId, difference.Key);
        HistoryJson.Write(json, difference.Changes, "old", "new");
        json.WriteEndObject();
    }
}
