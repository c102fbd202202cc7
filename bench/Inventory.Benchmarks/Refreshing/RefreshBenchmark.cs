namespace Inventory.Benchmarks.Refreshing;

/// <summary>The engine alone, fed from memory: first refresh, unchanged, 1 % changed, 1 % gone and 1 % new, beside the floor; each size in a database of its own.</summary>
public sealed class RefreshBenchmark(string connectionString, Measure measure)
{
    /// <summary>Runs one size after the other.</summary>
    public async Task<IReadOnlyList<Result>> RunAsync(params IReadOnlyList<BenchShape> shapes)
    {
        await RunAsync(shapes[0] with { Vms = 5000, Images = Math.Min(shapes[0].Images, 100) }); // compiled code is no part of what is measured
        var results = new List<Result>();
        foreach (var shape in shapes)
            results.AddRange((await RunAsync(shape)).Select(r => shapes.Count == 1 ? r : r with { Scenario = $"{shape.Vms}: {r.Scenario}" }));
        return results;
    }

    private async Task<IReadOnlyList<Result>> RunAsync(BenchShape shape)
    {
        var cloud = new BenchCloud(shape);
        await using var database = await BenchDatabase.CreateAsync(connectionString, "refresh");
        await using var engine = await BenchEngine.StartAsync(database.ConnectionString, cloud);
        return await new RefreshScenarios(engine, measure).RunAsync(
            () => Changed(() => cloud.Generation = 1), () => Changed(() => cloud.Range = (shape.Vms / 100, shape.Vms)));

        static Task Changed(Action change)
        {
            change();
            return Task.CompletedTask;
        }
    }
}
