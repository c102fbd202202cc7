using System.Security.Cryptography;
using Inventory.Api.Authorizing;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Inventory.Api.Authenticating;

/// <summary>Sees to it that somebody can log in.</summary>
public static class PasswordBootstrap
{
    /// <summary>The configuration key of the administrator's password.</summary>
    public const string PasswordKey = "INVENTORY_ADMIN_PASSWORD";

    private const string Admin = "admin";

    /// <summary>
    /// Makes the user <c>admin</c> unless it exists, and an administrator of one who is in no group. Its password is the configured one, or else a
    /// generated one, which is returned, this once, for the host to tell. A configured password that differs from the stored one replaces it.
    /// </summary>
    /// <returns>The generated password, or null if none was generated.</returns>
    public static async Task<string?> EnsureAdminAsync(NpgsqlDataSource database, IConfiguration configuration, TimeProvider time, CancellationToken cancel)
    {
        var configured = configuration[PasswordKey] is { Length: > 0 } given ? given : null;
        var stored = await UserAccounts.FindAsync(database, Admin, cancel);
        if (stored is { User.Groups.Count: 0 })
            await JoinAsync(database, cancel);
        if (stored is not null && (configured is null || Passwords.Verify(stored.PasswordDigest, configured)))
            return null;
        var password = configured ?? RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 20);
        var known = configured is null ? "nothing" : "update set password_digest = excluded.password_digest, updated_on = excluded.updated_on";
        await using var command = database.CreateCommand(
            $"""
            insert into vmdb.users (userid, name, password_digest, created_on, updated_on) values ($1, 'Administrator', $2, $3, $3)
            on conflict (userid) do {known}
            """);
        command.Parameters.Add(new() { Value = Admin });
        command.Parameters.Add(new() { Value = Passwords.Hash(password) });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        // Another node may have been first: then its password counts, and ours was never one.
        var isOurs = await command.ExecuteNonQueryAsync(cancel) == 1;
        if (stored is null)
            await JoinAsync(database, cancel);
        if (stored is not null)
            await EndSessionsAsync(database, cancel);
        return isOurs && configured is null ? password : null;
    }

    private static async Task EndSessionsAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("delete from inventory.api_tokens where user_id in (select id from vmdb.users where userid = $1)");
        command.Parameters.Add(new() { Value = Admin });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task JoinAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            with joined as (
              insert into vmdb.miq_groups_users (user_id, miq_group_id)
              select u.id, g.id from vmdb.users u, vmdb.miq_groups g where u.userid = $1 and g.description = $2 on conflict do nothing
              returning user_id, miq_group_id)
            update vmdb.users u set current_group_id = joined.miq_group_id from joined where u.id = joined.user_id
            """);
        command.Parameters.Add(new() { Value = Admin });
        command.Parameters.Add(new() { Value = SeedAccess.Administrators });
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Hashes as ASP.NET's Identity makes them: PBKDF2 with a salt of their own.</summary>
internal static class Passwords
{
    private static readonly PasswordHasher<string> Hasher = new();

    public static string Hash(string password) => Hasher.HashPassword("", password);

    public static bool Verify(string? digest, string password)
    {
        try
        {
            return digest is not null && Hasher.VerifyHashedPassword("", digest, password) != PasswordVerificationResult.Failed;
        }
        catch (FormatException) // a digest that is none
        {
            return false;
        }
    }
}
