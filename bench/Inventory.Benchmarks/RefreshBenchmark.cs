namespace Inventory.Benchmarks;

/// <summary>The engine alone, fed from memory: first refresh, unchanged, 1 % changed, 1 % gone and 1 % new, beside the floor.</summary>
public sealed class RefreshBenchmark(string connectionString, int vms, int disks, Measure measure)
{
    private readonly BenchCloud cloud = new(vms, disks);

    public async Task<IReadOnlyList<Result>> RunAsync()
    {
        await using var engine = await BenchEngine.StartAsync(connectionString, cloud);
        var results = new List<Result>();
        var full = cloud.Range;

        cloud.Range = (0, 2000); // compiled code and open connections are no part of what is measured
        var floor = new Floor(engine.Database, engine.Models, cloud, engine.Provider.Id);
        await floor.PrepareAsync();
        await floor.RunAsync();
        await engine.RefreshAsync();
        await engine.ExecuteAsync(
            """
            delete from vmdb.vms;
            delete from vmdb.flavors;
            delete from vmdb.availability_zones;
            delete from inventory.objects;
            delete from inventory.mt_events
            where stream_id like '%/vms/%' or stream_id like '%/flavors/%' or stream_id like '%/availability_zones/%';
            delete from inventory.mt_streams where id like '%/vms/%' or id like '%/flavors/%' or id like '%/availability_zones/%'
            """);
        await engine.ExecuteAsync("vacuum");
        cloud.Range = full;

        await floor.PrepareAsync();
        await engine.ExecuteAsync("checkpoint");
        results.Add(await measure.RunAsync("floor", floor.RunAsync, engine.WalAsync));
        await engine.ExecuteAsync("drop schema floor cascade");
        await engine.ExecuteAsync("checkpoint");
        results.Add(await MeasureAsync(engine, "initial"));
        await engine.ExecuteAsync("vacuum analyze");
        await engine.ExecuteAsync("checkpoint");
        results.Add(await MeasureAsync(engine, "unchanged"));
        results.Add(await MeasureAsync(engine, "unchanged again"));
        cloud.Generation = 1;
        results.Add(await MeasureAsync(engine, "1 % changed"));
        cloud.Range = (vms / 100, vms);
        results.Add(await MeasureAsync(engine, "1 % gone and 1 % new"));
        results.Add(await MeasureAsync(engine, "unchanged after that"));
        return results;
    }

    private Task<Result> MeasureAsync(BenchEngine engine, string scenario) => measure.RunAsync(scenario, async () =>
    {
        var outcome = await engine.RefreshAsync();
        return (outcome.Collections.Sum(c => c.Created + c.Updated + c.Deleted), outcome.Events);
    }, engine.WalAsync);
}
