using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Serving.Rendering;
using Inventory.Api.Serving.Selecting;
using Inventory.Domain.History;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Inventory.Api.Serving.Remembering;

/// <summary>
/// <c>GET /api/compare?providers=1,2&amp;collection=flavors&amp;key=name</c>: in what the rows of two providers differ that have the same value of the key. Ids,
/// references of the clouds and times differ in any case and do not count.
/// </summary>
internal sealed class CompareProviders(Catalogue catalogue, FindTarget targets, NpgsqlDataSource database, IOptions<ServingOptions> options)
{
    /// <summary>The parameter.</summary>
    public const string Name = "providers";

    private static readonly HashSet<string> TheirOwn = ["href", "ems_ref", "uid_ems", "guid", "uid", "ancestry"];

    public async Task<ApiError?> AnswerAsync(ApiRequest request)
    {
        if (!Paging.TryRead(request.Query, out var paging, out var error))
            return error;
        var providers = Place.Of(catalogue.Find("providers")!, request.Root);
        var (name, keyName) = (request.Parameter("collection") ?? "", request.Parameter("key") ?? "name");
        if (!providers.Collection.Subcollections.TryGetValue(name, out var association) || association.Target.Model is null)
            return ApiError.BadRequest($"Invalid collection {name} specified, name one that providers have, like flavors");
        if (association.Target.Attribute(keyName) is not { Kind: ValueKind.Text or ValueKind.Integer or ValueKind.Bigint } key)
            return ApiError.BadRequest($"Invalid key {keyName} specified, name an attribute of {name} that is a text or a number");
        if ((request.Parameter(Name) ?? "").Split(',', StringSplitOptions.TrimEntries) is not [var one, var other] || RowReference.Number(one) is not { } first || RowReference.Number(other) is not { } second)
            return ApiError.BadRequest("Invalid providers specified, name two by their ids like providers=1,2");
        foreach (var id in new[] { first, second })
            if (await targets.Async(request, providers, id) is null)
                return ApiError.NoRow(providers.Collection.ClassName, $"{id}");
        var rows = await ReadAsync(request, providers.Below(first, name, association), key);
        var others = await ReadAsync(request, providers.Below(second, name, association), key);
        await WriteAsync(request, paging, [.. rows.Keys.Union(others.Keys).Order(StringComparer.Ordinal).Select(k => Difference(k, rows, others)).OfType<Different>()]);
        return null;
    }

    private async Task<Dictionary<string, JsonObject>> ReadAsync(ApiRequest request, Place place, AttributeDefinition key)
    {
        var query = place.Query(new SqlContext(request.Perspective));
        query.Match($"{query.Scope.Attribute(key)} is not null");
        var context = new PlanContext(request.Root, RowActions.None) { AsOf = request.AsOf, Timeout = options.Value.ExportTimeout };
        var top = Place.Of(place.Collection, request.Root);
        var selection = Selection.Columns(place.Collection);
        var plan = new RowPlan(context, query.Scope, query.Rows).Resources(selection, top.Url);
        var rows = new Dictionary<string, JsonObject>();
        await using var reading = await RowReading.OpenAsync(database, query.Scope.Sql, context, plan, query.Rows, null, request.Cancel);
        var buffer = new ArrayBufferWriter<byte>();
        for (; reading.HasRow; await reading.ReadAsync(request.Cancel))
        {
            buffer.ResetWrittenCount();
            await using var json = new Utf8JsonWriter(buffer, JsonOutput.Options);
            reading.Write(json);
            json.Flush();
            var row = JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
            rows.TryAdd(row[key.Name]?.ToString() ?? "", row);
        }
        return rows;
    }

    private static Different? Difference(string key, Dictionary<string, JsonObject> rows, Dictionary<string, JsonObject> others)
    {
        var (one, other) = (rows.GetValueOrDefault(key), others.GetValueOrDefault(key));
        var kind = one is null ? DifferenceKind.Added : other is null ? DifferenceKind.Removed : DifferenceKind.Changed;
        var changes = AttributeChange.Between(Values(one), Values(other));
        return changes.Count == 0 && kind == DifferenceKind.Changed ? null : new Different(key, kind, one?["href"]?.ToString(), other?["href"]?.ToString(), changes);
    }

    private static Dictionary<string, string> Values(JsonObject? row) => (row ?? [])
        .Where(m => m.Value is not null && m.Key != "id" && !TheirOwn.Contains(m.Key) && !m.Key.EndsWith("_id", StringComparison.Ordinal)
            && !m.Key.EndsWith("_on", StringComparison.Ordinal) && !m.Key.EndsWith("_at", StringComparison.Ordinal))
        .ToDictionary(m => m.Key, m => m.Value!.ToJsonString(JsonOptions));

    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Task WriteAsync(ApiRequest request, Paging paging, IReadOnlyList<Different> differences)
    {
        var page = differences.Skip((int)Math.Min(paging.Offset, int.MaxValue)).Take((int)paging.Limit).ToList();
        return HistoryJson.WritePageAsync(request, "compare", $"{request.Root}/compare", paging, differences.Count, differences.Count, page.Count, json =>
        {
            foreach (var kind in Enum.GetValues<DifferenceKind>())
                json.WriteNumber(HistoryJson.Word(kind), differences.Count(d => d.Kind == kind));
        }, json =>
        {
            foreach (var difference in page)
            {
                json.WriteStartObject();
                json.WriteString("key", difference.Key);
                json.WriteString("kind", HistoryJson.Word(difference.Kind));
                json.WriteString("first_href", difference.First);
                json.WriteString("second_href", difference.Second);
                HistoryJson.Write(json, difference.Changes, "first", "second");
                json.WriteEndObject();
            }
        });
    }

    private sealed record Different(string Key, DifferenceKind Kind, string? First, string? Second, IReadOnlyList<AttributeChange> Changes);
}
