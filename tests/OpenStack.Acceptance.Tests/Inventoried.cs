using System.Diagnostics;
using Inventory.Domain;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Providers;
using Inventory.EmbeddedPostgres;
using Inventory.Sdk;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Providers.OpenStack;

namespace OpenStack.Acceptance.Tests;

/// <summary>The real engine with a database of its own and one provider, the cloud.</summary>
internal sealed class Inventoried : IAsyncDisposable
{
    private readonly EmbeddedServer postgres;
    private readonly ServiceProvider services;
    private StoredProvider provider = null!;

    private Inventoried(EmbeddedServer postgres)
    {
        this.postgres = postgres;
        Database = NpgsqlDataSource.Create(postgres.ConnectionString);
        services = new ServiceCollection()
            .AddSingleton(Database)
            .AddSingleton<ISecretProtector, ClearSecrets>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddInventoryEngine(typeof(OpenstackCloudManager))
            .BuildServiceProvider();
    }

    public NpgsqlDataSource Database { get; }

    /// <summary>What the last refresh took, for people.</summary>
    public string LastEffort { get; private set; } = "";

    /// <summary>An inventory that knows how to reach the cloud, and nothing of what is in it.</summary>
    public static async Task<Inventoried> StartAsync(ManagerSettings settings)
    {
        var inventory = new Inventoried(await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests()));
        var services = inventory.services;
        await InventorySchema.ApplyAsync(
            services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<InventoryModels>(), services.GetRequiredService<NpgsqlDataSource>(), default);
        var id = await inventory.services.GetRequiredService<RegisterProvider>()
            .AddAsync(new OpenstackCloudManager(), settings, Guid.CreateVersion7(), 1, "admin", default);
        inventory.provider = (await inventory.services.GetRequiredService<ProviderStore>().FindAsync(id!.Value, default))!;
        return inventory;
    }

    /// <summary>Refreshes everything.</summary>
    public Task<RefreshOutcome> RefreshAsync() => RefreshAsync(new Dictionary<string, string[]>());

    /// <summary>Refreshes objects: collections and ids.</summary>
    public async Task<RefreshOutcome> RefreshAsync(IReadOnlyDictionary<string, string[]> targets)
    {
        using var requests = new RequestCount();
        var watch = Stopwatch.StartNew();
        var outcome = await services.GetRequiredService<RunRefresh>()
            .RunAsync(provider, new RefreshRequest(targets, "test", "admin"), (_, _) => Task.CompletedTask, default);
        var what = targets.Count == 0 ? "everything" : string.Join(", ", targets.Select(target => $"{target.Key} {string.Join(' ', target.Value)}"));
        LastEffort = $"Refresh of {what}: {requests.Count} requests, {watch.Elapsed.TotalSeconds:0.0} s, {outcome.Events} events.";
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private sealed class ClearSecrets : ISecretProtector
    {
        public string? Protect(string? secret) => secret;

        public string? Unprotect(string? secret) => secret;
    }
}
