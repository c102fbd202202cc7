using Inventory.Api.Commanding;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Administering;

/// <summary><c>create</c> and <c>edit</c> of tenants, below <c>Root</c> or another one.</summary>
internal sealed class SaveTenant(AccessChanges changes, bool isNew) : AccessOrder(changes, "tenants", isNew ? "create" : "edit")
{
    private static readonly string[] Known = ["name", "description", "parent"];

    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var body = request.Resource;
        if (AccessBody.ProblemOf(body, isNew ? Known : Known[..2], ["name"], isNew) is { } problem)
            return ActionOutcome.BadRequest(problem);
        if (request.Target?.Name == "Root" && body.TryGetProperty("name", out _))
            return ActionOutcome.BadRequest("The root tenant keeps its name");
        var parent = body.TryGetProperty("parent", out var named) ? await AccessBody.FindAsync(change, named, "tenants", "name")
            : await change.FirstAsync<long?>("select id from vmdb.tenants where name = 'Root'");
        if (parent is null)
            return ActionOutcome.BadRequest("Must specify a parent that exists");
        var id = request.Target?.Id
            ?? await change.FirstAsync<long>(
                "insert into vmdb.tenants (name, parent_id) values ($1, $2) returning id", ProviderBody.Text(body, "name"), parent);
        if (ProviderBody.Text(body, "name") is { } name)
            await change.RunAsync("update vmdb.tenants set name = $2 where id = $1", id, name);
        if (body.TryGetProperty("description", out _))
            await change.RunAsync("update vmdb.tenants set description = $2 where id = $1", id, ProviderBody.Text(body, "description"));
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a tenant that nothing is filed under.</summary>
internal sealed class DeleteTenant(AccessChanges changes) : DeleteAccess(changes, "tenants", "tenants", "Tenant", taggedAs: "Tenant")
{
    protected override async Task<string?> ProblemAsync(AccessChange change, ActionRequest request) =>
        request.Target!.Name == "Root" ? "The root tenant cannot be deleted"
        : await change.AnyAsync("select from vmdb.miq_groups where tenant_id = $1", request.Target.Id) ? $"Tenant {request.Target.Name} has groups"
        : await change.AnyAsync("select from vmdb.tenants where parent_id = $1", request.Target.Id) ? $"Tenant {request.Target.Name} has tenants below it"
        : null;
}
