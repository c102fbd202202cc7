using Inventory.Domain;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cassettes.Tests.Refreshing;

/// <summary>The real engine over a database, with one provider.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private StoredProvider provider = null!;

    private Engine(string connectionString)
    {
        Database = NpgsqlDataSource.Create(connectionString);
        services = new ServiceCollection()
            .AddSingleton(Database)
            .AddSingleton<ISecretProtector, ClearSecrets>()
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddInventoryEngine([.. Clouds.ManagerTypes])
            .BuildServiceProvider();
    }

    public NpgsqlDataSource Database { get; }

    /// <summary>Makes the schema in an empty database.</summary>
    public static async Task CreateSchemaAsync(string connectionString)
    {
        await using var engine = new Engine(connectionString);
        var services = engine.services;
        await InventorySchema.ApplyAsync(
            services.GetRequiredService<IDocumentStore>(), services.GetRequiredService<InventoryModels>(), services.GetRequiredService<NpgsqlDataSource>(), default);
    }

    /// <summary>An engine that knows one provider of this kind.</summary>
    public static async Task<Engine> StartAsync(string connectionString, Manager manager, ManagerSettings settings)
    {
        var engine = new Engine(connectionString);
        var id = await engine.services.GetRequiredService<RegisterProvider>().AddAsync(manager, settings, Guid.CreateVersion7(), 1, "admin", default);
        engine.provider = await engine.services.GetRequiredService<ProviderStore>().FindAsync(id!.Value, default)
            ?? throw new InvalidOperationException("The engine does not know the provider that it has just added.");
        return engine;
    }

    /// <summary>Refreshes everything, or the targets.</summary>
    public Task<RefreshOutcome> RefreshAsync(IReadOnlyDictionary<string, string[]> targets) => RefreshAsync(targets, provider.Manager);

    /// <summary>Brings in records as if the cloud had them.</summary>
    public async Task GiveAsync<T>(string collection, IReadOnlyList<string> ids, Func<InventoryCollection<T>, IEnumerable<T>> records) where T : VmdbRecord
    {
        var outcome = await RefreshAsync(new Dictionary<string, string[]> { [collection] = [.. ids] }, new GivenManager<T>(provider.Manager, records));
        outcome.Problem.ShouldBeNull();
    }

    /// <summary>Makes the tables anew from the events.</summary>
    public Task RebuildAsync() => services.GetRequiredService<Rebuild>().RebuildAsync(Database, null, null, default);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }

    private Task<RefreshOutcome> RefreshAsync(IReadOnlyDictionary<string, string[]> targets, Manager manager) =>
        services.GetRequiredService<RunRefresh>()
            .RunAsync(provider with { Manager = manager }, new RefreshRequest(targets, "test", "admin"), (_, _) => Task.CompletedTask, default);

    private sealed class ClearSecrets : ISecretProtector
    {
        public string? Protect(string? secret) => secret;

        public string? Unprotect(string? secret) => secret;
    }
}
