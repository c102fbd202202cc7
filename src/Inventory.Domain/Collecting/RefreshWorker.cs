using System.Text.Json;
using Inventory.Domain.Observing;
using Inventory.Domain.Persisting;
using Inventory.Domain.Providers;
using Npgsql;

namespace Inventory.Domain.Collecting;

/// <summary>Does what is asked of one manager, and keeps its task up to date.</summary>
public sealed class RefreshWorker(
    RefreshQueue queue, ProviderStore providers, RunRefresh refresh, RemoveProvider removal, TaskLog tasks, EventAges ages, NpgsqlDataSource database,
    TimeProvider time)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    /// <summary>Whether anything is asked of a manager; null if there is no such manager.</summary>
    public Task<bool?> IsAskedAsync(long emsId, CancellationToken cancel) => queue.IsAskedAsync(emsId, cancel);

    /// <summary>
    /// Removes the manager, if that is asked; else takes the waiting request, if there is one, and runs it. Who cancels it does not wait for a slow cloud: the
    /// request stays, and is run again by the next worker.
    /// </summary>
    /// <returns>Whether there was anything to do.</returns>
    public async Task<bool> WorkAsync(long emsId, CancellationToken cancel)
    {
        if (await queue.TakeAsync(emsId, cancel) is not { } taken)
        {
            if (await queue.RemovalAsync(emsId, cancel) is not var (removalTask, user))
                return false;
            await RemoveAsync(emsId, removalTask, user, cancel);
            return true;
        }
        try
        {
            await queue.EndAsync(taken, await RunAsync(taken, cancel), cancel);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or System.Security.Cryptography.CryptographicException)
        {
            // Settings that cannot be read; everything else is an outcome, or a broken database after which the request is run again.
            await queue.EndAsync(taken, new TaskEnd("Error", e.Message), cancel);
        }
        return true;
    }

    private async Task RemoveAsync(long emsId, long taskId, string user, CancellationToken cancel)
    {
        await ReportAsync(taskId, "Removing", cancel);
        try
        {
            var events = await removal.RemoveAsync(emsId, user, cancel);
            await queue.EndRemovalAsync(emsId, taskId, new TaskEnd("Ok", $"The provider was removed; {events} events tell what it had."), isGone: true, cancel);
        }
        catch (Exception e) when (e is InvalidOperationException or ConcurrentChangeException)
        {
            await queue.EndRemovalAsync(emsId, taskId, new TaskEnd("Error", e.Message), isGone: false, cancel);
        }
    }

    private async Task<TaskEnd> RunAsync(TakenRefresh taken, CancellationToken cancel)
    {
        var (emsId, taskId) = (taken.EmsId, taken.TaskId);
        if (await providers.FindAsync(emsId, cancel) is not { } provider)
            return new TaskEnd("Error", $"There is no provider with the id {emsId}, or its kind is not known to this program.");
        if (provider.IsPaused)
            return new TaskEnd("Error", "The provider is paused; resume it to refresh it.");
        var reported = time.GetTimestamp();
        var outcome = await refresh.RunAsync(provider, taken, async (collection, count) =>
        {
            if (time.GetElapsedTime(reported) < BetweenReports)
                return;
            reported = time.GetTimestamp();
            if (await queue.RemovalAsync(emsId, cancel) is not null)
                throw new InvalidOperationException("The refresh stopped, because the provider is to be removed.");
            await ReportAsync(taskId, $"Reading {collection}: {count}", cancel);
        }, cancel);
        if (outcome.Verdict != Verdict.Failed)
            await ages.RefreshedAsync(provider, taskId, cancel);
        var (status, message) = outcome.Verdict switch
        {
            Verdict.Complete => ("Ok", $"Refresh {outcome.Id} recorded {outcome.Events} events."),
            Verdict.Partial => ("Warn", $"Refresh {outcome.Id} recorded {outcome.Events} events, but not everything could be read. {outcome.Problem}"),
            _ => ("Error", outcome.Problem!),
        };
        var verdict = outcome.Verdict.ToString().ToLowerInvariant();
        var context = JsonSerializer.Serialize(new { refresh_id = outcome.Id, verdict, events = outcome.Events });
        return new TaskEnd(status, message, context);
    }

    private async Task ReportAsync(long taskId, string message, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await tasks.ProgressAsync(connection, taskId, message, cancel);
    }
}
