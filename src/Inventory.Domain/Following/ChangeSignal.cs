using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Inventory.Domain.Following;

/// <summary>
/// Tells consumers on this node that the high-water mark has moved. One connection for all of them listens to the writers of all nodes; what is not told
/// that way, or is told before it is settled, is found by looking.
/// </summary>
public sealed class ChangeSignal(NpgsqlDataSource database, HighWaterMark mark, TimeProvider time, ILogger<ChangeSignal> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan WhileSomebodyWrites = TimeSpan.FromMilliseconds(100);

    private volatile TaskCompletionSource moved = New();
    private long looked;
    private long free;

    /// <summary>When somebody last looked whether there is anything new; null before the first time.</summary>
    public DateTimeOffset? LookedAt => Moment(ref looked);

    /// <summary>When the mark last moved, or nothing kept it from moving; null before the first look.</summary>
    public DateTimeOffset? FreeAt => Moment(ref free);

    /// <summary>Waits until there is more than up to a number.</summary>
    /// <returns>Whether there is; false when the time is over.</returns>
    public async Task<bool> WaitAsync(long beyond, TimeSpan timeout, CancellationToken cancel)
    {
        var next = moved.Task;
        if (mark.Latest > beyond)
            return true;
        try
        {
            await next.WaitAsync(timeout, time, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e) when (e is NpgsqlException or System.IO.IOException or TimeoutException)
            {
                log.LogWarning("The feed of changes lost its connection, and makes a new one: {Reason}", e.Message);
                await Task.Delay(BetweenLooks, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (var listen = new NpgsqlCommand($"listen {FeedTables.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancel);
        for (var told = 0L; ;)
        {
            // Whoever reads moves the mark too.
            var settled = await mark.AdvanceAsync(cancel);
            var now = time.GetUtcNow().UtcTicks;
            Interlocked.Exchange(ref looked, now);
            if (settled > told || !mark.IsWaiting)
                Interlocked.Exchange(ref free, now);
            if (settled > told)
            {
                told = settled;
                Interlocked.Exchange(ref moved, New()).SetResult();
            }
            await connection.WaitAsync(mark.IsWaiting ? WhileSomebodyWrites : BetweenLooks, cancel);
        }
    }

    private static DateTimeOffset? Moment(ref long ticks) => Interlocked.Read(ref ticks) is > 0 and var at ? new DateTimeOffset(at, TimeSpan.Zero) : null;

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
