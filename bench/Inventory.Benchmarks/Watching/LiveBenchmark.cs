using System.Collections.Concurrent;
using System.Diagnostics;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
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

/// <summary>The program as it serves, with its workers: from a command, or from an event of the cloud, to the changed row.</summary>
public sealed class LiveBenchmark(string connectionString, int vms, int perSecond, int seconds, Measure measure)
{
    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(1);

    // Whoever follows the tables is told of commits.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly BenchCloud cloud = new(new BenchShape(vms));
    private int moves;

    public async Task<IReadOnlyList<LiveResult>> RunAsync()
    {
        await using var server = await BenchServer.StartAsync(connectionString, cloud);
        await using var database = NpgsqlDataSource.Create(connectionString);
        var queue = server.Services.GetRequiredService<RefreshQueue>();
        var settings = new ManagerSettings { Name = "bench", Authentications = new Dictionary<string, AuthenticationSettings> { ["default"] = new() { Userid = "bench" } } };
        var id = (await server.Services.GetRequiredService<RegisterProvider>().AddAsync(cloud, settings, Guid.NewGuid(), 1, "bench", default))!.Value;
        await queue.AddAsync(id, "fill", RefreshRequest.Full("benchmark", "bench"), default);
        while (await queue.IsAskedAsync(id, default) == true)
            await Task.Delay(100);
        await ExecuteAsync(database, "vacuum analyze");

        await CommandsAsync(database, queue, id, 1, 300); // compiled code is no part of what is measured
        return
        [
            await CommandsAsync(database, queue, id, 1, 500),
            await CommandsAsync(database, queue, id, 100, 50),
            await EventsAsync(database, id, perSecond, seconds),
        ];
    }

    // One after the other.
    private async Task<LiveResult> CommandsAsync(NpgsqlDataSource database, RefreshQueue queue, long id, int targets, int times)
    {
        await using var connection = await ListenAsync(database);
        var (taken, refreshes, before) = (new List<double>(), await RefreshesAsync(database), measure.Cpu());
        for (var n = 0; n < times; n++)
        {
            var numbers = Enumerable.Range(0, targets).Select(t => (int)((n * 7919L + t * 104729L) % vms)).Distinct().ToArray();
            var place = ++moves;
            foreach (var i in numbers)
                cloud.Moved[i] = place;
            var watch = Stopwatch.StartNew();
            await queue.AddAsync(
                id, "bench", new RefreshRequest(new Dictionary<string, string[]> { ["vms"] = [.. numbers.Select(Ref)] }, "benchmark", "bench"), default);
            await using var look = new NpgsqlCommand("select location = $2 from vmdb.vms where ems_id = $3 and not template and ems_ref = $1", connection)
            {
                Parameters = { new() { Value = Ref(numbers[0]) }, new() { Value = $"moved/{place}" }, new() { Value = id } },
            };
            await look.PrepareAsync();
            while (!(bool)(await look.ExecuteScalarAsync())!)
                await connection.WaitAsync(BetweenLooks);
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        return Result($"command, {targets} VM{(targets == 1 ? "" : "s")}", taken, before, await RefreshesAsync(database) - refreshes);
    }

    // At an even pace, whatever the program does.
    private async Task<LiveResult> EventsAsync(NpgsqlDataSource database, long id, int rate, int duration)
    {
        var (taken, refreshes, before) = (new List<double>(), await RefreshesAsync(database), measure.Cpu());
        var waiting = new ConcurrentDictionary<string, (string Place, long At)>();
        var telling = TellAsync(waiting, rate, rate * duration);
        await using var connection = await ListenAsync(database);
        while (!telling.IsCompleted || !waiting.IsEmpty)
        {
            await connection.WaitAsync(BetweenLooks);
            await using var look = new NpgsqlCommand("select ems_ref, location from vmdb.vms where ems_id = $2 and not template and ems_ref = any($1)", connection)
            {
                Parameters = { new() { Value = waiting.Keys.ToArray() }, new() { Value = id } },
            };
            await using var row = await look.ExecuteReaderAsync();
            while (await row.ReadAsync())
                if (waiting.TryGetValue(row.GetString(0), out var wanted) && wanted.Place == row.GetString(1))
                {
                    taken.Add(Stopwatch.GetElapsedTime(wanted.At).TotalMilliseconds);
                    waiting.TryRemove(row.GetString(0), out _);
                }
        }
        await telling;
        return Result($"{rate} events a second, {duration} s", taken, before, await RefreshesAsync(database) - refreshes);
    }

    private async Task TellAsync(ConcurrentDictionary<string, (string Place, long At)> waiting, int rate, int all)
    {
        var clock = Stopwatch.StartNew();
        for (var told = 0; told < all; await Task.Delay(BetweenEvents))
            for (; told < all && told < clock.Elapsed.TotalSeconds * rate; told++)
            {
                var (i, place) = ((int)(told * 7919L % vms), ++moves);
                cloud.Moved[i] = place;
                waiting[Ref(i)] = ($"moved/{place}", Stopwatch.GetTimestamp());
                cloud.Events.Tell(moves, Ref(i), DateTimeOffset.UtcNow);
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
        var after = measure.Cpu();
        taken.Sort();
        var cpu = (after.Program + after.Server - before.Program - before.Server) / taken.Count;
        return new LiveResult(name, taken.Count, taken[taken.Count / 2], taken[(int)(taken.Count * 0.99)], cpu, refreshes);
    }

    private static string Ref(int i) => $"i-{i:x8}";

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
