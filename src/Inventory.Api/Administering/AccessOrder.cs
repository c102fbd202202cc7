using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Administering;

/// <summary>An order about users, groups, roles or tenants.</summary>
/// <param name="changes">Makes changes.</param>
/// <param name="collection">Where.</param>
/// <param name="action">Its name.</param>
/// <param name="needs">The right to ask for it of oneself.</param>
/// <param name="ofOthers">The right to ask for it of others; null if nobody may.</param>
internal abstract class AccessOrder(
    AccessChanges changes, string collection, string action, Right needs = Right.Administer, Right? ofOthers = Right.Administer)
    : Order(action, needs, action is "create" or "add" ? OrderPlaces.Collection : OrderPlaces.Resource, collection)
{
    /// <inheritdoc/>
    public override Right? NeedsOfOthers => ofOthers;

    /// <inheritdoc/>
    public override Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel) => changes.MakeAsync(c => MakeAsync(c, request), cancel);

    /// <summary>Makes the change.</summary>
    protected abstract Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request);
}

/// <summary><c>delete</c>: refused while something needs the row.</summary>
internal abstract class DeleteAccess(AccessChanges changes, string collection, string table, string title, string? taggedAs = null)
    : AccessOrder(changes, collection, "delete")
{
    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var (id, name) = (request.Target!.Id, request.Target.Name);
        if (await ProblemAsync(change, request) is { } problem)
            return ActionOutcome.BadRequest(problem);
        await change.RunAsync($"delete from vmdb.{table} where id = $1", id);
        await change.RunAsync("delete from vmdb.taggings where taggable_id = $1 and taggable_type = $2", id, taggedAs);
        return ActionOutcome.Success($"Deleting {title} id: {id}{(name is null ? "" : $" name: '{name}'")}");
    }

    /// <summary>Why it cannot be deleted, or null.</summary>
    protected abstract Task<string?> ProblemAsync(AccessChange change, ActionRequest request);
}
