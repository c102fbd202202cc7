using System.Diagnostics;

namespace Inventory.Benchmarks.Growing;

/// <summary>What a refresh costs after so many others.</summary>
/// <param name="Name">Which refresh, after what.</param>
/// <param name="CpuMs">CPU of program and database; autovacuum's, too.</param>
/// <param name="WallMs">How long it took, at the median.</param>
/// <param name="WalKb">WAL that it wrote.</param>
/// <param name="TimesFirst">Its CPU divided by that of the same refresh with the shortest history.</param>
public sealed record GrowthCost(string Name, double CpuMs, double WallMs, double WalKb, double TimesFirst)
{
    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<GrowthCost>> Figures { get; } =
    [
        new("", c => c.Name), new("CPU ms", c => $"{c.CpuMs:F1}"), new("wall ms", c => $"{c.WallMs:F1}"), new("WAL KB", c => $"{c.WalKb:F1}"), new("x first", c => $"{c.TimesFirst:F2}"),
    ];
}

/// <summary>What the history of an inventory costs, and what else grows.</summary>
public sealed record GrowthResult(IReadOnlyList<GrowthCost> Costs, IReadOnlyList<SchemaSize> Sizes, IReadOnlyList<GrowthCost> Index);

/// <summary>
/// Thousands of refreshes of one provider: first of an unchanged cloud, then of one of which one VM in a hundred has changed each time. What a refresh costs must not depend
/// on how many were before, and tables must not grow by what did not change.
/// </summary>
public sealed class GrowthBenchmark(string connectionString, BenchShape shape, Measure measure)
{
    // Of how many refreshes a figure is the mean, since CPU is counted in hundredths of a second.
    private const int Window = 10;

    private const int Rounds = 3;

    // By then autovacuum has looked at all tables that the last refreshes touched (Program sets how often it looks).
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public async Task<GrowthResult> RunAsync(int refreshes)
    {
        await WarmAsync();
        var cloud = new BenchCloud(shape);
        await using var own = await BenchDatabase.CreateAsync(connectionString, "growth");
        await using var engine = await BenchEngine.StartAsync(own.ConnectionString, cloud);
        await engine.RefreshAsync();
        await engine.ExecuteAsync("vacuum analyze");
        var (costs, sizes) = (new List<GrowthCost>(), new List<SchemaSize>());
        await SizeAsync("one refresh");

        int[] marks = [.. new[] { 10, 100, 1000, refreshes }.Where(n => n <= refreshes).Distinct()];
        foreach (var mark in await MarksAsync(engine, marks, () => { }, _ => Task.CompletedTask))
            costs.Add(Named(mark, "unchanged, after {0} unchanged", costs, 0));
        await SizeAsync($"{refreshes} unchanged");
        await Task.Delay(Rest);
        await SizeAsync("and a rest");

        var (changed, unchanged) = (costs.Count, new List<GrowthCost>());
        foreach (var mark in await MarksAsync(engine, marks, () => cloud.Generation++, async n =>
                 unchanged.Add(Named((n, await CostAsync(engine, Window, () => { })), "unchanged, after {0} with 1 % changed", unchanged, 0))))
            costs.Add(Named(mark, "1 % changed, after {0} such", costs, changed));
        costs.AddRange(unchanged);
        await SizeAsync($"{refreshes} with 1 % changed");
        await Task.Delay(Rest);
        await SizeAsync("and a rest");
        return new GrowthResult(costs, [.. sizes.OrderBy(s => s.Tables, StringComparer.Ordinal)], await IndexAsync());

        async Task SizeAsync(string after) => sizes.AddRange((await SchemaSize.OfAsync(engine.Database)).Select(s => s with { After = after }));
    }

    // Compiled code is no part of what is measured, and it is compiled more than once.
    private async Task WarmAsync()
    {
        var cloud = new BenchCloud(shape with { Vms = 1000 });
        await using var own = await BenchDatabase.CreateAsync(connectionString, "warm");
        await using var engine = await BenchEngine.StartAsync(own.ConnectionString, cloud);
        for (var n = 0; n < 100; n++, cloud.Generation += n % 2)
            await engine.RefreshAsync();
    }

    // The mean cost of the refreshes that end at each mark.
    private async Task<List<(int Refreshes, GrowthCost Cost)>> MarksAsync(BenchEngine engine, int[] marks, Action before, Func<int, Task> at)
    {
        var (found, done) = (new List<(int, GrowthCost)>(), 0);
        foreach (var mark in marks)
        {
            for (; done < mark - Window; done++)
            {
                before();
                await engine.RefreshAsync();
            }
            found.Add((mark, await CostAsync(engine, mark - done, before)));
            done = mark;
            await at(mark);
        }
        return found;
    }

    private async Task<GrowthCost> CostAsync(BenchEngine engine, int refreshes, Action before)
    {
        var (walls, cpu, wal) = (new List<double>(), measure.Cpu(), await engine.WalAsync());
        for (var n = 0; n < refreshes; n++)
        {
            before();
            var watch = Stopwatch.StartNew();
            await engine.RefreshAsync();
            walls.Add(watch.Elapsed.TotalMilliseconds);
        }
        return new GrowthCost("", measure.CpuSince(cpu) / refreshes, new Sorted(walls).Median, (double)(await engine.WalAsync() - wal) / 1024 / refreshes, 1);
    }

    private static GrowthCost Named((int Refreshes, GrowthCost Cost) mark, string name, List<GrowthCost> all, int first) => mark.Cost with
    {
        Name = string.Format(null, name, mark.Refreshes), TimesFirst = mark.Cost.CpuMs / (all.Count > first ? all[first].CpuMs : mark.Cost.CpuMs),
    };

    // In turn, since other work on the machine comes and goes.
    private async Task<IReadOnlyList<GrowthCost>> IndexAsync()
    {
        var costs = new Dictionary<(string What, bool More), List<GrowthCost>>();
        for (var n = 0; n < 2 * Rounds; n++)
        {
            var (cloud, more) = (new BenchCloud(shape), n % 2 == 1);
            await using var own = await BenchDatabase.CreateAsync(connectionString, "index");
            await using var engine = await BenchEngine.StartAsync(own.ConnectionString, cloud);
            if (more)
                await engine.ExecuteAsync("create index one_more on vmdb.vms (hostname)");
            Add("first refresh", await CostAsync(engine, 1, () => { }));
            await engine.ExecuteAsync("vacuum analyze");
            Add("1 % changed", await CostAsync(engine, Window, () => cloud.Generation++));

            void Add(string what, GrowthCost cost) => (costs.TryGetValue((what, more), out var known) ? known : costs[(what, more)] = []).Add(cost);
        }
        return
        [
            .. from of in costs
               let usual = Median(costs[(of.Key.What, false)])
               let median = Median(of.Value)
               select median with { Name = of.Key.More ? $"{of.Key.What}, one more index on vms" : of.Key.What, TimesFirst = median.CpuMs / usual.CpuMs },
        ];

        static GrowthCost Median(List<GrowthCost> of) => of.OrderBy(c => c.CpuMs).ElementAt(of.Count / 2);
    }
}
