using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Administering;

/// <summary>An order about users, groups, roles or tenants.</summary>
internal abstract class AccessOrder(AccessChanges changes, string collection, string action, Right needs = Right.Administer)
    : Order(action, needs, action is "create" or "add" ? OrderPlaces.Collection : OrderPlaces.Resource, collection)
{
    /// <inheritdoc/>
    public override Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel) => changes.MakeAsync(c => MakeAsync(c, request), cancel);

    /// <summary>Makes the change.</summary>
    protected abstract Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request);
}

/// <summary><c>delete</c>: refused while something needs the row.</summary>
internal abstract class DeleteAccess(AccessChanges changes, string collection, string table, string title) : AccessOrder(changes, collection, "delete")
{
    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var (id, name) = (request.Target!.Id, request.Target.Name);
        if (await ProblemAsync(change, request) is { } problem)
            return ActionOutcome.BadRequest(problem);
        await change.RunAsync($"delete from vmdb.{table} where id = $1", id);
        return ActionOutcome.Success($"Deleting {title} id: {id}{(name is null ? "" : $" name: '{name}'")}");
    }

    /// <summary>Why it cannot be deleted, or null.</summary>
    protected abstract Task<string?> ProblemAsync(AccessChange change, ActionRequest request);
}
