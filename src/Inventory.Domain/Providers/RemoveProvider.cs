using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Parsing;
using Inventory.Domain.Persisting;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Domain.Providers;

/// <summary>
/// Removes a provider with all that it has, in one transaction: its objects disappear by the events that a complete refresh of an empty cloud would
/// record, VMs and templates become archived; then the provider itself, its child managers, endpoints and credentials. Its streams stay.
/// </summary>
public sealed class RemoveProvider(InventoryModels models, NpgsqlDataSource database, RecordChanges record, Managers managers, TimeProvider time)
{
    /// <summary>Removes it; nothing if there is none.</summary>
    /// <returns>The number of events of its objects.</returns>
    /// <exception cref="InvalidOperationException">Its kind is not known to this program, which therefore does not know what its objects are.</exception>
    public async Task<int> RemoveAsync(long id, string user, CancellationToken cancel)
    {
        var family = await FamilyAsync(id, cancel);
        if (family is not [var main, ..])
            return 0;
        var manager = managers.Find(main.Type)
            ?? throw new InvalidOperationException($"The kind of this provider, {main.Type}, is not known to this program: its objects cannot be taken away.");
        var at = new DateTimeOffset(time.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero); // what PostgreSQL can keep
        var changes = await DisconnectAllAsync(id, manager, at, cancel);
        await record.CommitAsync(id, changes, new EventMetadata(ProviderAccount.Stream(id), null, user, at), _ => { }, async (sql, session) =>
        {
            foreach (var gone in (await ManagerRow.LockFamilyAsync(await sql.SendAsync(cancel), id, cancel)).AsEnumerable().Reverse())
                ProviderJournal.Append(session, time, gone.Id, new ProviderRemoved(gone.Name));
        }, cancel);
        return changes.Count;
    }

    private async Task<ManagerRow[]> FamilyAsync(long id, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await ManagerRow.LockFamilyAsync(connection, id, cancel);
    }

    private async Task<ChangeSet> DisconnectAllAsync(long id, Manager manager, DateTimeOffset at, CancellationToken cancel)
    {
        var report = new RefreshReport(models.All);
        var guard = new DisconnectGuard(new GuardOptions(), confirmed: true, new Dictionary<string, string>());
        var nothing = new Reconciliation(
            models, new ReconciliationTask(id, Scope.All, new Everything(models), new ProviderDefaults(manager), guard, report, at), database);
        await nothing.BeginAsync(cancel);
        var all = models.All.Select(m => m.Collection).ToHashSet();
        return await nothing.FinishAsync(new Coverage(all, all, report), cancel);
    }

    private sealed class Everything : Persister
    {
        public Everything(InventoryModels models)
        {
            foreach (var model in models.All)
                Add((InventoryCollection)Activator.CreateInstance(typeof(InventoryCollection<>).MakeGenericType(model.RecordType))!);
        }
    }
}
