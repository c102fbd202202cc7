using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Organizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Tagging;
using Inventory.Domain.Persisting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Api.Commanding;

/// <summary>
/// <c>edit</c> of a VM or template. Name and description are its cloud's, which the next refresh tells again; <c>custom_1</c> to <c>custom_9</c> are the
/// user's own, and stay.
/// </summary>
public sealed class EditVm(EditObject objects, UserAttributes attributes, EngineRows rows) : Order("edit", Right.Operate, OrderPlaces.Resource, "vms", "templates")
{
    private static readonly string[] Customs = [.. Enumerable.Range(1, 9).Select(n => $"custom_{n}")];

    private static readonly string[] Known = ["id", "href", "name", "description", .. Customs];

    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (id, body) = (request.Target!.Id, request.Resource);
        var unknown = body.EnumerateObject().Select(m => m.Name).Except(Known).ToList();
        if (unknown.Count > 0)
            return ActionOutcome.BadRequest($"Cannot edit VM - Cannot edit values {string.Join(", ", unknown)}");
        if (ProblemOf(body) is { } problem)
            return ActionOutcome.BadRequest($"Cannot edit VM - {problem}");
        if (body.TryGetProperty("name", out _) || body.TryGetProperty("description", out _))
            if (await objects.EditAsync(id, record => Apply((VmOrTemplate)record, body), request.User.Userid, cancel) is { } refusal)
                return ActionOutcome.BadRequest($"Cannot edit VM - {refusal}");
        foreach (var custom in Customs.Where(c => body.TryGetProperty(c, out _)))
            await SetAsync(id, custom, ProviderBody.Text(body, custom), cancel);
        return ActionOutcome.Resource(id);
    }

    private static string? ProblemOf(JsonElement body)
    {
        var names = body.EnumerateObject().Select(m => m.Name).ToList();
        if (names.Find(n => body.GetProperty(n).ValueKind is JsonValueKind.Object or JsonValueKind.Array) is { } nested)
            return $"{nested} must be a single value";
        if (names.Find(n => ProviderBody.Text(body, n) is { } text && !Serving.Querying.SqlContext.IsStorable(text)) is { } odd)
            return $"{odd} contains a NUL character";
        return body.TryGetProperty("name", out _) && string.IsNullOrWhiteSpace(ProviderBody.Text(body, "name")) ? "Name can't be blank" : null;
    }

    private static void Apply(VmOrTemplate vm, JsonElement body)
    {
        vm.Name = body.TryGetProperty("name", out _) ? ProviderBody.Text(body, "name") : vm.Name;
        vm.Description = body.TryGetProperty("description", out _) ? ProviderBody.Text(body, "description") : vm.Description;
    }

    private Task SetAsync(long id, string name, string? value, CancellationToken cancel) => value is null
        ? rows.ExecuteAsync(
            ["delete from vmdb.user_attributes where resource_type = 'VmOrTemplate' and resource_id = $1 and name = $2 and source = 'EVM'"], cancel, id, name)
        : attributes.SetAsync("VmOrTemplate", id, name, value, "metadata", "EVM", cancel);
}
