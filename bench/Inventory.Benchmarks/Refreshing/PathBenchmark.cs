using Providers.AwesomeCloud;

namespace Inventory.Benchmarks.Refreshing;

/// <summary>
/// The whole path: a cloud's own JSON over HTTP, its client, the provider's parser, comparison, events and tables. The floor reads through the same client and parser.
/// The simulator's own cost is not counted.
/// </summary>
public sealed class PathBenchmark(string connectionString, Measure measure)
{
    private const int Few = 5000;

    public async Task<IReadOnlyList<Result>> RunAsync(int vms)
    {
        await RunSizeAsync(Few); // compiled code is no part of what is measured
        return await RunSizeAsync(vms);
    }

    private async Task<IReadOnlyList<Result>> RunSizeAsync(int vms)
    {
        await using var simulator = await SimulatorProcess.StartAsync(vms);
        await using var database = await BenchDatabase.CreateAsync(connectionString, "path");
        await using var engine = await BenchEngine.StartAsync(database.ConnectionString, new CloudManager(), simulator.Settings);
        // Every second change leaves no other object behind: of a volume, or of what is soon as it was.
        return await new RefreshScenarios(engine, measure).RunAsync(() => simulator.ChangeAsync(2 * vms / 100), null);
    }
}
