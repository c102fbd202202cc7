using System.Collections.Concurrent;
using System.Diagnostics;
using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Inventory.Benchmarks.Watching;

/// <summary>How long something took to be seen in the tables, what it cost, and how many refreshes it took.</summary>
public sealed record LiveResult(string Name, int Count, double P50, double P99, double CpuMsEach, long Refreshes)
{
    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<LiveResult>> Figures { get; } =
    [
        new("", r => r.Name), new("count", r => $"{r.Count}"), new("p50 ms", r => $"{r.P50:F2}"), new("p99 ms", r => $"{r.P99:F2}"), new("CPU ms", r => $"{r.CpuMsEach:F2}"),
        new("refreshes", r => $"{r.Refreshes}"),
    ];
}

/// <summary>
/// The program as it serves, with its workers: from a command, or from an event of the cloud, until another connection to the database, or a client of the REST API, sees
/// the changed row. Who watches is told of commits, and looks then.
/// </summary>
public sealed class LiveBenchmark(string connectionString, int perSecond, int seconds, Measure measure)
{
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(1);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private int moves;

    /// <summary>Runs one size after the other, each in a database of its own; events with the last one.</summary>
    public async Task<IReadOnlyList<LiveResult>> RunAsync(params IReadOnlyList<int> sizes)
    {
        var results = new List<LiveResult>();
        foreach (var vms in sizes)
            results.AddRange((await RunAsync(vms, withEvents: vms == sizes[^1])).Select(r => sizes.Count == 1 ? r : r with { Name = $"{vms}: {r.Name}" }));
        return results;
    }

