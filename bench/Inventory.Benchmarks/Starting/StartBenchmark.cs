using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Providers.AwesomeCloud;

namespace Inventory.Benchmarks.Starting;

/// <summary>One start of the program.</summary>
/// <param name="Name">Which.</param>
/// <param name="PingMs">From the start of the process to the answer to <c>GET /api/ping</c>.</param>
/// <param name="AnsweredMs">The same to the answer to <c>GET /api</c>, with a password.</param>
/// <param name="CpuMs">CPU that the program had used by then.</param>
/// <param name="RssMb">Its resident memory then.</param>
/// <param name="LaterRssMb">Its resident memory ten seconds later, with its workers at work.</param>
public sealed record StartResult(string Name, double PingMs, double AnsweredMs, double CpuMs, double RssMb, double LaterRssMb)
{
    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<StartResult>> Figures { get; } =
    [
        new("", r => r.Name), new("ping ms", r => $"{r.PingMs:F0}"), new("answered ms", r => $"{r.AnsweredMs:F0}"), new("CPU ms", r => $"{r.CpuMs:F0}"), new("RSS MB", r => $"{r.RssMb:F0}"),
        new("10 s later", r => $"{r.LaterRssMb:F0}"),
    ];
}

/// <summary>
/// The program as it is built for release, as a process of its own over a database that an earlier start made and a provider filled: from its start to its first answer,
/// beside the smallest program that answers over HTTP.
/// </summary>
public sealed class StartBenchmark(string connectionString)
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Inventory.Api.dll");

    private const int Starts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(5);

    public async Task<IReadOnlyList<StartResult>> RunAsync(int vms)
    {
        var keys = Directory.CreateTempSubdirectory("inventory-bench-keys-");
        try
        {
            await using var simulator = await SimulatorProcess.StartAsync(vms);
            await using var own = await BenchDatabase.CreateAsync(connectionString, "start");
            await using (var server = await BenchServer.StartAsync(own.ConnectionString, keys.FullName))
                await server.RefreshAsync(await server.AddAsync(new CloudManager(), simulator.Settings));
            NpgsqlConnection.ClearAllPools();
            var results = new List<StartResult>();
            string[] simplest = [Path.Combine(AppContext.BaseDirectory, "AwesomeCloud.dll"), "--instances", "10"];
            string[] inventory = [Program, "--keys", keys.FullName, $"--ConnectionStrings:Inventory={own.ConnectionString}"];
            for (var n = 0; n <= Starts; n++) // the first one reads files that are not in memory yet
            {
                results.Add(await StartAsync("floor: the simulator", simplest, "/__control/faults", "/__control/faults"));
                results.Add(await StartAsync("the program", inventory, "/api/ping", "/api"));
            }
            return [.. from r in results.Skip(2) group r by r.Name into all select Median(all.Key, [.. all]), .. results.Skip(2).Where(r => r.Name == "the program")];
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    private static async Task<StartResult> StartAsync(string name, string[] arguments, string ping, string path)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = BenchServer.Login;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in arguments.Append("--urls").Append(address))
            start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            process.BeginOutputReadLine();
            await AskAsync(http, process, ping);
            var pinged = watch.Elapsed.TotalMilliseconds;
            await AskAsync(http, process, path);
            var (answered, cpu, rss) = (watch.Elapsed.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds, Rss(process));
            await Task.Delay(TimeSpan.FromSeconds(10));
            return new StartResult(name, pinged, answered, cpu, rss, Rss(process));
        }
        finally
        {
            await EndAsync(process);
        }
    }

    // As an operator does: one that is killed is waited for when it starts anew.
    private static async Task EndAsync(Process process)
    {
        using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await signal.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException("The program did not end when it was told to.");
        }
    }

    private static async Task AskAsync(HttpClient http, Process process, string path)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The program ended with {process.ExitCode} before it answered.");
            try
            {
                using var response = await http.GetAsync(path, limit.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // nobody listens yet
            }
            await Task.Delay(BetweenQuestions, limit.Token);
        }
    }

    private static double Rss(Process process) => OperatingSystem.IsLinux()
        ? long.Parse(
            File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024.0
        : process.WorkingSet64 / (double)(1 << 20);

    private static StartResult Median(string name, StartResult[] all)
    {
        return new($"{name}, median of {all.Length}", Of(r => r.PingMs), Of(r => r.AnsweredMs), Of(r => r.CpuMs), Of(r => r.RssMb), Of(r => r.LaterRssMb));

        double Of(Func<StartResult, double> figure) => new Sorted(all.Select(figure)).Median;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
