using System.Diagnostics;
using Inventory.Domain.History;
using Npgsql;

namespace Inventory.Benchmarks;

/// <summary>What one question or work cost, beside what it is measured against in the same run.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="P50">Median of its wall time in ms.</param>
/// <param name="CpuMs">CPU of program and server for one.</param>
/// <param name="Against">What it is measured against.</param>
/// <param name="Ratio">Its CPU divided by that of the other.</param>
public sealed record HistoryResult(string Name, double P50, double CpuMs, string Against, double? Ratio);

/// <summary>
/// An inventory with a past, made by refreshes that each change half of the VMs: pages as of random instants beside the same page now, an object's timeline,
/// a rebuild, and what keeping earlier rows costs a refresh, by refreshes with and without the triggers in turn.
/// </summary>
public sealed class HistoryBenchmark(string connectionString, int vms, int events, int requests, Measure measure)
{
    private const int Pairs = 5;

    private readonly BenchCloud cloud = new(vms);
    private readonly Random random = new(1);

    public async Task<IReadOnlyList<HistoryResult>> RunAsync(bool showsPlans)
    {
        await using var engine = await BenchEngine.StartAsync(connectionString, cloud);
        await FillAsync(engine);
        var results = new List<HistoryResult>();
        await RefreshesAsync(engine, results);
        await engine.ExecuteAsync("vacuum analyze");
        await PagesAsync(engine, results);
        if (showsPlans)
            await PrintPlansAsync(engine);
        await TimelineAsync(engine, results);
        await RebuildAsync(engine, results);
        return results;
    }

    private async Task FillAsync(BenchEngine engine)
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
    private async Task RefreshesAsync(BenchEngine engine, List<HistoryResult> results)
    {
        var (with, without) = (new List<(double Wall, double Cpu)>(), new List<(double Wall, double Cpu)>());
        for (var n = 0; n < 2 * Pairs; n++)
        {
            var keeps = n % 2 == 0;
            await engine.ExecuteAsync(
                $"alter table vmdb.vms {(keeps ? "enable" : "disable")} trigger history_keep; alter table vmdb.vms {(keeps ? "enable" : "disable")} trigger history_begin");
            cloud.Generation++;
            var cost = await CostAsync(async () => await engine.RefreshAsync());
            (keeps ? with : without).Add(cost);
        }
        await engine.ExecuteAsync("alter table vmdb.vms enable trigger history_keep; alter table vmdb.vms enable trigger history_begin");
        var bare = Median(without.Select(c => c.Cpu));
        results.Add(new("refresh, 1 % changed, nothing kept", Median(without.Select(c => c.Wall)), bare, "", null));
        results.Add(new("refresh, 1 % changed", Median(with.Select(c => c.Wall)), Median(with.Select(c => c.Cpu)), "nothing kept", Median(with.Select(c => c.Cpu)) / bare));
    }

    private async Task PagesAsync(BenchEngine engine, List<HistoryResult> results)
    {
        var (first, last) = (await engine.ScalarAsync<DateTime>("select min(at) from history.transactions where correlation_id is not null"),
            await engine.ScalarAsync<DateTime>("select max(at) from history.transactions"));
        foreach (var question in RestQuestion.About(vms))
        {
            var now = await ManyAsync(() => AskAsync(engine, question, null));
            var then = await ManyAsync(async () =>
            {
                var at = first + (random.NextDouble() * (last - first));
                await AskAsync(engine, question, await PointInTime.AtAsync(engine.Database, new DateTimeOffset(at, TimeSpan.Zero), default));
            });
            results.Add(new(question.Name, now.P50, now.Cpu, "", null));
            results.Add(new($"{question.Name}, as of", then.P50, then.Cpu, "the same now", then.Cpu / now.Cpu));
        }
    }

    private static async Task AskAsync(BenchEngine engine, RestQuestion question, PointInTime? at)
    {
        await using var connection = await engine.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection);
        if (at is not null)
        {
            var set = new NpgsqlBatchCommand($"select {string.Join(", ", at.Settings.Select((_, i) => $"set_config(${(2 * i) + 1}, ${(2 * i) + 2}, true)"))}");
            foreach (var (name, value) in at.Settings)
            {
                set.Parameters.Add(new() { Value = name });
                set.Parameters.Add(new() { Value = value });
            }
            batch.BatchCommands.Add(set);
        }
        foreach (var sql in new[] { question.Counts, question.Rows })
            if (sql is not null)
                batch.BatchCommands.Add(new(at is null ? sql : sql.Replace("vmdb.", $"{PointInTime.Schema}.", StringComparison.Ordinal)));
        await using var row = await batch.ExecuteReaderAsync();
        do
            while (await row.ReadAsync())
                _ = row.GetValue(0);
        while (await row.NextResultAsync());
    }

    private async Task TimelineAsync(BenchEngine engine, List<HistoryResult> results)
    {
        var timeline = await ManyAsync(async () =>
        {
            await using var command = engine.Database.CreateCommand(
                """
                select seq_id, version, type, timestamp, data::text, user_name, correlation_id from inventory.mt_events
                where stream_id = $1 order by version desc limit 100
                """);
            command.Parameters.Add(new() { Value = $"{engine.Provider.Id}/vms/i-{random.Next(vms):x8}" });
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                _ = row.GetString(4);
        });
        results.Add(new("timeline of a VM", timeline.P50, timeline.Cpu, "", null));
    }

    private async Task RebuildAsync(BenchEngine engine, List<HistoryResult> results)
    {
        var objects = 0;
        var (wall, cpu) = await CostAsync(async () =>
        {
            var done = await engine.Rebuild.RebuildAsync(engine.Database, null, null, default);
            objects = done.Differences.Count == 0 ? done.Objects : throw new InvalidOperationException("The tables are not what the events give.");
        });
        results.Add(new($"rebuild of {objects} objects", wall, cpu, $"{objects / cpu * 1000:F0} objects per s of CPU", null));
    }

    private static async Task PrintPlansAsync(BenchEngine engine)
    {
        var at = await PointInTime.AtAsync(engine.Database, new DateTimeOffset(
            await engine.ScalarAsync<DateTime>("select at from history.transactions where correlation_id is not null order by id offset (select count(*) / 2 from history.transactions) limit 1"),
            TimeSpan.Zero), default);
        await using var connection = await engine.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (name, value) in at.Settings)
            await new NpgsqlCommand($"select set_config('{name}', '{value}', true)", connection).ExecuteNonQueryAsync();
        var page = RestQuestion.About(1000)[0];
        foreach (var sql in new[] { page.Counts!, page.Rows! })
        {
            await using var explain = new NpgsqlCommand($"explain (analyze, buffers) {sql.Replace("vmdb.", "past.", StringComparison.Ordinal)}", connection);
            await using var row = await explain.ExecuteReaderAsync();
            while (await row.ReadAsync())
                Console.WriteLine(row.GetString(0));
        }
    }

    private async Task<(double P50, double Cpu)> ManyAsync(Func<Task> ask)
    {
        for (var n = 0; n < requests / 10; n++)
            await ask();
        var walls = new List<double>();
        var before = measure.Cpu();
        for (var n = 0; n < requests; n++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            walls.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        var after = measure.Cpu();
        return (Median(walls), (after.Program - before.Program + after.Server - before.Server) / requests);
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
