using Inventory.Api.Authenticating;
using Inventory.Api.Authorizing;
using Inventory.Domain;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Marten;
using Npgsql;
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

/// <summary>Brings the database's tables up to date, and plants what there must be from the start.</summary>
public sealed class PrepareDatabase(
    IDocumentStore store, InventoryModels models, NpgsqlDataSource database, IConfiguration configuration, TimeProvider time,
    StartupReport report) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var visible = new VisibleTables(models, store.Storage.Database.AllObjects().OfType<Table>()).Schemas;
        await visible.RemoveOutdatedAsync(database, cancellationToken);
        await InventorySchema.ApplyAsync(store, models, database, cancellationToken);
        await visible.CreateAsync(database, cancellationToken);
        await BulkAppend.AssertSchemaAsync(database, cancellationToken);
        await Seeds.PlantAsync(database, time, cancellationToken);
        await SeedAccess.EnsureAsync(database, time, cancellationToken);
        report.GeneratedPassword = await PasswordBootstrap.EnsureAdminAsync(database, configuration, time, cancellationToken);
        report.IsPrepared = true;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
