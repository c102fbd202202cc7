using Inventory.Domain.Working;

namespace Inventory.Domain.Collecting;

/// <summary>The refresh worker of a provider: does what is asked of it, one after the other, as soon as it is asked.</summary>
public sealed class RefreshProviders(RefreshWorker worker, WorkSignal signal, RefreshSlots slots) : ProviderWork
{
    /// <summary>What these workers are called.</summary>
    public const string WorkerName = "refresh-worker";

    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(500);

    private const string Waiting = "Waits for something to do";

    // What nobody told is found by looking.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override string Name => WorkerName;

    /// <inheritdoc/>
    public override async Task WorkAsync(long emsId, WorkerRow row, CancellationToken cancel)
    {
        await row.SayAsync(WorkerStatus.Started, Waiting, cancel: cancel);
        var isAsked = await worker.IsAskedAsync(emsId, cancel);
        while (isAsked is not null)
        {
            if (isAsked is true)
            {
                using (await slots.TakeAsync(cancel))
                    await WorkAsync(worker.WorkAsync(emsId, cancel), row, cancel);
                await row.BeatAsync(cancel);
                isAsked = await worker.IsAskedAsync(emsId, cancel);
                continue;
            }
            await row.SayAsync(WorkerStatus.Started, Waiting, cancel: cancel);
            isAsked = await signal.WaitAsync(emsId, BetweenLooks, cancel) ? true : await worker.IsAskedAsync(emsId, cancel);
        }
    }

    // What takes so short is not worth telling; and the work goes on, whether it can be told or not.
    private static async Task WorkAsync(Task work, WorkerRow row, CancellationToken cancel)
    {
        try
        {
            if (await Task.WhenAny(work, Task.Delay(Short, CancellationToken.None)) != work)
                await row.SayAsync(WorkerStatus.Working, null, cancel: cancel);
        }
        finally
        {
            await work;
        }
    }
}

/// <summary>How many providers are refreshed at once on one node; the others wait.</summary>
public sealed class RefreshSlots(RefreshOptions options) : IDisposable
{
    private readonly SemaphoreSlim free = new(options.AtOnce);

    /// <summary>Waits for a slot; disposing gives it back.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        return new Slot(free);
    }

    /// <inheritdoc/>
    public void Dispose() => free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}

/// <summary>How refreshes run; the configuration <c>Inventory:Refresh</c>.</summary>
public sealed class RefreshOptions
{
    /// <summary>How many providers are refreshed at once on one node. Default: 4.</summary>
    public int AtOnce { get; init; } = 4;
}
