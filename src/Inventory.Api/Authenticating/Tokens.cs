using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Inventory.Api.Serving;

namespace Inventory.Api.Authenticating;

/// <summary>Tokens that stand for a login. They live in this process, and as long as they are used.</summary>
internal sealed class Tokens(TimeProvider time)
{
    /// <summary>How long a token lives without being used.</summary>
    public static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Makes a token: 32 hexadecimal digits.</summary>
    public (string Token, DateTimeOffset ExpiresOn) Issue(ApiUser user, string requesterType)
    {
        var now = time.GetUtcNow();
        foreach (var (key, entry) in entries)
            if (entry.ExpiresOn <= now)
                entries.TryRemove(key, out _);
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        entries[KeyOf(token)] = new Entry(user, requesterType, now + TimeToLive);
        return (token, now + TimeToLive);
    }

    /// <summary>Whose token it is, or null; a use prolongs its life.</summary>
    public ApiUser? Use(string token, bool renews)
    {
        var (key, now) = (KeyOf(token), time.GetUtcNow());
        // A token for a websocket opens no API.
        if (!entries.TryGetValue(key, out var entry) || entry.ExpiresOn <= now || entry.RequesterType == "ws")
            return null;
        if (renews)
            entries.TryUpdate(key, entry with { ExpiresOn = now + TimeToLive }, entry);
        return entry.User;
    }

    /// <summary>Ends a token.</summary>
    public void Revoke(string token) => entries.TryRemove(KeyOf(token), out _);

    private static string KeyOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Entry(ApiUser User, string RequesterType, DateTimeOffset ExpiresOn);
}
