using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Inventory.Benchmarks.Asking;

/// <summary>What one question cost: over REST at 1 and at 16 clients, and in plain SQL.</summary>
public sealed record RestResult(string Question, double P50, double P99, double P50At16, double P99At16, double RestCpuMs, double PlainCpuMs, double KbPerRequest)
{
    public double Ratio => RestCpuMs / PlainCpuMs;

    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<RestResult>> Figures { get; } =
    [
        new("", r => r.Question), new("p50 ms", r => $"{r.P50:F2}"), new("p99 ms", r => $"{r.P99:F2}"), new("16: p50", r => $"{r.P50At16:F2}"), new("16: p99", r => $"{r.P99At16:F2}"),
        new("CPU ms", r => $"{r.RestCpuMs:F2}"), new("plain", r => $"{r.PlainCpuMs:F2}"), new("x plain", r => $"{r.Ratio:F2}"), new("KB each", r => $"{r.KbPerRequest:F1}"),
    ];
}

/// <summary>The program as it serves, filled by the engine, asked over loopback HTTP, beside plain SQL of the same answers.</summary>
public sealed class RestBenchmark(string connectionString, int vms, int requests, Measure measure)
{
    private readonly BenchCloud cloud = new(new BenchShape(vms));

    public async Task<(IReadOnlyList<RestResult> Questions, IReadOnlyList<ExportResult> Exports)> RunAsync(bool showsPlans)
    {
        await using var server = await BenchServer.StartAsync(connectionString, cloud);
        await FillAsync(server.Services);
        await using var plain = NpgsqlDataSource.Create(connectionString);
        return (await AskAsync(server, plain, showsPlans), await new ExportBenchmark(server, plain, vms, measure).RunAsync());
    }

    private async Task FillAsync(IServiceProvider services)
    {
        var settings = new ManagerSettings { Name = "bench" };
        var id = await services.GetRequiredService<RegisterProvider>().AddAsync(cloud, settings, Guid.NewGuid(), 1, "bench", default);
        var provider = new StoredProvider(id!.Value, cloud, settings, "Valid");
        var outcome = await services.GetRequiredService<RunRefresh>()
            .RunAsync(provider, RefreshRequest.Full("benchmark", "bench"), (_, _) => Task.CompletedTask, default);
        if (outcome.Verdict != Verdict.Complete)
            throw new InvalidOperationException(outcome.Problem);
        await using var vacuum = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("vacuum analyze");
        vacuum.CommandTimeout = 600;
        await vacuum.ExecuteNonQueryAsync();
    }

    private async Task<IReadOnlyList<RestResult>> AskAsync(BenchServer server, NpgsqlDataSource plainDatabase, bool showsPlans)
    {
        var plain = new PlainSql(plainDatabase);
        using var http = new HttpClient();
        var address = server.Address;
        var results = new List<RestResult>();
        await RestClient.StartAsync(address + RestQuestion.About(vms)[0].Path, await server.TokenAsync(http), 4, requests); // compiled code is no part of what is measured
        foreach (var question in RestQuestion.About(vms))
        {
            var url = address + question.Path;
            var token = await server.TokenAsync(http);
            await RestClient.StartAsync(url, token, 1, requests / 4);
            var (allocated, before) = (GC.GetTotalAllocatedBytes(), measure.Cpu());
            var alone = await RestClient.StartAsync(url, token, 1, requests);
            var after = measure.Cpu();
            var kilobytes = (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / RestClient.Sent(1, requests);
            var rest = Total(before, after) / RestClient.Sent(1, requests);
            var crowded = await RestClient.StartAsync(url, token, 16, requests);
            results.Add(new RestResult(question.Name, At(alone, 0.5), At(alone, 0.99), At(crowded, 0.5), At(crowded, 0.99), rest, await PlainAsync(plain, question), kilobytes));
        }
        if (showsPlans)
            await Plans.PrintAsync(server.Services.GetRequiredService<NpgsqlDataSource>());
        return results;
    }

    private async Task<double> PlainAsync(PlainSql plain, RestQuestion question)
    {
        for (var n = 0; n < requests / 4; n++)
            await plain.AskAsync(question);
        var before = measure.Cpu();
        for (var n = 0; n < requests; n++)
            await plain.AskAsync(question);
        return Total(before, measure.Cpu()) / requests;
    }

    private static double Total((double Program, double Server) before, (double Program, double Server) after) =>
        after.Program - before.Program + after.Server - before.Server;

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
