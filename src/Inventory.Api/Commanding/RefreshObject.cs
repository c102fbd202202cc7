using System.Globalization;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Declaring;

namespace Inventory.Api.Commanding;

/// <summary><c>refresh</c> of one object of the inventory: it alone is read again, where its kind of provider can do that.</summary>
public sealed class RefreshObject(RequestRefresh refresh, InventoryObjects objects, Catalogue catalogue) : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections => catalogue.Inventory.Select(c => c.Name);

    /// <inheritdoc/>
    public string Action => "refresh";

    /// <inheritdoc/>
    public bool OnCollection => false;

    /// <inheritdoc/>
    public bool OnResource => true;

    /// <inheritdoc/>
    public Right Needs => Right.Operate;

    /// <inheritdoc/>
    public async Task<ActionOutcome> HandleAsync(ActionRequest request, CancellationToken cancel)
    {
        var (id, name) = (request.Target!.Id, request.Target.Name);
        var label = $"{Title(request.Collection)} id: {id}{(name is null ? "" : $" name: '{name}'")}";
        if (await objects.FindAsync(id, cancel) is not { } known)
            return ActionOutcome.Failure($"Refresh for {label}: it came from no provider");
        if (!known.IsConnected)
            return ActionOutcome.Failure($"Refresh for {label}: it is archived, its provider has it no longer");
        return await refresh.AskAsync(known.EmsId, label, request.User.Userid, plan =>
        {
            plan.AddKey(known.Model, known.Key);
            return Task.CompletedTask;
        }, confirmDisconnects: false, cancel);
    }

    private static string Title(string collection) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(collection.TrimEnd('s').Replace('_', ' '));
}
