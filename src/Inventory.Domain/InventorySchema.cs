using Inventory.Domain.Catching;
using Inventory.Domain.Following;
using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Domain.Scheduling;
using Marten;
using Npgsql;
using Weasel.Core;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain;

/// <summary>All tables of the inventory, and what has to be made after them.</summary>
public static class InventorySchema
{
    /// <summary>The tables and sequences, those that others refer to first.</summary>
    public static IEnumerable<ISchemaObject> Of(InventoryModels models)
    {
        var vmdb = VmdbTables.Of(models, ManagementTables.Managers, ManagementTables.All);
        return
        [
            .. ManagementTables.All, .. vmdb,
            EngineTables.Objects, EngineTables.UnresolvedLinks, EngineTables.ManagerFamilies, EngineTables.HeldDisconnects, EngineTables.TaskFollowers,
            EngineTables.RetentionPolicies, EngineTables.RetentionHorizons, EngineTables.IdBlocks, EngineTables.RefreshIds, EngineTables.WorkerTokens, FeedTables.Feed,
            EventTables.Cursors, EventTables.Deliveries, EventTables.Secrets, CredentialsSchedule.Checks,
            HistoryTables.Transactions, HistoryTables.RowTotals, HistoryTables.FoldedTotals,
            .. ManagementTables.All.Concat(vmdb).Where(t => t.HasColumn(HistoryTables.ValidFrom)).Select(HistoryTables.Of),
        ];
    }

    /// <summary>Whether a database was brought up to date by this version of the program.</summary>
    public static Task<bool> AreTablesCurrentAsync(IDocumentStore store, NpgsqlDataSource database, CancellationToken cancel) =>
        new HistoryObjects(store.Storage.Database.AllObjects().OfType<Table>()).Schemas.AreCurrentAsync(database, cancel);

    /// <summary>Brings a database up to date.</summary>
    public static async Task ApplyAsync(IDocumentStore store, InventoryModels models, NpgsqlDataSource database, CancellationToken cancel)
    {
        var history = new HistoryObjects(store.Storage.Database.AllObjects().OfType<Table>()).Schemas;
        await history.RemoveOutdatedAsync(database, cancel);
        await OlderTables.AdaptAsync(database, cancel);
        await new RenamedColumns(models).ApplyAsync(database, cancel);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await history.CreateAsync(database, cancel);
        await Collecting.RefreshRows.FillAsync(database, cancel);
    }
}
