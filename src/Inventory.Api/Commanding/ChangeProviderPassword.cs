using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Commanding;

/// <summary><c>change_password</c>: ManageIQ offers it, and only providers of physical machines support it. Credentials of a cloud are edited.</summary>
public sealed class ChangeProviderPassword : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

    /// <inheritdoc/>
    public string Action => "change_password";

    /// <inheritdoc/>
    public bool OnCollection => true;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public Right Needs => Right.Administer;

    /// <inheritdoc/>
    public Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel) => Task.FromResult<ActionOutcome>(request.Target is { } target
        ? ActionOutcome.BadRequest($"Change Password for Provider id: {target.Id} name: '{target.Name}': Feature not available/supported")
        : ActionOutcome.BadRequest("Must specify an id for change password of a providers resource"));
}
