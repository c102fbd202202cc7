using Inventory.Domain.Providers;
using Inventory.Domain.Working;
using Inventory.Sdk;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Inventory.Domain.Metrics;

/// <summary>The metrics collector of a provider, where its kind has one (<see cref="Manager.MetricsCollector"/>): calls it again and again.</summary>
public sealed class CollectMetrics(ProviderStore providers, NpgsqlDataSource database, TimeProvider time, ILogger<CollectMetrics> log)
    : CloudWork(providers, database, time, log)
{
    /// <summary>What these workers are called.</summary>
    public const string WorkerName = "metrics-collector";

    /// <inheritdoc/>
    public override string Name => WorkerName;

    /// <inheritdoc/>
    public override bool IsFor(Manager? manager) => manager?.MetricsCollector is not null;

    /// <inheritdoc/>
    protected override string? ReasonNotToWork(StoredProvider provider) =>
        IsFor(provider.Manager) ? null : $"No metrics are collected of {provider.Manager.Description}";

    /// <inheritdoc/>
    protected override async Task WorkAsync(StoredProvider provider, WorkerRow row, Action works, CancellationToken cancel)
    {
        var collector = provider.Manager.MetricsCollector!;
        while (true)
        {
            await row.SayAsync(WorkerStatus.Working, "Collects metrics", cancel: cancel);
            await collector.CollectAsync(provider.Settings, cancel);
            works();
            await row.SayAsync(WorkerStatus.Started, $"Collects again in {collector.Interval}", cancel: cancel);
            for (var left = collector.Interval; left > TimeSpan.Zero; left -= WorkerRow.BetweenBeats)
            {
                await Task.Delay(left < WorkerRow.BetweenBeats ? left : WorkerRow.BetweenBeats, Time, cancel);
                await row.BeatAsync(cancel);
            }
        }
    }
}
