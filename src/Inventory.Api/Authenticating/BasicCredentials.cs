using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Inventory.Api.Serving;
using Npgsql;

namespace Inventory.Api.Authenticating;

/// <summary>
/// Checks user ids and passwords. A password's hash is slow on purpose, so a success is remembered for a minute (as a keyed hash, in this
/// process), and after ten failures in a row a user must wait half a minute; who is remembered need not.
/// </summary>
internal sealed class BasicCredentials(NpgsqlDataSource database, TimeProvider time)
{
    private const int MostFailures = 10;
    private const int MostRemembered = 1000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly string NobodysDigest = Passwords.Hash("nobody");

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (ApiUser User, DateTimeOffset Until)> accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Last)> failures = new(StringComparer.Ordinal);

    /// <summary>The user, or null.</summary>
    public async Task<ApiUser?> VerifyAsync(string userid, string password, CancellationToken cancel)
    {
        var (now, mark) = (time.GetUtcNow(), Mark(userid, password));
        if (accepted.TryGetValue(mark, out var known) && known.Until > now)
            return known.User;
        if (failures.TryGetValue(userid, out var failed) && failed.Count >= MostFailures && failed.Last + Pause > now)
            return null;
        var account = await UserAccounts.FindAsync(database, userid, cancel);
        // Somebody unknown takes as long as somebody known.
        if (!Passwords.Verify(account?.PasswordDigest ?? NobodysDigest, password) || account is null)
        {
            MakeRoom(failures);
            failures.AddOrUpdate(userid, (1, now), (_, before) => (before.Last + Pause > now ? before.Count + 1 : 1, now));
            return null;
        }
        failures.TryRemove(userid, out _);
        MakeRoom(accepted);
        accepted[mark] = (account.User, now + Remembered);
        return account.User;
    }

    private string Mark(string userid, string password) =>
        Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{userid.Length}:{userid}{password}")));

    private static void MakeRoom<T>(ConcurrentDictionary<string, T> of)
    {
        if (of.Count >= MostRemembered)
            of.Clear();
    }
}
