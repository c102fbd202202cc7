using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Collecting;

namespace Inventory.Api.Commanding;

/// <summary><c>delete</c> of a provider: a task removes it with all that it has, after a running refresh has ended.</summary>
public sealed class DeleteProvider(RefreshQueue queue, InventoryObjects objects) : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public string Action => "delete";

    /// <inheritdoc/>
    public bool OnCollection => false;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <inheritdoc/>
    public async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (id, name) = (request.Target!.Id, request.Target.Name);
        var label = $"Provider id: {id} name: '{name}'";
        if (await objects.MainManagerAsync(id, cancel) != id)
            return ActionOutcome.Failure($"Delete for {label}: {ChildManagers.Refusal}");
        var task = await queue.AddRemovalAsync(id, $"Deleting {label}", request.User.Userid, cancel);
        return ActionOutcome.Success($"Deleting {label}", task);
    }
}
