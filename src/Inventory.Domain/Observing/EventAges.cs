using Inventory.Domain.Providers;
using Npgsql;

namespace Inventory.Domain.Observing;

/// <summary>Measures how long it took from an event of a cloud until what it touched was read again.</summary>
public sealed class EventAges(InventoryMetrics metrics, NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>A refresh has read what was asked.</summary>
    public async Task RefreshedAsync(StoredProvider provider, long taskId, CancellationToken cancel)
    {
        if (!metrics.IsAgeWatched)
            return;
        var now = time.GetUtcNow();
        await using var command = database.CreateCommand("select timestamp from vmdb.event_streams where refresh_task_id = $1");
        command.Parameters.Add(new() { Value = taskId });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            metrics.Aged(provider, "refreshed", now - row.GetDateTime(0));
    }
}
