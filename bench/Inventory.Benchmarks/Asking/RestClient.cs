using System.Diagnostics;
using System.Text.Json;

namespace Inventory.Benchmarks.Asking;

/// <summary>Clients of the REST API in a process of their own, so that what they cost is not counted as the server's.</summary>
public static class RestClient
{
    /// <summary>The command by which the benchmark starts itself as clients.</summary>
    public const string Command = "rest-client";

    /// <summary>The command by which it starts itself as a client that asks at an even pace.</summary>
    public const string PacedCommand = "rest-client-paced";

    /// <summary>Starts the process and gives the latency of every request in ms, sorted.</summary>
    public static Task<double[]> StartAsync(string url, string token, int clients, int requests, int? warm = null) =>
        StartAsync(Command, url, token, clients, requests, warm ?? Warm(clients));

    /// <summary>Starts a process that asks so often, however long answers take, and gives how late each answer was, in ms, in the order of the requests.</summary>
    public static Task<double[]> StartPacedAsync(string url, string token, int perSecond, int seconds) => StartAsync(PacedCommand, url, token, perSecond, seconds);

    private static async Task<double[]> StartAsync(string command, string url, string token, params int[] numbers)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(RestClient).Assembly.Location, command, url, token }.Concat(numbers.Select(n => $"{n}")))
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

    /// <summary>Asks at an even pace, and prints how late each answer was after the moment of its request.</summary>
    /// <param name="url">What.</param>
    /// <param name="token">As whom.</param>
    /// <param name="numbers">How often in a second, and for how many seconds.</param>
    public static async Task RunPacedAsync(string url, string token, int[] numbers)
    {
        var (perSecond, seconds) = (numbers[0], numbers[1]);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-Auth-Token", token);
        await AskAsync(http, url, 20);
        var clock = Stopwatch.StartNew();
        var answers = new List<Task<double>>();
        for (var n = 0; n < perSecond * seconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond);
            if (due - clock.Elapsed is { Ticks: > 0 } early)
                await Task.Delay(early);
            answers.Add(AnswerAsync(due));
        }
        Console.Write(JsonSerializer.Serialize((await Task.WhenAll(answers)).Select(l => Math.Round(l, 3))));

        async Task<double> AnswerAsync(TimeSpan due)
        {
            await AskAsync(http, url, 1);
            return (clock.Elapsed - due).TotalMilliseconds;
        }
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

    /// <summary>How many requests one call of StartAsync sends altogether.</summary>
    public static int Sent(int clients, int requests) => clients * (Warm(clients) + (requests / clients));

    private static int Warm(int clients) => Math.Max(3, 50 / clients);
}
