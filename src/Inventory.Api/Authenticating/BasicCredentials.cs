using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Inventory.Api.Serving;

namespace Inventory.Api.Authenticating;

/// <summary>
/// Checks user ids and passwords. A password's hash is slow on purpose, so a success is remembered for a minute, as a keyed hash, in this process; it
/// holds for the very password that is stored, and so ends when that is changed. After too many failures in a row a user must wait; who is remembered
/// need not.
/// </summary>
internal sealed class BasicCredentials(Accounts accounts, LoginFailures failures, TimeProvider time)
{
    private const int MostRemembered = 1000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly string NobodysDigest = Passwords.Hash("nobody");

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, DateTimeOffset> accepted = new(StringComparer.Ordinal);

    /// <summary>The user, or null.</summary>
    public async Task<ApiUser?> VerifyAsync(string userid, string password, CancellationToken cancel)
    {
        var account = await accounts.FindAsync(userid, cancel);
        var (now, mark) = (time.GetUtcNow(), Mark(userid, password, account?.PasswordDigest));
        if (account is not null && accepted.TryGetValue(mark, out var until) && until > now)
            return account.User;
        if (await failures.PausesAsync(userid, cancel))
            return null;
        // Somebody unknown, or without a password, takes as long as somebody known.
        if (!Passwords.Verify(account?.PasswordDigest ?? NobodysDigest, password) || account?.PasswordDigest is null)
        {
            await failures.AddAsync(userid, cancel);
            return null;
        }
        await failures.SucceedAsync(userid, cancel);
        if (accepted.Count >= MostRemembered)
            accepted.Clear();
        accepted[mark] = now + Remembered;
        return account.User;
    }

    private string Mark(string userid, string password, string? digest) =>
        Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{userid.Length}:{userid}{digest?.Length}:{digest}{password}")));
}
