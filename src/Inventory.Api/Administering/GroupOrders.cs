using Inventory.Api.Commanding;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Administering;

/// <summary><c>create</c> and <c>edit</c> of groups: a description, a role, and a tenant, which is <c>Root</c> unless another is named.</summary>
internal sealed class SaveGroup(AccessChanges changes, TimeProvider time, bool isNew) : AccessOrder(changes, "groups", isNew ? "create" : "edit")
{
    private static readonly string[] Known = ["description", "role", "tenant"];

    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var body = request.Resource;
        if (AccessBody.ProblemOf(body, Known, ["description"], isNew) is { } problem)
            return ActionOutcome.BadRequest(problem);
        if (!isNew && await GroupRules.IsOwnAsync(change, request.Target!.Id))
            return ActionOutcome.BadRequest(GroupRules.Own);
        var role = body.TryGetProperty("role", out var named) ? await AccessBody.FindAsync(change, named, "miq_user_roles", "name") : null;
        if (role is null && (isNew || body.TryGetProperty("role", out _)))
            return ActionOutcome.BadRequest("Must specify a role that exists");
        var tenant = body.TryGetProperty("tenant", out named) ? await AccessBody.FindAsync(change, named, "tenants", "name")
            : await change.FirstAsync<long?>("select id from vmdb.tenants where name = 'Root'");
        if (tenant is null)
            return ActionOutcome.BadRequest("Must specify a tenant that exists");
        var now = time.GetUtcNow().UtcDateTime;
        var id = request.Target?.Id ?? await change.FirstAsync<long>(
            "insert into vmdb.miq_groups (description, miq_user_role_id, tenant_id, created_on) values ($1, $2, $3, $4) returning id",
            ProviderBody.Text(body, "description"), role, tenant, now);
        if (ProviderBody.Text(body, "description") is { } description)
            await change.RunAsync("update vmdb.miq_groups set description = $2 where id = $1", id, description);
        if (role is not null)
            await change.RunAsync("update vmdb.miq_groups set miq_user_role_id = $2 where id = $1", id, role);
        if (body.TryGetProperty("tenant", out _))
            await change.RunAsync("update vmdb.miq_groups set tenant_id = $2 where id = $1", id, tenant);
        await change.RunAsync("update vmdb.miq_groups set updated_on = $2 where id = $1", id, now);
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>delete</c> of a group that is not the only one of any user.</summary>
internal sealed class DeleteGroup(AccessChanges changes) : DeleteAccess(changes, "groups", "miq_groups", "Group", taggedAs: "MiqGroup")
{
    protected override async Task<string?> ProblemAsync(AccessChange change, ActionRequest request) =>
        await GroupRules.IsOwnAsync(change, request.Target!.Id) ? GroupRules.Own
        : await change.AnyAsync(
            """
            select from vmdb.miq_groups_users j where j.miq_group_id = $1
              and not exists (select from vmdb.miq_groups_users o where o.user_id = j.user_id and o.miq_group_id <> $1)
            """, request.Target.Id) ? "The group has users assigned that do not belong to any other group"
        : null;
}

/// <summary>What must be true of a group.</summary>
internal static class GroupRules
{
    public const string Own = "A group that is one of the program's own stays as it is";

    public static Task<bool> IsOwnAsync(AccessChange change, long id) =>
        change.AnyAsync("select from vmdb.miq_groups where id = $1 and group_type = 'system'", id);
}