    private async Task<IReadOnlyList<LiveResult>> RunAsync(int vms, bool withEvents)
    {
        var cloud = new BenchCloud(new BenchShape(vms));
        await using var own = await BenchDatabase.CreateAsync(connectionString, "live");
        await using var server = await BenchServer.StartAsync(own.ConnectionString, cloud);
        await using var database = NpgsqlDataSource.Create(own.ConnectionString);
        using var http = await server.ClientAsync();
        var settings = new ManagerSettings { Name = "bench", Authentications = new Dictionary<string, AuthenticationSettings> { ["default"] = new() { Userid = "bench" } } };
        var id = await server.AddAsync(cloud, settings);
        await server.RefreshAsync(id);
        await ExecuteAsync(database, "create schema floor; create table floor.vms (like vmdb.vms including all); insert into floor.vms select * from vmdb.vms");
        await ExecuteAsync(database, "vacuum analyze");
        IWatcher[] watchers = [new TableWatcher(database, id), await RestWatcher.StartAsync(database, http)];
        var queue = server.Services.GetRequiredService<RefreshQueue>();

        var (floor, results) = (new TableWatcher(database, id, "floor.vms"), new List<LiveResult>());
        results.Add(await CommandsAsync("floor: 1 row updated", cloud, database, floor, UpdateAsync, 1, 200));
        results.Add(await CommandsAsync("floor: 100 rows updated", cloud, database, floor, UpdateAsync, 100, 50));
        foreach (var watcher in watchers)
        {
            await CommandsAsync("", cloud, database, watcher, RefreshAsync, 1, 1500); // compiling code is no part of what is measured
            results.Add(await CommandsAsync($"command, 1 VM, {watcher}", cloud, database, watcher, RefreshAsync, 1, 500));
            results.Add(await CommandsAsync($"command, 100 VMs, {watcher}", cloud, database, watcher, RefreshAsync, 100, 50));
        }
        if (withEvents)
            foreach (var watcher in watchers)
                results.Add(await EventsAsync(cloud, database, watcher));
        return results;

        Task RefreshAsync(string[] vms, string place) =>
            queue.AddAsync(id, "bench", new RefreshRequest(new Dictionary<string, string[]> { ["vms"] = vms }, "benchmark", "bench"), default);

        // What nobody can do without: the rows, the disk, and telling who follows.
        async Task UpdateAsync(string[] vms, string place)
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new("update floor.vms set location = $2 where ems_id = $3 and not template and ems_ref = any($1)")
                    {
                        Parameters = { new() { Value = vms }, new() { Value = place }, new() { Value = id } },
                    },
                    new("notify inventory_changes"),
                },
            };
            await batch.ExecuteNonQueryAsync();
        }
    }

    // One after the other.
    private async Task<LiveResult> CommandsAsync(
        string name, BenchCloud cloud, NpgsqlDataSource database, IWatcher watcher, Func<string[], string, Task> command, int targets, int times)
    {
        await using var connection = await ListenAsync(database);
        var (taken, refreshes, before) = (new List<double>(), await RefreshesAsync(database), measure.Cpu());
        for (var n = 0; n < times; n++)
        {
            var numbers = Enumerable.Range(0, targets).Select(t => (int)((n * 7919L + t * 104729L) % cloud.Shape.Vms)).Distinct().ToArray();
            var place = $"moved/{++moves}";
            foreach (var i in numbers)
                cloud.Moved[i] = moves;
            string[] vms = [.. numbers.Select(BenchCloud.VmRef)];
            var watch = Stopwatch.StartNew();
            await command(vms, place);
            while ((await watcher.LookAsync(vms[..1]))[0].Location != place)
                await connection.WaitAsync(BetweenLooks);
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Result(name, taken, before, await RefreshesAsync(database) - refreshes);
    }

    // At an even pace, whatever the program does.
    private async Task<LiveResult> EventsAsync(BenchCloud cloud, NpgsqlDataSource database, IWatcher watcher)
    {
        var (taken, refreshes, before) = (new List<double>(), await RefreshesAsync(database), measure.Cpu());
        var waiting = new ConcurrentDictionary<string, (string Place, long At)>();
        await using var connection = await ListenAsync(database);
        var telling = TellAsync(cloud, waiting);
        while (!telling.IsCompleted || !waiting.IsEmpty)
        {
            await connection.WaitAsync(BetweenLooks);
            foreach (var (vm, location) in await watcher.LookAsync(waiting.Keys.ToArray()))
                if (waiting.TryGetValue(vm, out var wanted) && wanted.Place == location && waiting.TryRemove(new(vm, wanted)))
                    taken.Add(Stopwatch.GetElapsedTime(wanted.At).TotalMilliseconds);
        }
        await telling;
        return Result($"{perSecond} events a second, {seconds} s, {watcher}", taken, before, await RefreshesAsync(database) - refreshes);
    }

    private async Task TellAsync(BenchCloud cloud, ConcurrentDictionary<string, (string Place, long At)> waiting)
    {
        var clock = Stopwatch.StartNew();
        for (var told = 0; told < perSecond * seconds; await Task.Delay(BetweenEvents))
            for (; told < perSecond * seconds && told < clock.Elapsed.TotalSeconds * perSecond; told++)
            {
                var (i, place) = ((int)(told * 7919L % cloud.Shape.Vms), ++moves);
                cloud.Moved[i] = place;
                waiting[BenchCloud.VmRef(i)] = ($"moved/{place}", Stopwatch.GetTimestamp());
                cloud.Events.Tell(moves, BenchCloud.VmRef(i), DateTimeOffset.UtcNow);
            }
    }

    private static async Task<NpgsqlConnection> ListenAsync(NpgsqlDataSource database)
    {
        var connection = await database.OpenConnectionAsync();
        await using var listen = new NpgsqlCommand("listen inventory_changes", connection);
        await listen.ExecuteNonQueryAsync();
        return connection;
    }

    private LiveResult Result(string name, List<double> taken, (double Program, double Server) before, long refreshes)
    {
        var (sorted, cpu) = (new Sorted(taken), measure.CpuSince(before));
        return new LiveResult(name, sorted.Count, sorted.Median, sorted.At(0.99), cpu / sorted.Count, refreshes);
    }

    private static async Task<long> RefreshesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select count(*) from vmdb.refreshes");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
