using System.Text.Json;
using Inventory.Api.Authenticating;
using Inventory.Api.Authorizing;
using Inventory.Api.Commanding;
using Inventory.Api.Serving;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Administering;

/// <summary><c>create</c> and <c>edit</c> of users. Everybody may edit himself a little: his password, address and settings.</summary>
internal sealed class SaveUser(AccessChanges changes, TimeProvider time, bool isNew)
    : AccessOrder(changes, "users", isNew ? "create" : "edit", isNew ? Right.Administer : Right.Read)
{
    private const int ShortestPassword = 8;

    private static readonly string[] Texts = ["userid", "name", "email", "first_name", "last_name"];
    private static readonly string[] Known = [.. Texts, "password", "settings", "group", "miq_groups"];
    private static readonly string[] Own = ["password", "email", "settings", "id", "href"];

    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var body = request.Resource;
        if (!request.User.May(Right.Administer) && request.Target?.Id != request.User.Id)
            return ActionOutcome.Refused(ApiError.Forbidden($"Use of Action {Action} is forbidden"));
        if (!request.User.May(Right.Administer) && body.EnumerateObject().Any(m => !Own.Contains(m.Name)))
            return ActionOutcome.BadRequest("Cannot update attributes other than password, email, settings for the current user");
        if ((AccessBody.ProblemOf(body, Known, ["userid", "name"], isNew) ?? ProblemOf(body)) is { } problem)
            return ActionOutcome.BadRequest(problem);
        // Who came from an issuer of bearer tokens would else stay when that one lets him go.
        if (!request.User.May(Right.Administer) && body.TryGetProperty("password", out _)
            && !await change.AnyAsync("select from vmdb.users where id = $1 and password_digest is not null", request.User.Id))
            return ActionOutcome.BadRequest("Who logs in by bearer token has no password here");
        var groups = await GroupsAsync(change, body);
        if (groups is null ? isNew : groups.Contains(0) || groups.Length == 0)
            return ActionOutcome.BadRequest("Must specify a group, or miq_groups, that exist");

        var now = time.GetUtcNow().UtcDateTime;
        var id = request.Target?.Id
            ?? await change.FirstAsync<long>(
                "insert into vmdb.users (userid, created_on) values ($1, $2) returning id", ProviderBody.Text(body, "userid"), now);
        foreach (var column in Texts.Where(t => body.TryGetProperty(t, out _)))
            await change.RunAsync($"update vmdb.users set {column} = $2 where id = $1", id, ProviderBody.Text(body, column));
        if (body.TryGetProperty("settings", out var settings))
            await change.RunAsync("update vmdb.users set settings = $2 where id = $1", id, settings.GetRawText());
        if (ProviderBody.Text(body, "password") is { } password)
            await change.RunAsync("update vmdb.users set password_digest = $2 where id = $1", id, Passwords.Hash(password));
        if (groups is not null)
            await PutAsync(change, id, groups);
        // Whoever was in by what has changed must log in again.
        if (groups is not null || body.TryGetProperty("password", out _) || body.TryGetProperty("userid", out _))
            await change.RunAsync("delete from inventory.api_tokens where user_id = $1", id);
        await change.RunAsync("update vmdb.users set updated_on = $2 where id = $1", id, now);
        return ActionOutcome.Resource(id);
    }

    private string? ProblemOf(JsonElement body)
    {
        if (body.TryGetProperty("settings", out var settings)
            && (settings.ValueKind != JsonValueKind.Object || settings.GetRawText().Contains(@"\u0000", StringComparison.Ordinal)))
            return "settings must be an object without NUL characters";
        var isGiven = body.TryGetProperty("password", out var password);
        return isGiven || isNew
            ? password.ValueKind == JsonValueKind.String && password.GetString()!.Length >= ShortestPassword ? null
            : $"password must have at least {ShortestPassword} characters"
            : null;
    }

    // 0 for one that does not exist; null if none were given.
    private static async Task<long[]?> GroupsAsync(AccessChange change, JsonElement body)
    {
        JsonElement[]? named = body.TryGetProperty("miq_groups", out var many) && many.ValueKind == JsonValueKind.Array ? [.. many.EnumerateArray()]
            : body.TryGetProperty("group", out var one) ? [one]
            : body.TryGetProperty("miq_groups", out _) ? [] : null;
        if (named is null)
            return null;
        var ids = new List<long>();
        foreach (var group in named)
            ids.Add(await AccessBody.FindAsync(change, group, "miq_groups", "description") ?? 0);
        return [.. ids.Distinct()];
    }

    private static async Task PutAsync(AccessChange change, long id, long[] groups)
    {
        await change.RunAsync("delete from vmdb.miq_groups_users where user_id = $1 and miq_group_id <> all($2)", id, groups);
        await change.RunAsync("insert into vmdb.miq_groups_users (user_id, miq_group_id) select $1, unnest($2) on conflict do nothing", id, groups);
        await change.RunAsync(
            "update vmdb.users set current_group_id = $3 where id = $1 and (current_group_id is null or current_group_id <> all($2))", id, groups, groups[0]);
    }
}

/// <summary><c>delete</c> of a user; his tokens go with him.</summary>
internal sealed class DeleteUser(AccessChanges changes) : DeleteAccess(changes, "users", "users", "User", taggedAs: "User")
{
    protected override Task<string?> ProblemAsync(AccessChange change, ActionRequest request) =>
        Task.FromResult(request.Target!.Id == request.User.Id ? "Cannot delete user of current request" : null);
}

/// <summary><c>set_current_group</c>: for which of his groups a user asks from now on.</summary>
internal sealed class SetCurrentGroup(AccessChanges changes) : AccessOrder(changes, "users", "set_current_group", Right.Read, ofOthers: null)
{
    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var id = request.Target!.Id;
        if (id != request.User.Id)
            return ActionOutcome.BadRequest("Can only edit authenticated user's current group");
        if (!request.Resource.TryGetProperty("current_group", out var named))
            return ActionOutcome.BadRequest("Must specify a current_group");
        if (await AccessBody.FindAsync(change, named, "miq_groups", "description") is not { } group
            || !await change.AnyAsync("select from vmdb.miq_groups_users where user_id = $1 and miq_group_id = $2", id, group))
            return ActionOutcome.BadRequest("Cannot set current_group - User must belong to group");
        await change.RunAsync("update vmdb.users set current_group_id = $2 where id = $1", id, group);
        return ActionOutcome.Resource(id);
    }
}

/// <summary><c>revoke_sessions</c>: ends all tokens of a user; of others than oneself only administrators do so.</summary>
internal sealed class RevokeSessions(AccessChanges changes) : AccessOrder(changes, "users", "revoke_sessions", Right.Read)
{
    protected override async Task<ActionOutcome> MakeAsync(AccessChange change, ActionRequest request)
    {
        var id = request.Target!.Id;
        if (id != request.User.Id && !request.User.May(Right.Administer))
            return ActionOutcome.Refused(ApiError.Forbidden($"Use of Action {Action} is forbidden"));
        await change.RunAsync("delete from inventory.api_tokens where user_id = $1", id);
        var userid = await change.FirstAsync<string>("update vmdb.users set lastlogoff = now() where id = $1 returning userid", id);
        return ActionOutcome.Success($"All sessions revoked successfully for {userid}.");
    }
}
