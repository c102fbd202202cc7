using Inventory.Domain.Providers;
using Inventory.Domain.Working;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Catching;

/// <summary>
/// The event catcher of a provider: listens as long as the provider is enabled and its credentials are valid, saves what it hears, and only then says so to
/// the cloud. One batch is in memory at a time: a slow database slows the reading, not the memory.
/// </summary>
public sealed class CatchEvents(
    ProviderStore providers, EventInbox inbox, NpgsqlDataSource database, EventOptions options, TimeProvider time, ILogger<CatchEvents> log) : ProviderWork
{
    /// <summary>What these workers are called.</summary>
    public const string WorkerName = "event-catcher";

    // How soon a provider that was paused, edited or removed is noticed.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override string Name => WorkerName;

    /// <inheritdoc/>
    public override async Task WorkAsync(long emsId, WorkerRow row, CancellationToken cancel)
    {
        using var scope = log.BeginScope("Event catcher of {Provider}", emsId);
        var pause = TimeSpan.Zero;
        while (true)
        {
            var settings = await ProviderState.FindAsync(database, emsId, cancel);
            if (settings is null)
                return;
            if (await ListenableAsync(emsId, row, cancel) is not { } provider)
            {
                pause = TimeSpan.Zero;
                await Task.Delay(BetweenLooks, time, cancel);
                continue;
            }
            try
            {
                await row.SayAsync(WorkerStatus.Started, "Connecting", cancel: cancel);
                await ListenAsync(provider, settings, row, () => pause = TimeSpan.Zero, cancel);
            }
            catch (Exception e) when (e is not NpgsqlException && !cancel.IsCancellationRequested)
            {
                pause = Next(pause);
                var problem = provider.Redact(e.Message);
                log.LogWarning("The event catcher of provider {Provider} lost its stream, and opens another one in {Pause}: {Problem}", emsId, pause, problem);
                await row.SayAsync(WorkerStatus.Waiting, $"Tries again in {pause}", problem, cancel);
                await RestAsync(emsId, settings, pause, row, cancel);
            }
        }
    }

    private TimeSpan Next(TimeSpan pause) =>
        pause == TimeSpan.Zero ? options.FirstPause : pause * 2 > options.LongestPause ? options.LongestPause : pause * 2;

    // Null where there is nothing to listen to, which the row then explains.
    private async Task<StoredProvider?> ListenableAsync(long emsId, WorkerRow row, CancellationToken cancel)
    {
        var provider = await providers.FindAsync(emsId, cancel);
        var reason = provider switch
        {
            null => "Its kind is not known to this program",
            _ when options.Off => "Event catchers are switched off (Inventory:Events:Off)",
            { Manager.EventCatcher: null } => $"{provider.Manager.Description} tells no events",
            { IsPaused: true } => "The provider is paused",
            { CredentialsStatus: not "Valid" } => $"The provider's credentials are {provider.CredentialsStatus ?? "not checked"}",
            _ => provider.Manager.EventCatcher.ReasonNotToListen(provider.Settings),
        };
        if (reason is null)
            return provider;
        await row.SayAsync(WorkerStatus.Stopped, reason, cancel: cancel);
        return null;
    }

    // Until somebody cancels it, the settings change (then it just returns), or the stream fails.
    private async Task ListenAsync(StoredProvider provider, string settings, WorkerRow row, Action works, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watch = WatchAsync(provider.Id, settings, ending);
        try
        {
            var (cursor, token, hasBegun) = await OpenPositionAsync(provider.Id, ending.Token);
            await using var stream = provider.Manager.EventCatcher!.OpenStream(provider.Settings, cursor);
            while (true)
            {
                var batch = await stream.NextAsync(ending.Token);
                works();
                foreach (var note in batch.Notes)
                    log.LogWarning("The event catcher of provider {Provider}: {Note}", provider.Id, provider.Redact(note));
                if (batch.Events.Count > 0 || batch.Cursor is not null && batch.Cursor != cursor)
                {
                    var saved = await inbox.SaveAsync(provider, batch.Events, new StreamPosition(batch.Cursor, token), ending.Token);
                    log.LogDebug("Provider {Provider}: {New} events, {Known} known, {Rejected} rejected", provider.Id, saved.New, saved.Known, saved.Rejected);
                    cursor = batch.Cursor ?? cursor;
                }
                if (!hasBegun)
                    await inbox.BeginAsync(provider, token, ending.Token);
                hasBegun = true;
                await stream.AcknowledgeAsync(batch, ending.Token);
                await row.SayAsync(WorkerStatus.Started, "Listening", cancel: ending.Token);
            }
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
            // without a database nothing can be saved: the stream is opened anew when it is back
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

    private async Task<(string? Cursor, long Token, bool HasBegun)> OpenPositionAsync(long emsId, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            insert into inventory.event_cursors (ems_id, token, saved_at) values ($1, nextval('inventory.worker_tokens'), $2)
            on conflict (ems_id) do update set token = nextval('inventory.worker_tokens') returning cursor, token, begun_at is not null
            """);
        command.Parameters.Add(new() { Value = emsId });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), row.GetBoolean(2));
    }
}
