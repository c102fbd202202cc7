using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Rendering;
using Inventory.Api.Serving.Selecting;
using Inventory.Domain.History;

namespace Inventory.Api.Serving.Remembering;

/// <summary><c>GET /api/compare?objects=vms/11,vms/12</c>: in what two objects of a kind differ, now or as of a past state.</summary>
internal sealed class CompareObjects(StateComparison comparison, Catalogue catalogue)
{
    /// <summary>The parameter.</summary>
    public const string Name = "objects";

    public async Task<ApiError?> AnswerAsync(ApiRequest request)
    {
        var names = AttributeNames.Split(request.Parameter(Name));
        if (names is not [var one, var other])
            return ApiError.BadRequest("Invalid objects specified, name two like objects=vms/11,vms/12");
        var (first, error) = await StateAsync(request, one);
        if (first is null)
            return error;
        (var second, error) = await StateAsync(request, other);
        if (second is null)
            return error;
        if (first.Value.Of.Model != second.Value.Of.Model)
            return ApiError.BadRequest($"Invalid objects specified, {one} and {other} are not of one kind");
        var attributes = AttributeNames.Split(request.Parameter("attribute"));
        var changes = AttributeChange.Between(first.Value.State, second.Value.State).Where(c => attributes.Count == 0 || attributes.Any(c.IsOf));
        await JsonOutput.WriteAsync(request.Response, json =>
        {
            json.WriteStartObject();
            json.WriteString("name", "compare");
            json.WriteStartArray("objects");
            foreach (var (of, id, _) in new[] { first.Value, second.Value })
                json.WriteStringValue($"{request.Root}/{of.HrefName}/{id}{request.AsOf?.Suffix}");
            json.WriteEndArray();
            HistoryJson.Write(json, changes, "first", "second");
            json.WriteEndObject();
        });
        return null;
    }

    private async Task<((CollectionDefinition Of, long Id, IReadOnlyDictionary<string, string> State)?, ApiError?)> StateAsync(ApiRequest request, string name)
    {
        if (name.Split('/') is not [var collection, var idText] || catalogue.Inventory.FirstOrDefault(c => c.Name == collection) is not { } of
            || RowReference.Number(idText) is not { } id)
            return (null, ApiError.BadRequest($"Invalid object {name} specified, name it by collection and id like vms/11"));
        var state = await comparison.StateAsync(id, of.Model!, request.AsOf?.State, request.User.Access.Managers, request.Cancel);
        return state is null ? (null, ApiError.NoRow(of.ClassName, idText)) : ((of, id, state), null);
    }
}
