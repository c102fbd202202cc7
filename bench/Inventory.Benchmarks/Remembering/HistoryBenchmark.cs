using System.Diagnostics;
using Inventory.Benchmarks.Asking;

namespace Inventory.Benchmarks.Remembering;

/// <summary>What one question or work cost, beside what it is measured against in the same run.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="P50">Median of its wall time in ms.</param>
/// <param name="CpuMs">CPU of program, client and server for one.</param>
/// <param name="Against">What it is measured against.</param>
/// <param name="Ratio">Its CPU divided by that of the other.</param>
public sealed record HistoryResult(string Name, double P50, double CpuMs, string Against, double? Ratio)
{
    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<HistoryResult>> Figures { get; } =
    [
        new("", r => r.Name), new("p50 ms", r => $"{r.P50:F2}"), new("CPU ms", r => $"{r.CpuMs:F2}"), new("x", r => $"{r.Ratio:F2}"), new("against", r => r.Against),
    ];
}

/// <summary>How large an inventory is, and its past.</summary>
/// <param name="Vms">VMs.</param>
/// <param name="Events">Their events.</param>
/// <param name="Disks">Disks of each; with any, each has hardware too.</param>
public sealed record HistorySize(int Vms, int Events, int Disks)
{
    public override string ToString() => $"{Vms} VMs, {Events} events, {Disks} disks";
}

/// <summary>
/// An inventory with a past, made by refreshes that each change half of the VMs: pages as of random instants beside the same page now, an object's timeline, the
/// same changes compared in it and in a small one, a rebuild beside plain copies of the same events and rows, and what keeping earlier rows costs a refresh, by
/// refreshes with and without the triggers in turn. Pages, timelines and comparisons are asked over HTTP, and the client is part of what is measured.
/// </summary>
public sealed class HistoryBenchmark(string connectionString, HistorySize size, int requests, Measure measure)
{
    private const int Pairs = 5;
    private const int Comparisons = 10;

    private readonly Random random = new(1);

    public async Task<IReadOnlyList<HistoryResult>> RunAsync(bool showsPlans)
    {
        var small = size with { Vms = Math.Min(2000, size.Vms), Events = 10 * Math.Min(2000, size.Vms) };
        var marked = Math.Min(1000, small.Vms / 2);
        var results = new List<HistoryResult>();
        var few = await CompareInSmallAsync(small, marked);
        var cloud = new BenchCloud(new BenchShape(size.Vms, size.Disks));
        await using var engine = await BenchEngine.StartAsync(connectionString, cloud);
        await FillAsync(engine, cloud, size.Events);
        await RefreshesAsync(engine, cloud, results);
        await engine.ExecuteAsync("vacuum analyze");
        await using (var server = await BenchServer.StartAsync(connectionString, cloud))
        {
            using var http = await server.ClientAsync();
            await PagesAsync(engine, http, results);
            await TimelineAsync(engine, http, results);
            var many = await CompareAsync(engine, cloud, http, marked);
            foreach (var (one, other) in many.Zip(few))
                results.AddRange([other with { Name = $"{other.Name}, {small.Events} events" },
                    one with { Name = $"{one.Name}, {size.Events} events", Against = $"{small.Events} events", Ratio = one.CpuMs / other.CpuMs }]);
        }
        if (showsPlans)
            await HistoryPlans.PrintAsync(engine);
        await RebuildAsync(engine, results);
        return results;
    }

    private static async Task FillAsync(BenchEngine engine, BenchCloud cloud, int events)
    {
        for (var recorded = 0; recorded < events; cloud.Wave++)
        {
            recorded += (await engine.RefreshAsync()).Events;
            if (cloud.Wave == 0)
                await engine.ExecuteAsync("vacuum analyze");
        }
        cloud.Wave--; // what the last refresh read
        await engine.ExecuteAsync("vacuum analyze");
    }

    // In turn, since each refresh leaves the tables a little larger.
    private async Task RefreshesAsync(BenchEngine engine, BenchCloud cloud, List<HistoryResult> results)
    {
        var (with, without) = (new List<(double Wall, double Cpu)>(), new List<(double Wall, double Cpu)>());
        for (var n = 0; n < 2 * (Pairs + 1); n++)
        {
            var keeps = n % 2 == 0;
            await engine.ExecuteAsync($"alter table vmdb.vms {(keeps ? "enable" : "disable")} trigger user");
            cloud.Generation++;
            var cost = await CostAsync(async () => await engine.RefreshAsync());
            if (n > 1) // the first of each compile code
                (keeps ? with : without).Add(cost);
        }
        await engine.ExecuteAsync("alter table vmdb.vms enable trigger user");
        var bare = Median(without.Select(c => c.Cpu));
        results.Add(new("refresh, 1 % changed, nothing kept", Median(without.Select(c => c.Wall)), bare, "", null));
        results.Add(new("refresh, 1 % changed", Median(with.Select(c => c.Wall)), Median(with.Select(c => c.Cpu)), "nothing kept", Median(with.Select(c => c.Cpu)) / bare));
    }

