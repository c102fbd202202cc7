using System.Collections.Concurrent;
using System.Globalization;
using Inventory.Domain.Projecting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Inventory.Domain.Collecting;

/// <summary>
/// Tells the workers of this node that something is asked of their manager. One connection for all of them listens to whoever asks, on any node; what is
/// missed that way is found by looking, since what is asked is in a table.
/// </summary>
public sealed class WorkSignal(NpgsqlDataSource database, TimeProvider time, ILogger<WorkSignal> log) : BackgroundService
{
    private const string Channel = "inventory_work";

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<long, SemaphoreSlim> bells = new();

    /// <summary>Whether somebody listens at the moment.</summary>
    public bool IsListening { get; private set; }

    /// <summary>Called with each manager of which something is asked, on the listening connection: it must be quick.</summary>
    public event Action<long>? Asked;

    /// <summary>Tells it when the transaction commits.</summary>
    public static void Send(SqlPipeline sql, long emsId) => sql.Ask(
        "select pg_notify($1, $2)", _ => { },
        new NpgsqlParameter { Value = Channel }, new NpgsqlParameter { Value = emsId.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Waits until something is asked of a manager, was asked since the last call, or a time is over.</summary>
    /// <returns>Whether something was.</returns>
    public Task<bool> WaitAsync(long emsId, TimeSpan atMost, CancellationToken cancel) => Bell(emsId).WaitAsync(atMost, cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                IsListening = false;
                log.LogWarning("The signal of work lost its connection, and makes a new one: {Reason}", e.Message);
                await Task.Delay(BetweenAttempts, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        connection.Notification += (_, told) => Ring(told.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancel);
        IsListening = true;
        foreach (var emsId in bells.Keys)
            Ring(emsId); // what was asked while nobody listened
        while (true)
            await connection.WaitAsync(cancel);
    }

    private void Ring(string payload)
    {
        if (!long.TryParse(payload, NumberStyles.None, CultureInfo.InvariantCulture, out var emsId))
            return;
        Asked?.Invoke(emsId);
        Ring(emsId);
    }

    private void Ring(long emsId)
    {
        var bell = Bell(emsId);
        if (bell.CurrentCount == 0)
            bell.Release();
    }

    private SemaphoreSlim Bell(long emsId) => bells.GetOrAdd(emsId, _ => new SemaphoreSlim(0));
}
