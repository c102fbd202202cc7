using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;

namespace Inventory.Api.Commanding;

/// <summary>
/// <c>refresh</c> of a provider, which is that of all its managers: everything, or what <c>targets</c> name, known or not
/// (<c>[{"association":"vms","manager_ref":{"ems_ref":"i-1"}}]</c>). <c>confirm_disconnects</c> lets pass what the guard holds back.
/// </summary>
public sealed class RefreshProvider(RequestRefresh refresh, InventoryObjects objects, InventoryModels models, Catalogue catalogue) : IActionHandler
{
    /// <inheritdoc/>
    public IEnumerable<string> Collections => ["providers"];

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
        if (TargetReference.Read(request.Resource, models, catalogue, out var targets) is { } problem)
            return ActionOutcome.BadRequest(problem);
        var confirms = ProviderBody.Text(request.Resource, "confirm_disconnects");
        if (confirms is not (null or "true" or "false"))
            return ActionOutcome.BadRequest($"confirm_disconnects must be true or false, not {confirms}");
        var main = await objects.MainManagerAsync(id, cancel) ?? id;
        return await refresh.AskAsync(main, $"Provider id: {id} name: '{name}'", request.User.Userid, async plan =>
        {
            foreach (var target in targets)
                await AddAsync(plan, main, target, cancel);
        }, confirms == "true", cancel);
    }

    private async Task AddAsync(TargetPlan plan, long main, TargetReference target, CancellationToken cancel)
    {
        var (model, _, value) = target;
        if (model.IsChild)
            await AddRootsAsync(plan, main, target, cancel);
        else if (value is null || TargetPlan.HasNativeId(model))
            plan.Add(model, value);
        else
            plan.AddAll(model);
    }

    private async Task AddRootsAsync(TargetPlan plan, long main, TargetReference target, CancellationToken cancel)
    {
        var (child, attribute, value) = target;
        var roots = models.Roots.Where(r => r.PartOf(child) > 0).ToArray();
        plan.Remark($"{child.Collection} are read with the {string.Join(" or ", roots.Select(r => r.Collection))} that have them");
        if (value is null)
            foreach (var root in roots)
                plan.Add(root, null);
        else if (await objects.WithChildAsync(main, child, attribute, value, cancel) is { Count: > 0 } known)
            foreach (var root in known)
                plan.AddKey(root.Model, root.Key);
        else
            plan.AddEverything($"no {child.Name} with the {attribute} {value} is known");
    }
}