    private async Task PagesAsync(BenchEngine engine, HttpClient http, List<HistoryResult> results)
    {
        var (first, last) = (await engine.ScalarAsync<DateTime>("select min(at) from history.transactions where correlation_id like 'refreshes/%'"),
            await engine.ScalarAsync<DateTime>("select max(at) from history.transactions"));
        foreach (var question in RestQuestion.About(size.Vms))
        {
            var now = await ManyAsync(() => AskAsync(http, question.Path));
            var then = await ManyAsync(() => AskAsync(http, $"{question.Path}&as_of={first + (random.NextDouble() * (last - first)):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}"));
            results.Add(new(question.Name, now.P50, now.Cpu, "", null));
            results.Add(new($"{question.Name}, as of", then.P50, then.Cpu, "the same now", then.Cpu / now.Cpu));
        }
    }

    private async Task TimelineAsync(BenchEngine engine, HttpClient http, List<HistoryResult> results)
    {
        var ids = await engine.ScalarAsync<long[]>("select array(select id from vmdb.vms order by md5(id::text) limit 1000)");
        var timeline = await ManyAsync(() => AskAsync(http, $"/api/vms/{ids[random.Next(ids.Length)]}/history?limit=100"));
        results.Add(new("timeline of a VM", timeline.P50, timeline.Cpu, "", null));
    }

    private async Task<IReadOnlyList<HistoryResult>> CompareInSmallAsync(HistorySize small, int marked)
    {
        await using var other = await BenchDatabase.CreateAsync(connectionString, "small");
        var cloud = new BenchCloud(new BenchShape(small.Vms, small.Disks));
        await using var engine = await BenchEngine.StartAsync(other.ConnectionString, cloud);
        await FillAsync(engine, cloud, small.Events);
        await using var server = await BenchServer.StartAsync(other.ConnectionString, cloud);
        using var http = await server.ClientAsync();
        return await CompareAsync(engine, cloud, http, marked);
    }

    // Each pair of states is compared once, and then asked for its last page: what is remembered of the first answer is no part of the first figure.
    private async Task<IReadOnlyList<HistoryResult>> CompareAsync(BenchEngine engine, BenchCloud cloud, HttpClient http, int marked)
    {
        var refreshes = new List<long>();
        for (var n = 0; n < Comparisons + 2; n++)
        {
            cloud.Marked = (marked, n + 1);
            refreshes.Add((await engine.RefreshAsync()).Id);
        }
        await engine.ExecuteAsync("vacuum analyze");
        var paths = refreshes.Zip(refreshes.Skip(1), (from, to) => $"/api/compare?from=refresh:{from}&to=refresh:{to}&limit=100").ToList();
        await AskAsync(http, paths[0]);
        paths.RemoveAt(0);
        var (at, last) = (0, 0);
        var first = await ManyAsync(() => AskAsync(http, paths[at++]), paths.Count, 0);
        var later = await ManyAsync(() => AskAsync(http, $"{paths[last++]}&offset={marked - 100}"), paths.Count, 0);
        return [new($"compare, {marked} changes", first.P50, first.Cpu, "", null), new($"compare, {marked} changes, last page", later.P50, later.Cpu, "", null)];
    }

    private async Task RebuildAsync(BenchEngine engine, List<HistoryResult> results)
    {
        var rows = await engine.ScalarAsync<long>(
            "select (select count(*) from vmdb.vms) + (select count(*) from vmdb.hardwares) + (select count(*) from vmdb.disks) + (select count(*) from vmdb.flavors) + 3");
        await engine.ExecuteAsync("vacuum analyze");
        var floor = new RebuildFloor(engine);
        var (read, readCpu) = await CostAsync(floor.ReadEventsAsync);
        var (copied, copiedCpu) = await CostAsync(floor.CopyRowsAsync);
        await floor.RemoveAsync();
        results.Add(new("plain copy of all events, in order", read, readCpu, "", null));
        results.Add(new($"plain copy of {rows} rows, primary keys", copied, copiedCpu, "", null));
        var (wall, cpu) = await CostAsync(async () =>
        {
            if ((await engine.Rebuild.RebuildAsync(engine.Database, null, null, default)).Differences.Count > 0)
                throw new InvalidOperationException("The tables are not what the events give.");
        });
        results.Add(new($"rebuild of {rows} objects", wall, cpu, $"both copies; {rows / cpu * 1000:F0} objects per s of CPU", cpu / (readCpu + copiedCpu)));
    }

    private static async Task AskAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path);
        var answer = await response.Content.ReadAsByteArrayAsync();
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {System.Text.Encoding.UTF8.GetString(answer)}");
    }

    private Task<(double P50, double Cpu)> ManyAsync(Func<Task> ask) => ManyAsync(ask, requests, requests / 10);

    private async Task<(double P50, double Cpu)> ManyAsync(Func<Task> ask, int times, int before)
    {
        for (var n = 0; n < before; n++)
            await ask();
        var walls = new List<double>();
        var start = measure.Cpu();
        for (var n = 0; n < times; n++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            walls.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        var end = measure.Cpu();
        return (Median(walls), (end.Program - start.Program + end.Server - start.Server) / times);
    }

    private async Task<(double Wall, double Cpu)> CostAsync(Func<Task> work)
    {
        var (before, started) = (measure.Cpu(), Stopwatch.GetTimestamp());
        await work();
        var (after, wall) = (measure.Cpu(), Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return (wall, after.Program - before.Program + after.Server - before.Server);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
