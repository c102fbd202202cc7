using System.Diagnostics;
using Inventory.Benchmarks.Asking;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Benchmarks.Watching;

/// <summary>How one minute of many providers went.</summary>
/// <param name="Period">Which minute.</param>
/// <param name="Due">Refreshes that were due.</param>
/// <param name="Begun">Refreshes that began.</param>
/// <param name="Incomplete">Those of them that did not end, or not completely.</param>
/// <param name="LateP50">How long after the minute was over they began, in s.</param>
/// <param name="LateMost">The same at most.</param>
/// <param name="WaitP50">How long after they were asked for they began, in s.</param>
/// <param name="WaitMost">The same at most.</param>
/// <param name="TakenP50">From their begin to their end, in s.</param>
/// <param name="TakenMost">The same at most.</param>
/// <param name="Events">Events of objects that they recorded.</param>
/// <param name="Cpu">Share of all cores that program and database used.</param>
/// <param name="RestP50">How late answers of the REST API were, in ms.</param>
/// <param name="RestP99">The same, of 99 in 100 at most.</param>
public sealed record ManyResult(
    string Period, int Due, int Begun, int Incomplete, double LateP50, double LateMost, double WaitP50, double WaitMost, double TakenP50, double TakenMost, long Events,
    double Cpu, double RestP50, double RestP99)
{
    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<ManyResult>> Figures { get; } =
    [
        new("", r => r.Period), new("due", r => $"{r.Due}"), new("begun", r => $"{r.Begun}"), new("incomplete", r => $"{r.Incomplete}"),
        new("late s p50", r => $"{r.LateP50:F1}"), new("most", r => $"{r.LateMost:F1}"), new("wait s p50", r => $"{r.WaitP50:F1}"), new("most", r => $"{r.WaitMost:F1}"),
        new("taken s p50", r => $"{r.TakenP50:F2}"), new("most", r => $"{r.TakenMost:F2}"), new("events", r => $"{r.Events}"), new("CPU", r => $"{r.Cpu:P0}"),
        new("REST ms p50", r => $"{r.RestP50:F1}"), new("p99", r => $"{r.RestP99:F1}"),
    ];
}

/// <summary>
/// The program as it serves, with many providers that its own schedule reads every minute and of which one VM in a hundred has changed each time; meanwhile a client in a
/// process of its own asks for pages at an even pace. The schedule reads each provider up to a tenth of its interval early.
/// </summary>
public sealed class ManyBenchmark(string connectionString, BenchShape shape, int providers, Measure measure)
{
    private const int PagesInASecond = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public async Task<IReadOnlyList<ManyResult>> RunAsync(int minutes)
    {
        var cloud = new BenchCloud(shape) { AgesByItself = true };
        await using var own = await BenchDatabase.CreateAsync(connectionString, "many");
        await using var server = await BenchServer.StartAsync(
            own.ConnectionString, cloud, "--Inventory:Schedule:Off=false", $"--Inventory:Schedule:RefreshInterval={Interval}",
            $"--Inventory:Schedule:RefreshIntervalWithEvents={Interval}", "--Inventory:Login:TokenSeconds=7200", "--Inventory:Login:SessionSeconds=7200");
        await using var database = NpgsqlDataSource.Create(own.ConnectionString);
        for (var n = 0; n < providers; n++)
            await server.AddAsync(cloud, new ManagerSettings
            {
                Name = $"bench {n}", Authentications = new Dictionary<string, AuthenticationSettings> { ["default"] = new() { Userid = "bench" } },
            });
        await FillAsync(database);

        using var http = new HttpClient();
        var page = server.Address + "/api/vms?expand=resources&attributes=name,power_state,flavor.name&limit=100&sort_by=name";
        var client = RestClient.StartPacedAsync(page, await server.TokenAsync(http), PagesInASecond, 60 * minutes);
        var (begin, cpu) = (await ScalarAsync<DateTime>(database, "select now()"), new List<double>());
        for (var minute = 0; minute < minutes; minute++)
        {
            var (before, watch) = (measure.Cpu(), Stopwatch.StartNew());
            await Task.Delay(Interval);
            cpu.Add(measure.CpuSince(before) / watch.Elapsed.TotalMilliseconds / Environment.ProcessorCount);
        }
        var answers = await client;
        var refreshes = await RefreshesAsync(database, begin);
        return
        [
            .. Enumerable.Range(0, minutes).Select(m => Of($"minute {m + 1}", 1,
                refreshes.Where(r => (int)(r.Begun / 60) == m), cpu[m], answers.Skip(60 * PagesInASecond * m).Take(60 * PagesInASecond))),
            Of("all", minutes, refreshes.Where(r => r.Begun < 60 * minutes), cpu.Average(), answers),
        ];
    }

    private ManyResult Of(string period, int minutes, IEnumerable<Refreshed> begun, double cpu, IEnumerable<double> answers)
    {
        var refreshes = begun.ToArray();
        Sorted late = new(refreshes.Select(r => Math.Max(0, r.AfterLast - Interval.TotalSeconds))), wait = new(refreshes.Select(r => r.Waited)),
            taken = new(refreshes.Where(r => r.Complete).Select(r => r.Taken)), rest = new(answers);
        return new ManyResult(
            period, providers * minutes, refreshes.Length, refreshes.Count(r => !r.Complete), late.Median, late.Most, wait.Median, wait.Most, taken.Median, taken.Most,
            refreshes.Sum(r => r.Events), cpu, rest.Median, rest.At(0.99));
    }

    private async Task FillAsync(NpgsqlDataSource database)
    {
        var watch = Stopwatch.StartNew();
        while (await ScalarAsync<long>(database, "select count(distinct ems_id) from vmdb.refreshes where verdict = 'complete'") < providers)
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"Not all of {providers} providers were read within {Patience.TotalMinutes} minutes.");
            else
                await Task.Delay(TimeSpan.FromSeconds(1));
        await using var analyze = database.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<Refreshed>> RefreshesAsync(NpgsqlDataSource database, DateTime since)
    {
        var found = new List<Refreshed>();
        await using var command = database.CreateCommand(
            """
            select * from (
              select extract(epoch from r.started_at - $1)::float8 as begun,
                extract(epoch from r.started_at - lag(r.started_at) over (partition by r.ems_id order by r.id))::float8,
                extract(epoch from r.started_at - t.created_on)::float8, coalesce(extract(epoch from r.ended_at - r.started_at), 0)::float8,
                coalesce(r.verdict = 'complete', false), coalesce(r.events, 0)
              from vmdb.refreshes r join vmdb.miq_tasks t on t.id = r.task_id) r
            where begun >= 0 order by begun
            """);
        command.Parameters.Add(new() { Value = since });
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            found.Add(new Refreshed(row.GetDouble(0), row.IsDBNull(1) ? 0 : row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetBoolean(4), row.GetInt64(5)));
        return found;
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    // In seconds: when it began, how long after the one before, how long after it was asked for, and how long it took.
    private sealed record Refreshed(double Begun, double AfterLast, double Waited, double Taken, bool Complete, long Events);
}
