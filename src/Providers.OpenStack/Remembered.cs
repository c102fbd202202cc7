using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack;

/// <summary>A list that several readings of one refresh need: read once, when first asked for. A failure is not remembered.</summary>
internal sealed class Remembered<T>(Func<IAsyncEnumerable<Native<T>>> list) where T : class
{
    private readonly Lock gate = new();
    private Task<Known<T>>? reading;

    public Task<Known<T>> GetAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            if (reading is null or { IsFaulted: true } or { IsCanceled: true })
                reading = ReadAsync(cancel);
            return reading.WaitAsync(cancel);
        }
    }

    private async Task<Known<T>> ReadAsync(CancellationToken cancel) => Known<T>.Of(await list().ToListAsync(cancel));
}

/// <summary>A list that was read to its end.</summary>
/// <param name="All">Its items, in the service's order.</param>
/// <param name="ById">Those that could be read, by id.</param>
internal sealed record Known<T>(IReadOnlyList<Native<T>> All, IReadOnlyDictionary<string, T> ById) where T : class
{
    public static Known<T> Of(IReadOnlyList<Native<T>> all)
    {
        var byId = new Dictionary<string, T>(all.Count, StringComparer.Ordinal);
        foreach (var item in all)
            if (item is { Id: { } id, ValueOrNull: { } value })
                byId[id] = value;
        return new Known<T>(all, byId);
    }
}
