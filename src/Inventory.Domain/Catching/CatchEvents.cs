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
    ProviderStore providers, EventInbox inbox, NpgsqlDataSource database, EventOptions options, TimeProvider time, ILogger<CatchEvents> log)
    : CloudWork(providers, database, time, log)
{
    /// <summary>What these workers are called.</summary>
    public const string WorkerName = "event-catcher";

    /// <inheritdoc/>
    public override string Name => WorkerName;

    /// <inheritdoc/>
    protected override (TimeSpan First, TimeSpan Longest) Pauses => (options.FirstPause, options.LongestPause);

    /// <inheritdoc/>
    protected override string? ReasonNotToWork(StoredProvider provider) => provider switch
    {
        _ when options.Off => "Event catchers are switched off (Inventory:Events:Off)",
        { Manager.EventCatcher: null } => $"{provider.Manager.Description} tells no events",
        _ => provider.Manager.EventCatcher.ReasonNotToListen(provider.Settings),
    };

    /// <inheritdoc/>
    protected override async Task WorkAsync(StoredProvider provider, WorkerRow row, Action works, CancellationToken cancel)
    {
        var (cursor, token, hasBegun) = await OpenPositionAsync(provider.Id, cancel);
        await using var stream = provider.Manager.EventCatcher!.OpenStream(provider.Settings, cursor);
        while (true)
        {
            var batch = await stream.NextAsync(cancel);
            works();
            foreach (var note in batch.Notes)
                log.LogWarning("The event catcher of provider {Provider}: {Note}", provider.Id, provider.Redact(note));
            if (batch.Events.Count > 0 || batch.Cursor is not null && batch.Cursor != cursor)
            {
                var saved = await inbox.SaveAsync(provider, batch.Events, new StreamPosition(batch.Cursor, token), cancel);
                log.LogDebug("Provider {Provider}: {New} events, {Known} known, {Rejected} rejected", provider.Id, saved.New, saved.Known, saved.Rejected);
                cursor = batch.Cursor ?? cursor;
            }
            if (!hasBegun)
                await inbox.BeginAsync(provider, token, cancel);
            hasBegun = true;
            await stream.AcknowledgeAsync(batch, cancel);
            await row.SayAsync(WorkerStatus.Started, "Listening", cancel: cancel);
        }
    }

    private async Task<(string? Cursor, long Token, bool HasBegun)> OpenPositionAsync(long emsId, CancellationToken cancel)
    {
        await using var command = Database.CreateCommand(
            """
            insert into inventory.event_cursors (ems_id, token, saved_at) values ($1, nextval('inventory.worker_tokens'), $2)
            on conflict (ems_id) do update set token = nextval('inventory.worker_tokens') returning cursor, token, begun_at is not null
            """);
        command.Parameters.Add(new() { Value = emsId });
        command.Parameters.Add(new() { Value = Time.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.IsDBNull(0) ? null : row.GetString(0), row.GetInt64(1), row.GetBoolean(2));
    }
}
