using System.Security.Cryptography;
using System.Text;
using Inventory.Api.Serving;
using Npgsql;

namespace Inventory.Api.Authenticating;

/// <summary>
/// Tokens that stand for a login. They are in the database, as hashes, and so count on every node and after a restart; they live as long as they are
/// used. A use is written down only when it prolongs the life by a tenth, and a token is read again after a few seconds only.
/// </summary>
internal sealed class Tokens(NpgsqlDataSource database, Accounts accounts, LoginOptions options, TimeProvider time)
{
    private readonly ShortMemory<string, Entry> known = new(time);

    /// <summary>How long a token of that kind lives without being used.</summary>
    public TimeSpan LifeOf(string requesterType) => requesterType == "api" ? options.TokenLife : options.SessionLife;

    /// <summary>Makes a token: 32 hexadecimal digits.</summary>
    public async Task<(string Token, DateTimeOffset ExpiresOn)> IssueAsync(ApiUser user, string requesterType, CancellationToken cancel)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var now = time.GetUtcNow();
        await using var command = Command(
            """
            with expired as (delete from inventory.api_tokens where digest in
              (select digest from inventory.api_tokens where expires_on <= $2 limit 100 for update skip locked))
            insert into inventory.api_tokens (digest, user_id, requester_type, expires_on) values ($1, $4, $5, $3)
            """, token, now.UtcDateTime, (now + LifeOf(requesterType)).UtcDateTime, user.Id, requesterType);
        await command.ExecuteNonQueryAsync(cancel);
        return (token, now + LifeOf(requesterType));
    }

    /// <summary>Whose token it is, or null; a use prolongs its life.</summary>
    public async Task<ApiUser?> UseAsync(string token, bool renews, CancellationToken cancel)
    {
        var (key, now) = (Convert.ToHexString(DigestOf(token)), time.GetUtcNow());
        var entry = await known.FindAsync(key, () => ReadAsync(token, cancel));
        // A token for a websocket opens no API.
        if (entry is null || entry.ExpiresOn <= now || entry.RequesterType == "ws")
            return null;
        var life = LifeOf(entry.RequesterType);
        if (renews && now + life - entry.ExpiresOn >= life / 10)
        {
            // What was revoked elsewhere meanwhile is not brought back.
            await using var renew = Command(
                "update inventory.api_tokens set expires_on = $3 where digest = $1 and expires_on > $2", token, now.UtcDateTime, (now + life).UtcDateTime);
            if (await renew.ExecuteNonQueryAsync(cancel) == 0)
                return null;
            known.Set(key, entry with { ExpiresOn = now + life });
        }
        return (await accounts.FindAsync(entry.UserId, cancel))?.User;
    }

    /// <summary>Ends a token.</summary>
    public async Task RevokeAsync(string token, CancellationToken cancel)
    {
        await using var command = Command("delete from inventory.api_tokens where digest = $1", token);
        await command.ExecuteNonQueryAsync(cancel);
        known.Forget(Convert.ToHexString(DigestOf(token)));
    }

    /// <summary>Reads all anew: users have changed, and some tokens may be gone.</summary>
    public void Forget() => known.Forget();

    private async Task<Entry?> ReadAsync(string token, CancellationToken cancel)
    {
        await using var command = Command("select user_id, requester_type, expires_on from inventory.api_tokens where digest = $1", token);
        await using var row = await command.ExecuteReaderAsync(cancel);
        return await row.ReadAsync(cancel) ? new Entry(row.GetInt64(0), row.GetString(1), row.GetDateTime(2)) : null;
    }

    private NpgsqlCommand Command(string sql, string token, params IEnumerable<object> values)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = DigestOf(token) });
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record Entry(long UserId, string RequesterType, DateTimeOffset ExpiresOn);
}
