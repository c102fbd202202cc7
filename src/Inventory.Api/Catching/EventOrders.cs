using Inventory.Api.Authorizing;
using Inventory.Api.Commanding;
using Inventory.Api.Organizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Catching;
using Inventory.Domain.Providers;

namespace Inventory.Api.Catching;

/// <summary><c>set_event_secret</c> of a provider: with what the events are signed that its cloud pushes.</summary>
internal sealed class SetEventSecret(EventSecrets secrets, InventoryObjects objects) : Order("set_event_secret", Right.Administer, OrderPlaces.Resource, "providers")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (id, name) = (request.Target!.Id, request.Target.Name);
        if (ProviderBody.Text(request.Resource, "secret") is not { Length: >= EventSecrets.ShortestSecret } secret)
            return ActionOutcome.BadRequest($"secret must have at least {EventSecrets.ShortestSecret} characters");
        if (await objects.MainManagerAsync(id, cancel) != id)
            return ActionOutcome.BadRequest(ChildManagers.Refusal);
        await secrets.SetAsync(id, secret, cancel);
        return ActionOutcome.Success($"Setting the event secret of Provider id: {id} name: '{name}'");
    }
}

/// <summary><c>replay</c> of an event that could not be understood.</summary>
internal sealed class ReplayDeadLetter(DeadLetters letters) : Order("replay", Right.Operate, OrderPlaces.Resource, "dead_letters")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var label = $"Dead Letter id: {request.Target!.Id}";
        return await letters.ReplayAsync(request.Target.Id, cancel) is { } problem
            ? ActionOutcome.Failure($"Replay for {label}: {problem}")
            : ActionOutcome.Success($"Replaying {label}");
    }
}

/// <summary><c>delete</c> of an event that could not be understood.</summary>
internal sealed class DeleteDeadLetter(EngineRows rows) : Order("delete", Right.Operate, OrderPlaces.Resource, "dead_letters")
{
    public override async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        await rows.DeleteAsync(ManagementTables.DeadLetters, request.Target!.Id, cancel);
        return ActionOutcome.Success($"Deleting Dead Letter id: {request.Target.Id}");
    }
}
