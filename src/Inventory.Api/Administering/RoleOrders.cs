using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Commanding;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Administering;

/// <summary><c>create</c>, <c>add</c> and <c>edit</c> of roles: a name, <c>rights</c>, and <c>provider_ids</c> if it is limited to some providers.</summary>
internal sealed class SaveRole(AccessChanges changes, TimeProvider time, string action) : AccessOrder(changes, "roles", action)
{
    private static readonly string[] Words = [.. Enum.GetNames<Right>().Select(n => n.ToLowerInvariant())];
    private static readonly string[] Known = ["name", "rights", "provider_ids"];

    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var (body, isNew) = (request.Resource, request.Target is null);
        if (AccessBody.ProblemOf(body, Known, ["name", "rights"], isNew) is { } problem)
            return ActionOutcome.BadRequest(problem);
        if (!isNew && await change.AnyAsync("select from vmdb.miq_user_roles where id = $1 and read_only", request.Target!.Id))
            return ActionOutcome.BadRequest($"Role {request.Target.Name} is one of the program's own, and stays as it is");
        if (ProviderBody.Text(body, "rights") is { } word && !Words.Contains(word))
            return ActionOutcome.BadRequest($"rights must be one of {string.Join(", ", Words)}");
        var (isGiven, managers) = (body.TryGetProperty("provider_ids", out var list), (long[]?)null);
        if (isGiven && list.ValueKind != JsonValueKind.Null)
        {
            managers = await ManagersAsync(change, list);
            if (managers is null)
                return ActionOutcome.BadRequest("provider_ids must be null, for all, or a list of ids of providers that exist");
        }
        var now = time.GetUtcNow().UtcDateTime;
        var id = request.Target?.Id ?? await change.FirstAsync<long>(
            "insert into vmdb.miq_user_roles (name, rights, created_at) values ($1, 'read', $2) returning id", ProviderBody.Text(body, "name"), now);
        if (ProviderBody.Text(body, "name") is { } name)
            await change.RunAsync("update vmdb.miq_user_roles set name = $2 where id = $1", id, name);
        if (ProviderBody.Text(body, "rights") is { } rights)
            await change.RunAsync("update vmdb.miq_user_roles set rights = $2 where id = $1", id, rights);
        if (isGiven)
            await change.RunAsync("update vmdb.miq_user_roles set provider_ids = $2::bigint[] where id = $1", id, managers);
        // He could give himself what he lacks.
        if (await change.AnyAsync("select from vmdb.miq_user_roles where id = $1 and rights = 'administer' and provider_ids is not null", id))
            return ActionOutcome.BadRequest("A role that administers cannot be limited to providers");
        await change.RunAsync("update vmdb.miq_user_roles set updated_at = $2 where id = $1", id, now);
        return ActionOutcome.Resource(id);
    }

    private static async Task<long[]?> ManagersAsync(AccessChange change, JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
            return null;
        var ids = new List<long>();
        foreach (var entry in list.EnumerateArray())
            if (await AccessBody.FindAsync(change, entry, "ext_management_systems", "name") is { } id)
                ids.Add(id);
            else
                return null;
        return [.. ids.Distinct()];
    }
}

/// <summary><c>delete</c> of a role that no group has.</summary>
internal sealed class DeleteRole(AccessChanges changes) : DeleteAccess(changes, "roles", "miq_user_roles", "Role")
{
    protected override async Task<string?> ProblemAsync(AccessChange change, ActionRequest request) =>
        await change.AnyAsync("select from vmdb.miq_user_roles where id = $1 and read_only", request.Target!.Id)
            ? $"Role {request.Target.Name} is one of the program's own, and stays as it is"
        : await change.AnyAsync("select from vmdb.miq_groups where miq_user_role_id = $1", request.Target.Id)
            ? $"Role {request.Target.Name} is in use by groups"
        : null;
}
