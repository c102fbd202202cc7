using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Inventory.Sdk.Http;

/// <summary>Reading pages ahead, so that the next one is on its way while one is parsed.</summary>
public static class Prefetching
{
    /// <summary>The same pages in the same order, read ahead of whoever takes them. A failure surfaces after the pages before it.</summary>
    /// <param name="pages">The pages; read by one enumerator, one after the other.</param>
    /// <param name="atMost">Pages in memory at once, the one in the taker's hands and the one being read included: 2 (default) or more.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <remarks>When the taker stops early, the reading is cancelled and waited for, and pages never taken are disposed of if they can be.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="atMost"/> is less than 2.</exception>
    public static IAsyncEnumerable<T> Prefetch<T>(this IAsyncEnumerable<T> pages, int atMost = 2, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 2);
        return Taken(pages, atMost, cancel);
    }

    private static async IAsyncEnumerable<T> Taken<T>(IAsyncEnumerable<T> pages, int atMost, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ahead = Channel.CreateBounded<T>(new BoundedChannelOptions(atMost - 1) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => ReadAsync(pages, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var page in ahead.Reader.ReadAllAsync(cancel))
                yield return page;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
            while (ahead.Reader.TryRead(out var left))
                (left as IDisposable)?.Dispose();
        }
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> pages, ChannelWriter<T> ahead, CancellationToken stop)
    {
        try
        {
            await using var source = pages.GetAsyncEnumerator(stop);
            // A page is asked for only once there is room for it.
            while (await ahead.WaitToWriteAsync(stop) && await source.MoveNextAsync())
                ahead.TryWrite(source.Current);
            ahead.TryComplete();
        }
        catch (Exception failure)
        {
            ahead.TryComplete(failure);
        }
    }
}
