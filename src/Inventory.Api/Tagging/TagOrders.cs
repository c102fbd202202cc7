using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Declaring;

namespace Inventory.Api.Tagging;

/// <summary><c>assign</c> and <c>unassign</c> of the tags below any row that can have some.</summary>
public sealed class AssignTag(string action, Assignment assignment, Catalogue catalogue)
    : Order(action, Right.Operate, OrderPlaces.Collection, catalogue.Taggable.Select(c => $"{c.Name}/tags"))
{
    /// <inheritdoc/>
    public override Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var collection = catalogue.Find(request.Collection.Split('/')[0])!;
        return assignment.DoAsync(Action == "assign", request.Resource, collection.BaseClass, collection.Name, request.Above!.Id, cancel);
    }
}

/// <summary><c>assign_tags</c> and <c>unassign_tags</c> of VMs and users, each with its <c>tags</c>.</summary>
public sealed class AssignTags(string action, Assignment assignment, Catalogue catalogue)
    : Order(action, Right.Operate, OrderPlaces.Resource, "vms", "users")
{
    /// <inheritdoc/>
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        if (!request.Resource.TryGetProperty("tags", out var tags) || tags.ValueKind != JsonValueKind.Array || tags.GetArrayLength() == 0)
            return ActionOutcome.BadRequest("tags must be a list like [{\"category\":\"env\",\"name\":\"prod\"}]");
        var collection = catalogue.Find(request.Collection)!;
        var outcomes = new List<ActionOutcome>();
        foreach (var tag in tags.EnumerateArray())
            outcomes.Add(await assignment.DoAsync(Action == "assign_tags", tag, collection.BaseClass, collection.Name, request.Target!.Id, cancel));
        return new ActionOutcomes(outcomes);
    }
}
