using Marten;
using Npgsql;

namespace Inventory.Domain.Providers;

/// <summary>
/// Pauses and resumes providers as ManageIQ does: a paused one, and its child managers, wait in the region's hidden maintenance zone. What is known of
/// its cloud stays as it is.
/// </summary>
public sealed class PauseProvider(IDocumentStore store, NpgsqlDataSource database, TimeProvider time)
{
    /// <summary>Pauses; nothing if it is paused.</summary>
    public Task PauseAsync(long id, string user, CancellationToken cancel) => ChangeAsync(id, pause: true, user, cancel);

    /// <summary>Resumes; nothing if it is not paused.</summary>
    public Task ResumeAsync(long id, string user, CancellationToken cancel) => ChangeAsync(id, pause: false, user, cancel);

    private async Task ChangeAsync(long id, bool pause, string user, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var family = await ManagerRow.LockFamilyAsync(connection, id, cancel);
        var maintenance = await MaintenanceZoneAsync(connection, cancel);
        await using var session = ProviderJournal.Open(store, transaction, user);
        foreach (var manager in family.Where(m => m.IsPaused != pause))
            ProviderJournal.Append(session, time, manager.Id, pause ? new ProviderPaused(maintenance) : new ProviderResumed());
        await session.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<long> MaintenanceZoneAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select maintenance_zone_id from vmdb.miq_regions where maintenance_zone_id is not null limit 1", connection);
        return await command.ExecuteScalarAsync(cancel) as long? ?? throw new InvalidOperationException("The region has no maintenance zone.");
    }
}
