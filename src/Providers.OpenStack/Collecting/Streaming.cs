using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Providers.OpenStack.Collecting;

/// <summary>Ways through a list that breaks off: what came before the failure is handed on first.</summary>
internal static class Streaming
{
    /// <summary>The items in groups of at most <paramref name="size"/>.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<T>> InGroups<T>(
        this IAsyncEnumerable<T> items, int size, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var source = new Source<T>(items, cancel);
        var group = new List<T>();
        while (await source.NextAsync())
        {
            group.Add(source.Current);
            if (group.Count < size)
                continue;
            yield return group;
            group = [];
        }
        if (group.Count > 0)
            yield return group;
        source.ThrowFailure();
    }

    /// <summary>What <paramref name="map"/> makes of each item, in their order, with at most <paramref name="atOnce"/> under way.</summary>
    public static async IAsyncEnumerable<TOut> SelectAhead<TIn, TOut>(
        this IAsyncEnumerable<TIn> items, int atOnce, Func<TIn, CancellationToken, Task<TOut>> map, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var source = new Source<TIn>(items, cancel);
        var underWay = new Queue<Task<TOut>>();
        try
        {
            while (await source.NextAsync())
            {
                underWay.Enqueue(map(source.Current, stop.Token));
                if (underWay.Count >= atOnce)
                    yield return await underWay.Dequeue();
            }
            while (underWay.TryDequeue(out var next))
                yield return await next;
            source.ThrowFailure();
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(underWay).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private sealed class Source<T>(IAsyncEnumerable<T> items, CancellationToken cancel) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<T> enumerator = items.GetAsyncEnumerator(cancel);
        private ExceptionDispatchInfo? failure;

        public T Current => enumerator.Current;

        public async ValueTask<bool> NextAsync()
        {
            try
            {
                return await enumerator.MoveNextAsync();
            }
            catch (Exception brokenOff) when (!cancel.IsCancellationRequested)
            {
                failure = ExceptionDispatchInfo.Capture(brokenOff);
                return false;
            }
        }

        public void ThrowFailure() => failure?.Throw();

        public ValueTask DisposeAsync() => enumerator.DisposeAsync();
    }
}
