using Inventory.Domain.Providers;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Inventory.Domain.Observing;

/// <summary>How measures are taken; the configuration <c>Inventory:Telemetry</c>.</summary>
public sealed class MeasureOptions
{
    /// <summary>How often the database is asked for what gauges show. Default: every 15 seconds.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>Reads now and then what gauges show of the database, as long as anybody looks at them; how often they look costs nothing.</summary>
public sealed class ReadMeasures(
    InventoryMetrics metrics, NpgsqlDataSource database, Managers managers, MeasureOptions options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var watched = metrics.AreStoredWatched;
            metrics.Stored = watched ? await ReadAsync(stoppingToken) : StoredMeasures.None;
            await Task.Delay(watched ? options.Every : BetweenLooks, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // What is not known is not shown; that there is no database, others tell.
    private async Task<StoredMeasures> ReadAsync(CancellationToken cancel)
    {
        try
        {
            return await StoredMeasures.ReadAsync(database, managers, time.GetUtcNow(), cancel);
        }
        catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or OperationCanceledException)
        {
            return StoredMeasures.None;
        }
    }
}
