using System.Text.Json;
using Inventory.Domain.Persisting;
using Inventory.Domain.Providers;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Inventory.Domain.Collecting;

/// <summary>A command about one manager; those of one manager are worked on one after the other in the whole cluster.</summary>
public interface IEmsCommand
{
    /// <summary>The manager.</summary>
    long EmsId { get; }
}

/// <summary>Calls a worker to do what is asked of a manager (<see cref="RefreshQueue"/>).</summary>
public sealed record RefreshEms(long EmsId) : IEmsCommand;

/// <summary>Handles <see cref="RefreshEms"/>.</summary>
public static class RefreshEmsHandler
{
    /// <summary>Runs the requested refresh.</summary>
    public static Task Handle(RefreshEms command, RefreshWorker worker, CancellationToken cancel) => worker.WorkAsync(command.EmsId, cancel);
}

/// <summary>Does what is asked of one manager, and keeps its task up to date.</summary>
public sealed class RefreshWorker(
    RefreshQueue queue, ProviderStore providers, RunRefresh refresh, RemoveProvider removal, TaskLog tasks, NpgsqlDataSource database, TimeProvider time,
    IHostApplicationLifetime? lifetime = null)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Removes the manager, if that is asked; else takes the waiting request, if there is one, and runs it. A program that is told to end does not wait for a slow cloud: the request stays,
    /// and is run again by the next one.
    /// </summary>
    public async Task WorkAsync(long emsId, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime?.ApplicationStopping ?? CancellationToken.None);
        try
        {
            await WorkUntilAsync(emsId, ending.Token);
        }
        catch (OperationCanceledException) when (lifetime?.ApplicationStopping.IsCancellationRequested == true)
        {
            // run again at the next start
        }
    }

    private async Task WorkUntilAsync(long emsId, CancellationToken cancel)
    {
        if (await queue.RemovalAsync(emsId, cancel) is var (removalTask, user))
        {
            await RemoveAsync(emsId, removalTask, user, cancel);
            return;
        }
        if (await queue.TakeAsync(emsId, cancel) is not var (taskId, request))
            return;
        try
        {
            var (status, message, context) = await RunAsync(emsId, taskId, request, cancel);
            await queue.EndAsync(emsId, taskId, status, message, context, cancel);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or System.Security.Cryptography.CryptographicException)
        {
            // Settings that cannot be read; everything else is an outcome, or a broken database after which the request is run again.
            await queue.EndAsync(emsId, taskId, "Error", e.Message, null, cancel);
        }
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

    private async Task<(string Status, string Message, string? Context)> RunAsync(long emsId, long taskId, RefreshRequest request, CancellationToken cancel)
    {
        if (await providers.FindAsync(emsId, cancel) is not { } provider)
            return ("Error", $"There is no provider with the id {emsId}, or its kind is not known to this program.", null);
        if (provider.IsPaused)
            return ("Error", "The provider is paused; resume it to refresh it.", null);
        await ReportAsync(taskId, "Connecting", cancel);
        var reported = time.GetTimestamp();
        var outcome = await refresh.RunAsync(provider, request, async (collection, count) =>
        {
            if (time.GetElapsedTime(reported) < BetweenReports)
                return;
            reported = time.GetTimestamp();
            if (await queue.RemovalAsync(emsId, cancel) is not null)
                throw new InvalidOperationException("The refresh stopped, because the provider is to be removed.");
            await ReportAsync(taskId, $"Reading {collection}: {count}", cancel);
        }, cancel);
        var (status, message) = outcome.Verdict switch
        {
            Verdict.Complete => ("Ok", $"Refresh {outcome.Id} recorded {outcome.Events} events."),
            Verdict.Partial => ("Warn", $"Refresh {outcome.Id} recorded {outcome.Events} events, but not everything could be read. {outcome.Problem}"),
            _ => ("Error", outcome.Problem!),
        };
        var verdict = outcome.Verdict.ToString().ToLowerInvariant();
        var context = JsonSerializer.Serialize(new { refresh_id = outcome.Id, verdict, events = outcome.Events });
        return (status, message, context);
    }

    private async Task ReportAsync(long taskId, string message, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await tasks.ProgressAsync(connection, taskId, message, cancel);
    }
}
