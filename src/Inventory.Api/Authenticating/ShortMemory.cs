using System.Collections.Concurrent;

namespace Inventory.Api.Authenticating;

/// <summary>Remembers what was read for a few seconds, so that a request need not read it again; what other nodes change is known after that time.</summary>
internal sealed class ShortMemory<TKey, TValue>(TimeProvider time)
    where TKey : notnull
    where TValue : class
{
    private const int Most = 10_000;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Until)> known = [];

    /// <summary>What is remembered, or what the database says; null, which is not remembered, if there is no such thing.</summary>
    public async Task<TValue?> FindAsync(TKey key, Func<Task<TValue?>> read)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(key, out var entry) && entry.Until > now)
            return entry.Value;
        known.TryRemove(key, out _);
        if (await read() is not { } value)
            return null;
        Set(key, value);
        return value;
    }

    /// <summary>Remembers.</summary>
    public void Set(TKey key, TValue value)
    {
        if (known.Count >= Most)
            known.Clear();
        known[key] = (value, time.GetUtcNow() + Long);
    }

    /// <summary>Forgets one.</summary>
    public void Forget(TKey key) => known.TryRemove(key, out _);

    /// <summary>Forgets all.</summary>
    public void Forget() => known.Clear();
}
