using System.Diagnostics;
using System.Net.Http.Json;
using Inventory.Sdk;

namespace Inventory.Benchmarks.Running;

/// <summary>The simulator of AwesomeCloud in a process of its own, so that what it costs is not counted as the program's.</summary>
public sealed class SimulatorProcess : IAsyncDisposable
{
    private const string Region = "sunny-east-1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly Dictionary<string, string> told;

    private SimulatorProcess(Process process, Dictionary<string, string> told) => (this.process, this.told) = (process, told);

    /// <summary>How a provider reaches it.</summary>
    public ManagerSettings Settings => new()
    {
        Name = "simulator", ProviderRegion = Region,
        Endpoints = new Dictionary<string, EndpointSettings> { ["default"] = new() { Url = told["endpoint"] } },
        Authentications = new Dictionary<string, AuthenticationSettings> { ["default"] = new() { Userid = told["access key"], Password = told["secret key"] } },
    };

    public static async Task<SimulatorProcess> StartAsync(int instances)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "AwesomeCloud.dll"), "--urls", "http://127.0.0.1:0", "--instances", $"{instances}", "--region", Region })
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var told = new Dictionary<string, string>();
        using var limit = new CancellationTokenSource(Patience);
        while (!told.ContainsKey("secret key"))
            if (await process.StandardOutput.ReadLineAsync(limit.Token) is not { } line)
                throw new InvalidOperationException("The simulator ended before it served.");
            else if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon)
                told[line[..colon]] = line[(colon + 1)..].Trim();
        return new SimulatorProcess(process, told);
    }

    /// <summary>Lets its customers change so many things.</summary>
    public async Task ChangeAsync(int changes)
    {
        using var http = new HttpClient { BaseAddress = new Uri(told["endpoint"]) };
        using var response = await http.PostAsJsonAsync("/__control/churn", new { changes });
        response.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
