using System.Diagnostics;
using System.Text.Json;

namespace Inventory.Benchmarks.Asking;

/// <summary>Clients of the REST API in a process of their own, so that what they cost is not counted as the server's.</summary>
public static class RestClient
{
    /// <summary>The command by which the benchmark starts itself as clients.</summary>
    public const string Command = "rest-client";

    /// <summary>Starts the process and gives the latency of every request in ms, sorted.</summary>
    public static async Task<double[]> StartAsync(string url, string token, int clients, int requests, int? warm = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(RestClient).Assembly.Location, Command, url, token, $"{clients}", $"{requests}", $"{warm ?? Warm(clients)}" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<double[]>(text)!;
    }

    /// <summary>Asks, each client one request after the other over a connection that is kept, and prints the latencies.</summary>
    /// <param name="url">What.</param>
    /// <param name="token">As whom.</param>
    /// <param name="numbers">How many clients, how many requests of all, how many of each before they count.</param>
    public static async Task RunAsync(string url, string token, int[] numbers)
    {
        var (clients, requests, warm) = (numbers[0], numbers[1], numbers[2]);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Auth-Token", token);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => AskAsync(http, url, warm))); // opens connections, warms the client up
        var latencies = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => AskAsync(http, url, requests / clients)));
        Console.Write(JsonSerializer.Serialize(latencies.SelectMany(l => l).Order().Select(l => Math.Round(l, 3))));
    }

    private static async Task<List<double>> AskAsync(HttpClient http, string url, int requests)
    {
        var latencies = new List<double>(requests);
        for (var n = 0; n < requests; n++)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
            await response.Content.CopyToAsync(Stream.Null);
            response.EnsureSuccessStatusCode();
            latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return latencies;
    }

    /// <summary>How many requests <see cref="StartAsync"/> sends altogether.</summary>
    public static int Sent(int clients, int requests) => clients * (Warm(clients) + (requests / clients));

    private static int Warm(int clients) => Math.Max(3, 50 / clients);
}
