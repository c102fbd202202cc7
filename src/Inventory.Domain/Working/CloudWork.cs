using Inventory.Domain.Providers;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Inventory.Domain.Working;

/// <summary>
/// Work that a provider's cloud takes part in: done as long as the provider is enabled and its credentials are valid, begun anew when its settings change, and
/// tried again after ever longer pauses when it fails.
/// </summary>
public abstract class CloudWork(ProviderStore providers, NpgsqlDataSource database, TimeProvider time, ILogger log) : ProviderWork
{
    // How soon a provider that was paused, edited or removed is noticed.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Where providers and their work are kept.</summary>
    protected NpgsqlDataSource Database => database;

    /// <summary>The clock.</summary>
    protected TimeProvider Time => time;

    /// <summary>The pause after a failure, which doubles with each further one, and the longest one.</summary>
    protected virtual (TimeSpan First, TimeSpan Longest) Pauses => (TimeSpan.FromMinutes(1), TimeSpan.FromHours(4));

    /// <inheritdoc/>
    public sealed override async Task WorkAsync(long emsId, WorkerRow row, CancellationToken cancel)
    {
        using var scope = log.BeginScope("{Worker} of {Provider}", Name, emsId);
        var pause = TimeSpan.Zero;
        while (true)
        {
            var settings = await ProviderState.FindAsync(database, emsId, cancel);
            if (settings is null)
                return;
            if (await WorkableAsync(emsId, row, cancel) is not { } provider)
            {
                pause = TimeSpan.Zero;
                await Task.Delay(BetweenLooks, time, cancel);
                continue;
            }
            try
            {
                await row.SayAsync(WorkerStatus.Started, "Connecting", cancel: cancel);
                await WorkAsync(provider, settings, row, () => pause = TimeSpan.Zero, cancel);
            }
            catch (Exception e) when (e is not NpgsqlException && !cancel.IsCancellationRequested)
            {
                pause = Next(pause);
                var problem = provider.Redact(e.Message);
                log.LogWarning("The {Worker} of provider {Provider} failed, and tries again in {Pause}: {Problem}", Name, emsId, pause, problem);
                await row.SayAsync(WorkerStatus.Waiting, $"Tries again in {pause}", problem, cancel);
                await RestAsync(emsId, settings, pause, row, cancel);
            }
        }
    }

    /// <summary>Why it is not done for an enabled provider with valid credentials, for people; null if it is.</summary>
    protected abstract string? ReasonNotToWork(StoredProvider provider);

    /// <summary>Works until cancelled. A failure of the cloud is an exception.</summary>
    /// <param name="provider">The provider, as it is now.</param>
    /// <param name="row">What people see of the worker.</param>
    /// <param name="works">To be called when something worked: the next pause is a short one again.</param>
    /// <param name="cancel">Cancels, also when the provider's settings change.</param>
    protected abstract Task WorkAsync(StoredProvider provider, WorkerRow row, Action works, CancellationToken cancel);

    private TimeSpan Next(TimeSpan pause) => pause == TimeSpan.Zero ? Pauses.First : pause * 2 > Pauses.Longest ? Pauses.Longest : pause * 2;

    // Null where there is nothing to do, which the row then explains.
    private async Task<StoredProvider?> WorkableAsync(long emsId, WorkerRow row, CancellationToken cancel)
    {
        var provider = await providers.FindAsync(emsId, cancel);
        var reason = provider switch
        {
            null => "Its kind is not known to this program",
            { IsPaused: true } => "The provider is paused",
            { CredentialsStatus: not "Valid" } => $"The provider's credentials are {provider.CredentialsStatus ?? "not checked"}",
            _ => ReasonNotToWork(provider),
        };
        if (reason is null)
            return provider;
        await row.SayAsync(WorkerStatus.Stopped, reason, cancel: cancel);
        return null;
    }

    // Until somebody cancels it, the settings change (then it just returns), or it fails.
    private async Task WorkAsync(StoredProvider provider, string settings, WorkerRow row, Action works, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watch = WatchAsync(provider.Id, settings, ending);
        try
        {
            await WorkAsync(provider, row, works, ending.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested && ending.IsCancellationRequested)
        {
            // paused, edited or removed
        }
        finally
        {
            await ending.CancelAsync();
            await watch;
        }
    }

    private async Task WatchAsync(long emsId, string settings, CancellationTokenSource ending)
    {
        try
        {
            while (await ProviderState.FindAsync(database, emsId, ending.Token) == settings)
                await Task.Delay(BetweenLooks, time, ending.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException)
        {
            // without a database nothing can be saved: the work begins anew when it is back
        }
        await ending.CancelAsync();
    }

    // A provider whose settings change meanwhile may work again.
    private async Task RestAsync(long emsId, string settings, TimeSpan pause, WorkerRow row, CancellationToken cancel)
    {
        for (var end = time.GetUtcNow() + pause; time.GetUtcNow() < end;)
        {
            await Task.Delay(BetweenLooks, time, cancel);
            if (await ProviderState.FindAsync(database, emsId, cancel) != settings)
                return;
            await row.SayAsync(WorkerStatus.Waiting, $"Tries again in {pause}", cancel: cancel);
        }
    }
}
