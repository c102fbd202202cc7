using Inventory.Api.Authenticating;
using Inventory.Api.Authorizing;
using Inventory.Domain;
using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Working;
using Marten;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Hosting;

/// <summary>What a start found out that people should be told.</summary>
public sealed class StartupReport
{
    /// <summary>The administrator's password, if this start made one.</summary>
    public string? GeneratedPassword { get; set; }

    /// <summary>Whether the tables are there and up to date.</summary>
    public bool IsPrepared { get; set; }
}

/// <summary>
/// Brings the database's tables up to date, and plants what there must be from the start. Nodes start one after the other. The tables are changed only while no
/// node runs: one of another version would write to tables that it does not know. They are compared with what is declared unless all is as it was when that was
/// last done (<see cref="SchemaStamp"/>).
/// </summary>
public sealed class PrepareDatabase(
    IDocumentStore store, InventoryModels models, NpgsqlDataSource database, WorkerNode node, IConfiguration configuration, TimeProvider time, StartupReport report)
    : IHostedLifecycleService, IAsyncDisposable
{
    /// <summary>The first of the schemas that follow from the tables.</summary>
    internal static readonly IReadOnlyList<string> Derived = [VisibleTables.Schema, PointInTime.Schema];

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private NpgsqlConnection? turn;

    /// <summary>Before anything starts: Wolverine and Marten look after their tables themselves, all nodes at once.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await TakeTurnAsync(cancellationToken);
        var stamp = new SchemaStamp(store, Derived, typeof(PrepareDatabase));
        if (await stamp.IsSetAsync(database, cancellationToken))
            ((PostgresqlDatabase)store.Storage.Database).MarkAllFeaturesAsChecked();
        else
        {
            await BringUpToDateAsync(cancellationToken);
            await stamp.SetAsync(database, cancellationToken);
        }
        await Seeds.PlantAsync(database, node, NodeName.Given(configuration) ?? NodeName.Unnamed, time, cancellationToken);
        await SeedAccess.EnsureAsync(database, time, cancellationToken);
        report.GeneratedPassword = await PasswordBootstrap.EnsureAdminAsync(database, configuration, time, cancellationToken);
        report.IsPrepared = true;
    }

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (turn is not null)
            await turn.DisposeAsync(); // which gives the lock back
        turn = null;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task BringUpToDateAsync(CancellationToken cancel)
    {
        if (!await InventorySchema.AreTablesCurrentAsync(store, database, cancel) && await NodeSession.IsAnyAsync(database, cancel))
            throw new OtherVersionException(
                "The tables of this database are those of another version of the program, of which nodes are running. Stop them all, then start this one: it "
                + "changes the tables.");
        var visible = new VisibleTables(models, store.Storage.Database.AllObjects().OfType<Table>()).Schemas;
        await visible.RemoveOutdatedAsync(database, cancel);
        await InventorySchema.ApplyAsync(store, models, database, cancel);
        await visible.CreateAsync(database, cancel);
        await BulkAppend.AssertSchemaAsync(database, cancel);
    }

    // Whoever waits for a lock in the database is in the way of some changes of tables; who asks again is not.
    private async Task TakeTurnAsync(CancellationToken cancel)
    {
        turn = await database.OpenConnectionAsync(cancel);
        await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended('inventory.start', 0))", turn);
        while (!(bool)(await take.ExecuteScalarAsync(cancel))!)
            await Task.Delay(BetweenLooks, time, cancel);
    }
}

/// <summary>The database is used by another version of the program.</summary>
public sealed class OtherVersionException(string message) : Exception(message);
