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

namespace Inventory.Benchmarks;

/// <summary>The engine alone, fed from memory: first refresh, unchanged, 1 % changed, 1 % gone and 1 % new, beside the floor.</summary>
public sealed class RefreshBenchmark(string connectionString, int vms, int disks, Measure measure)
{
    private readonly NpgsqlDataSource database = NpgsqlDataSource.Create(connectionString);
    private readonly InventoryModels models = new();
    private readonly BenchCloud cloud = new(vms, disks);
    private StoredProvider provider = null!;
    private RunRefresh refresh = null!;

    public async Task<IReadOnlyList<Result>> RunAsync()
    {
        await PrepareAsync();
        var results = new List<Result>();
        var full = cloud.Range;

        cloud.Range = (0, 2000); // compiled code and open connections are no part of what is measured
        var floor = new Floor(database, models, cloud, provider.Id);
        await floor.PrepareAsync();
        await floor.RunAsync();
        await RefreshAsync();
        await ExecuteAsync(
            """
            delete from vmdb.vms;
            delete from vmdb.flavors;
            delete from vmdb.availability_zones;
            delete from inventory.objects;
            delete from inventory.mt_events
            where stream_id like '%/vms/%' or stream_id like '%/flavors/%' or stream_id like '%/availability_zones/%';
            delete from inventory.mt_streams where id like '%/vms/%' or id like '%/flavors/%' or id like '%/availability_zones/%'
            """);
        await ExecuteAsync("vacuum");
        cloud.Range = full;

        await floor.PrepareAsync();
        await ExecuteAsync("checkpoint");
        results.Add(await measure.RunAsync("floor", floor.RunAsync, WalAsync));
        await ExecuteAsync("drop schema floor cascade");
        await ExecuteAsync("checkpoint");
        results.Add(await MeasureAsync("initial"));
        await ExecuteAsync("vacuum analyze");
        await ExecuteAsync("checkpoint");
        results.Add(await MeasureAsync("unchanged"));
        results.Add(await MeasureAsync("unchanged again"));
        cloud.Generation = 1;
        results.Add(await MeasureAsync("1 % changed"));
        cloud.Range = (vms / 100, vms);
        results.Add(await MeasureAsync("1 % gone and 1 % new"));
        results.Add(await MeasureAsync("unchanged after that"));
        return results;
    }

    private Task<Result> MeasureAsync(string scenario) => measure.RunAsync(scenario, async () =>
    {
        var outcome = await RefreshAsync();
        return (outcome.Collections.Sum(c => c.Created + c.Updated + c.Deleted), outcome.Events);
    }, WalAsync);

    private async Task<RefreshOutcome> RefreshAsync()
    {
        var outcome = await refresh.RunAsync(provider, RefreshRequest.Full("benchmark", "bench"), (_, _) => Task.CompletedTask, default);
        return outcome.Verdict == Verdict.Complete ? outcome : throw new InvalidOperationException(outcome.Problem);
    }

    private async Task PrepareAsync()
    {
        var types = new InventoryEventTypes(models);
        var projection = new VmdbProjection(models);
        var store = DocumentStore.For(options =>
        {
            options.Connection(database);
            Configuration.ConfigureStore(options, models, types, projection);
        });
        await InventorySchema.ApplyAsync(store, database, default);
        var record = new RecordChanges(store, database, projection, types, new IdAllocator(database));
        var log = new RefreshLog(store, database, TimeProvider.System);
        refresh = new RunRefresh(models, database, record, log, new GuardOptions(), TimeProvider.System, NullLogger<RunRefresh>.Instance);
        var settings = new ManagerSettings { Name = $"bench-{Guid.NewGuid():N}" };
        var register = new RegisterProvider(store, database, new NoSecrets(), new IdAllocator(database), TimeProvider.System);
        var id = await register.AddAsync(cloud, settings, Guid.NewGuid(), 1, "bench", default);
        provider = new StoredProvider(id!.Value, cloud, settings, "Valid");
    }

    private async Task<decimal> WalAsync()
    {
        await using var command = database.CreateCommand("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
        return (decimal)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    private sealed class NoSecrets : ISecretProtector
    {
        public string? Protect(string? secret) => null;

        public string? Unprotect(string? secret) => null;
    }
}
