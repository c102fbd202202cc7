using Inventory.Api.Serving.Following;
using Inventory.Domain.Following;
using Inventory.Domain.Observing;
using Microsoft.Extensions.Options;
using Npgsql;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;

namespace Inventory.Api.Notifying;

/// <summary>Tells a webhook what is new.</summary>
public sealed record DeliverChanges(long WebhookId);

/// <summary>Delivers to webhooks.</summary>
public interface IDelivery
{
    /// <summary>Delivers what there is.</summary>
    /// <returns>After which time to try again; null if that is not needed.</returns>
    Task<TimeSpan?> DeliverAsync(long webhookId, CancellationToken cancel);
}

/// <summary>Handles <see cref="DeliverChanges"/>.</summary>
public static class DeliverChangesHandler
{
    /// <summary>A call that fails is not kept: as long as something is to be delivered, others come (<see cref="CallForDeliveries"/>).</summary>
    public static void Configure(HandlerChain chain) => chain.OnAnyException().Discard();

    /// <summary>Delivers; what fails comes again later, by a message that outlives the program.</summary>
    public static async Task Handle(DeliverChanges command, IDelivery delivery, IMessageBus bus, CancellationToken cancel)
    {
        if (await delivery.DeliverAsync(command.WebhookId, cancel) is { } pause)
            await bus.ScheduleAsync(command, pause);
    }
}

/// <summary>
/// Delivers changes in their order, a batch at a time, each at least once: how far a webhook is, is stored after the receiver has accepted. One delivery per
/// webhook at a time in the whole cluster, by a lock that ends with its connection; nothing else of the database is held while a receiver takes its time.
/// </summary>
internal sealed class Delivery(
    WebhookStore store, WebhookClient client, ChangeFeed feed, ChangeFilters filters, NpgsqlDataSource database, IOptions<WebhookOptions> options,
    InventoryMetrics metrics, TimeProvider time, IHostApplicationLifetime lifetime) : IDelivery
{
    // One receiver shall not keep the others waiting for ever.
    private const int MostBatches = 50;

    public async Task<TimeSpan?> DeliverAsync(long webhookId, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        try
        {
            return await DeliverLockedAsync(webhookId, ending.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return null; // the next start finds what is due
        }
    }

    private Task<TimeSpan?> DeliverLockedAsync(long webhookId, CancellationToken cancel) =>
        OneAtATime.RunAsync(database, OneAtATime.Deliveries(webhookId), () => DeliverBatchesAsync(webhookId, cancel), cancel);

    private async Task<TimeSpan?> DeliverBatchesAsync(long webhookId, CancellationToken cancel)
    {
        for (var batches = 0; batches < MostBatches; batches++)
        {
            if (await store.FindDueAsync(webhookId, cancel) is not { } webhook)
                return null;
            var (pause, isDone) = await DeliverBatchAsync(webhook, cancel);
            if (pause is not null || isDone)
                return pause;
        }
        return TimeSpan.FromSeconds(1);
    }

    private async Task<(TimeSpan? Pause, bool IsDone)> DeliverBatchAsync(Webhook webhook, CancellationToken cancel)
    {
        if (!webhook.IsEntitled)
        {
            await store.PauseAsync(webhook, "Whose webhook it is does not administer any more", "Whose it is does not administer any more; who resumes it takes it over", cancel);
            return (null, true);
        }
        var (filter, problem) = await filters.MakeAsync(webhook.Names, null, cancel);
        var page = filter is null ? null : await feed.ReadAsync(webhook.Last, filter, options.Value.BatchSize, cancel);
        if ((problem ?? AnswerChanges.ProblemOf(page!, webhook.Last, snapshots: true)) is { } hopeless)
        {
            await store.PauseAsync(webhook, hopeless.Message, hopeless.Message, cancel);
            return (null, true);
        }
        if (page!.Changes.Count > 0 && await PostAsync(webhook, page.Changes, cancel) is { } error)
            return (await FailAsync(webhook, error, cancel), true);
        if (page.Next > webhook.Last)
            await store.MoveAsync(webhook, page.Next, page.Changes.Count > 0, cancel);
        return (null, page.Next >= page.Settled);
    }

    private async Task<string?> PostAsync(Webhook webhook, IReadOnlyList<Change> changes, CancellationToken cancel)
    {
        using var span = Spans.Begin("deliver")?.SetTag("inventory.webhook.id", webhook.Id).SetTag("inventory.events", changes.Count);
        var error = await client.PostAsync(webhook, changes, null, cancel);
        metrics.Delivered(error is null ? "delivered" : "failed", error is null ? time.GetUtcNow() - changes[0].At : null);
        if (error is not null)
            span.Fail("The receiver did not accept it"); // the reason names its address
        return error;
    }

    private async Task<TimeSpan?> FailAsync(Webhook webhook, string error, CancellationToken cancel)
    {
        var failures = webhook.Failures + 1;
        if (failures >= options.Value.MostFailures)
        {
            await store.PauseAsync(webhook, error, $"{failures} deliveries in a row failed; resume it when the receiver is there again", cancel);
            return null;
        }
        var pause = options.Value.PauseAfter(failures);
        await store.RetryAsync(webhook, error, time.GetUtcNow() + pause, cancel);
        return pause;
    }
}

/// <summary>Calls for deliveries when there is something new, and now and then when there was: after a restart, or when another node ended in the midst of one.</summary>
internal sealed class CallForDeliveries(WebhookStore store, HighWaterMark mark, ChangeSignal signal, IServiceProvider services, ILogger<CallForDeliveries> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                var latest = mark.Latest;
                await using (var scope = services.CreateAsyncScope())
                    foreach (var id in await store.DueAsync(latest, stoppingToken))
                        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new DeliverChanges(id));
                await signal.WaitAsync(latest, BetweenCalls, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (NpgsqlException e)
            {
                log.LogWarning("Webhooks have to wait for the database: {Reason}", e.Message);
                await Task.Delay(BetweenCalls, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }
}
