using Inventory.Api.Serving;
using Inventory.Api.Serving.Querying;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Authenticating;

/// <summary>
/// Logins by a bearer token of an OpenID Connect issuer. The token says who it is and which groups he is in; those that are known here count. He becomes
/// a user, without a password, at his first login. A user with a password is never one of the issuer's, whatever a token says.
/// </summary>
internal sealed class OidcLogins(OidcOptions options, NpgsqlDataSource database, Accounts accounts, TimeProvider time, ILogger<OidcLogins> log)
{
    private readonly ShortMemory<string, string> synchronised = new(time);

    public async Task<(ApiUser? User, ApiError? Error)> AuthenticateAsync(HttpContext http)
    {
        var login = await http.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (login is not { Succeeded: true, Principal: { } principal })
            return Refuse(login.Failure);
        if (principal.FindFirst(options.UseridClaim)?.Value is not { Length: > 0 } userid || !SqlContext.IsStorable(userid))
            return Refuse($"The bearer token has no claim {options.UseridClaim}.");
        var name = principal.FindFirst(options.NameClaim)?.Value is { Length: > 0 } given && SqlContext.IsStorable(given) ? given : userid;
        string[] groups =
            [.. principal.FindAll(options.GroupsClaim).Select(c => c.Value).Where(SqlContext.IsStorable).Distinct().Order(StringComparer.Ordinal)];
        var key = System.Text.Json.JsonSerializer.Serialize<string[]>([userid, name, .. groups]);
        await synchronised.FindAsync(key, () => SynchroniseAsync(userid, name, groups, http.RequestAborted));
        return await accounts.FindAsync(userid, http.RequestAborted) switch
        {
            { PasswordDigest: not null } => Refuse("The user of the bearer token is a local one, who logs in by password."),
            { User: { Group: not null } user } => (user, null),
            _ => Refuse("The bearer token names no group that is known here."),
        };
    }

    private (ApiUser?, ApiError?) Refuse(Exception? failure)
    {
        if (failure is InvalidOperationException or HttpRequestException or IOException)
        {
            log.LogWarning("Bearer tokens cannot be checked: {Problem}", failure.Message);
            return Refuse("The bearer token cannot be checked now.");
        }
        return Refuse(failure is SecurityTokenExpiredException ? "The bearer token has expired." : "The bearer token is not valid.");
    }

    private static (ApiUser?, ApiError?) Refuse(string why) => (null, ApiError.Unauthorized(why));

    // Who is in no known group is not added, but loses what he had.
    private async Task<string?> SynchroniseAsync(string userid, string name, string[] groups, CancellationToken cancel)
    {
        var before = await UserAccounts.FindAsync(database, userid, cancel);
        if (before?.PasswordDigest is not null)
            return userid;
        await using var command = database.CreateCommand(
            """
            with known as (select id from vmdb.miq_groups where description = any($3)),
            logged_in as (
              insert into vmdb.users as u (userid, name, lastlogon, created_on, updated_on, current_group_id)
              select $1, $2, $4, $4, $4, (select min(id) from known) where exists (select from known) or exists (select from vmdb.users where userid = $1)
              on conflict (userid) do update set name = excluded.name, lastlogon = excluded.lastlogon, current_group_id =
                case when u.current_group_id in (select id from known) then u.current_group_id else excluded.current_group_id end
              where u.password_digest is null returning id),
            left_groups as (delete from vmdb.miq_groups_users j using logged_in l where j.user_id = l.id and j.miq_group_id not in (select id from known))
            insert into vmdb.miq_groups_users (user_id, miq_group_id) select l.id, k.id from logged_in l, known k on conflict do nothing
            """);
        command.Parameters.Add(new() { Value = userid });
        command.Parameters.Add(new() { Value = name });
        command.Parameters.Add(new() { Value = groups, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        await command.ExecuteNonQueryAsync(cancel);
        var after = await UserAccounts.FindAsync(database, userid, cancel);
        if (after is not null && before?.User.Groups.SequenceEqual(after.User.Groups) != true)
            accounts.Forget();
        return userid;
    }
}
