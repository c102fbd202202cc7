using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Domain.Providers;

namespace Inventory.Api.Commanding;

/// <summary><c>pause</c>: a provider that is left alone until it is resumed. ManageIQ has it in its user interface only.</summary>
public sealed class PauseOrder(PauseProvider pause, InventoryObjects objects) : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public string Action => "pause";

    /// <inheritdoc/>
    public bool OnCollection => false;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <inheritdoc/>
    public Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel) =>
        DoAsync(objects, request.Target!, ("Pause", "Pausing"), id => pause.PauseAsync(id, request.User.Userid, cancel), cancel);

    internal static async Task<ActionOutcome> DoAsync(
        InventoryObjects objects, ActionTarget target, (string Do, string Doing) words, Func<long, Task> act, CancellationToken cancel)
    {
        var label = $"Provider id: {target.Id} name: '{target.Name}'";
        if (await objects.MainManagerAsync(target.Id, cancel) != target.Id)
            return ActionOutcome.Failure($"{words.Do} for {label}: {ChildManagers.Refusal}");
        await act(target.Id);
        return ActionOutcome.Success($"{words.Doing} {label}");
    }
}

/// <summary><c>resume</c> of a paused provider.</summary>
public sealed class ResumeOrder(PauseProvider pause, InventoryObjects objects) : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public string Action => "resume";

    /// <inheritdoc/>
    public bool OnCollection => false;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <inheritdoc/>
    public Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel) =>
        PauseOrder.DoAsync(objects, request.Target!, ("Resume", "Resuming"), id => pause.ResumeAsync(id, request.User.Userid, cancel), cancel);
}
