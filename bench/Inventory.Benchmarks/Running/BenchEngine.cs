using Inventory.Domain;
using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Inventory.Benchmarks.Running;

/// <summary>The engine alone over a database, with one provider.</summary>
public sealed class BenchEngine : IAsyncDisposable
{
    private readonly DocumentStore store;
    private readonly RunRefresh refresh;

    private BenchEngine(NpgsqlDataSource database, DocumentStore store, RunRefresh refresh, StoredProvider provider, InventoryModels models)
    {
        (Database, this.store, this.refresh, Provider, Models) = (database, store, refresh, provider, models);
        var types = new InventoryEventTypes(models);
        Rebuild = new Rebuild(new TablesBeside(models, types, new VmdbProjection(models)));
    }

    public NpgsqlDataSource Database { get; }

    public InventoryModels Models { get; }

    public StoredProvider Provider { get; }

    public Rebuild Rebuild { get; }

    /// <summary>Makes the tables and the provider.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="cloud">The provider's kind.</param>
    /// <param name="given">Where its cloud is; null for one in memory.</param>
    public static async Task<BenchEngine> StartAsync(string connectionString, Manager cloud, ManagerSettings? given = null)
    {
        var database = NpgsqlDataSource.Create(connectionString);
        var models = new InventoryModels();
        var types = new InventoryEventTypes(models);
        var projection = new VmdbProjection(models);
        var store = DocumentStore.For(options =>
        {
            options.Connection(database);
            Configuration.ConfigureStore(options, models, types, projection);
        });
        await InventorySchema.ApplyAsync(store, models, database, default);
        var record = new RecordChanges(store, database, projection, types, new IdAllocator(database), new());
        var log = new RefreshLog(store, database, TimeProvider.System);
        var refresh = new RunRefresh(models, database, record, log, new GuardOptions(), new(), TimeProvider.System, NullLogger<RunRefresh>.Instance);
        var settings = given ?? new ManagerSettings { Name = $"bench-{Guid.NewGuid():N}" };
        var register = new RegisterProvider(store, database, new NoSecrets(), new IdAllocator(database), TimeProvider.System);
        var id = await register.AddAsync(cloud, settings, Guid.NewGuid(), 1, "bench", default);
        return new BenchEngine(database, store, refresh, new StoredProvider(id!.Value, cloud, settings, "Valid"), models);
    }

    public async Task<RefreshOutcome> RefreshAsync()
    {
        var outcome = await refresh.RunAsync(Provider, RefreshRequest.Full("benchmark", "bench"), (_, _) => Task.CompletedTask, default);
        return outcome.Verdict == Verdict.Complete ? outcome : throw new InvalidOperationException(outcome.Problem);
    }

    /// <summary>Refreshes everything, and tells what that was.</summary>
    public async Task<Work> WorkAsync() => await RefreshAsync() is var outcome
        ? new Work(outcome.Collections.Sum(c => (long)c.Read), outcome.Collections.Sum(c => (long)c.Created + c.Updated + c.Deleted), outcome.Events)
        : throw new InvalidOperationException();

    public async Task<decimal> WalAsync() => await ScalarAsync<decimal>("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        store.Dispose();
        await Database.DisposeAsync();
    }

    private sealed class NoSecrets : ISecretProtector
    {
        public string? Protect(string? secret) => null;

        public string? Unprotect(string? secret) => null;
    }
}
