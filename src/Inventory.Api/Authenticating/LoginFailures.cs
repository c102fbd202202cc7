using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Inventory.Api.Authenticating;

/// <summary>
/// Counts failed logins by login name, for all nodes: after too many in a row the name must pause. Who has a token, or is remembered, is not concerned;
/// so nobody can put out somebody who is in.
/// </summary>
internal sealed class LoginFailures(NpgsqlDataSource database, LoginOptions options, TimeProvider time)
{
    /// <summary>Whether the name pauses; a try while it does is neither checked nor counted.</summary>
    public async Task<bool> PausesAsync(string userid, CancellationToken cancel)
    {
        await using var command = Command(
            "select exists (select from inventory.login_failures where digest = $1 and failures >= $3 and last_failed_on > $2)", userid);
        command.Parameters.Add(new() { Value = options.MostFailures });
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>One more failure. What is forgiven goes, so that made up names leave nothing behind.</summary>
    public async Task AddAsync(string userid, CancellationToken cancel)
    {
        await using var command = Command(
            """
            with forgiven as (
              delete from inventory.login_failures where digest in
                (select digest from inventory.login_failures where last_failed_on <= $2 and digest <> $1 limit 100 for update skip locked)),
            shown as (update vmdb.users set failed_login_attempts = failed_login_attempts + 1 where userid = $4)
            insert into inventory.login_failures as f (digest, failures, last_failed_on) values ($1, 1, $3)
            on conflict (digest) do update set failures = case when f.last_failed_on > $2 then f.failures + 1 else 1 end,
              last_failed_on = excluded.last_failed_on
            """, userid);
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = userid });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A login that did not fail.</summary>
    public async Task SucceedAsync(string userid, CancellationToken cancel)
    {
        await using var command = Command(
            """
            with forgiven as (delete from inventory.login_failures where digest = $1)
            update vmdb.users set failed_login_attempts = 0, lastlogon = $2 where userid = $3
            """, userid, hasLimit: false);
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = userid });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, string userid, bool hasLimit = true)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = SHA256.HashData(Encoding.UTF8.GetBytes(userid)) });
        if (hasLimit)
            command.Parameters.Add(new() { Value = (time.GetUtcNow() - options.Pause).UtcDateTime });
        return command;
    }
}
