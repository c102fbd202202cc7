using JasperFx;
using Microsoft.Extensions.Logging;
using Wolverine.Runtime.Agents;

namespace Inventory.Domain.Working;

/// <summary>The worker of one provider, as an agent of Wolverine's.</summary>
internal sealed class ProviderAgent(Uri uri, long emsId, ProviderWork work, WorkerRows rows, TimeProvider time, ILogger log) : IAgent, IDisposable
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
        var row = new WorkerRow(rows, emsId, work.Name);
        while (!cancel.IsCancellationRequested)
            try
            {
                await work.WorkAsync(emsId, row, cancel);
                await row.EndAsync();
                return;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                await row.EndAsync();
            }
            catch (Exception e)
            {
                log.LogWarning("The {Worker} of provider {Provider} failed, and goes on: {Error}", work.Name, emsId, e.Message);
                await Task.Delay(BetweenAttempts, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }
}
