using System.Text.Json;
using Inventory.Api.Authorizing;

namespace Inventory.Api.Serving.Acting;

/// <summary>
/// Carries out one action of one or more collections. Registered in the container as <see cref="IActionHandler"/> (any lifetime); the dispatcher finds
/// it by its names, and lists it in <c>actions</c>. PUT and PATCH come as <c>edit</c>, DELETE as <c>delete</c>.
/// </summary>
public interface IActionHandler
{
    /// <summary>The collections: <c>providers</c>; <c>vms/tags</c> for the tags below a VM.</summary>
    IEnumerable<string> Collections { get; }

    /// <summary>The action, e.g. <c>refresh</c>.</summary>
    string Action { get; }

    /// <summary>Can be asked for without a target (<c>create</c>, <c>verify_credentials</c>).</summary>
    bool OnCollection { get; }

    /// <summary>
    /// Can be asked for on a resource, alone or in bulk. If not, the entries of a body name no resources of the collection, and each is handled as it is.
    /// </summary>
    bool OnResource { get; }

    /// <summary>The right without which nobody may ask for it; checked before anything is looked up.</summary>
    Right Needs { get; }

    /// <summary>The right to ask for it of a row that is not the asker's own; null if nobody may. Only users have rows of their own.</summary>
    Right? NeedsOfOthers => Needs;

    /// <summary>Acts on one target, or on none; called once per entry of a bulk request, in order. Expected failures are outcomes.</summary>
    Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel);
}

/// <summary>One order.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Action">The action.</param>
/// <param name="Target">The resource, known to exist; null for an order to the collection.</param>
/// <param name="Resource">The parameters: always a JSON object, without <c>action</c>. Valid until the request ends.</param>
/// <param name="User">Who asks.</param>
public sealed record ActionRequest(string Collection, string Action, ActionTarget? Target, JsonElement Resource, ApiUser User)
{
    /// <summary>For an order below a row: that row; else null.</summary>
    public ActionTarget? Above { get; init; }
}

/// <summary>An existing row.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, if its table has names.</param>
public sealed record ActionTarget(long Id, string? Name);
