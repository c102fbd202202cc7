using Inventory.Domain.Collecting;
using JasperFx;
using Microsoft.Extensions.Logging;
using Wolverine.Runtime.Agents;

namespace Inventory.Domain.Working;

/// <summary>
/// The worker of one provider, as an agent of Wolverine's. Where it runs is Wolverine's to say; that it runs nowhere else meanwhile is seen to by a lock.
/// </summary>
internal sealed class ProviderAgent(Uri uri, long emsId, ProviderWork work, NodeSession session, WorkerRows rows, TimeProvider time, ILogger log)
    : IAgent, IDisposable
{
    // After a failure that is not the cloud's: a lost database, most likely.
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ending = new();
    private Task running = Task.CompletedTask;

    /// <inheritdoc/>
    public Uri Uri => uri;

    /// <inheritdoc/>
    public AgentStatus Status => running.IsCompleted ? AgentStatus.Stopped : AgentStatus.Running;

    /// <inheritdoc/>
    public string Description => $"The {work.Name} of provider {emsId}";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        running = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await ending.CancelAsync();
        await running.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => ending.Dispose();

    private async Task RunAsync()
    {
        var cancel = ending.Token;
        while (!cancel.IsCancellationRequested)
            try
            {
                await using var held = await session.TakeAsync($"{work.Name}/{emsId}", cancel);
                await WorkAsync(held.Lost, cancel);
                return;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
            }
            catch (Exception e)
            {
                log.LogWarning("The {Worker} of provider {Provider} failed, and goes on: {Error}", work.Name, emsId, e.Message);
                await Task.Delay(BetweenAttempts, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async Task WorkAsync(CancellationToken lost, CancellationToken cancel)
    {
        var row = new WorkerRow(rows, emsId, work.Name);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(lost, cancel);
        // What it does last may be to wait for a database that does not answer.
        await using var told = lost.Register(() => log.LogDebug("The {Worker} of provider {Provider} is told to end", work.Name, emsId));
        try
        {
            log.LogDebug("The {Worker} of provider {Provider} begins", work.Name, emsId);
            await work.WorkAsync(emsId, row, working.Token);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new TakenOverException("Another node may do its work.");
        }
        finally
        {
            log.LogDebug("The {Worker} of provider {Provider} ends", work.Name, emsId);
            if (!lost.IsCancellationRequested)
                await row.EndAsync();
        }
    }
}
