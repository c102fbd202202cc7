using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Inventory.Cluster.Tests.Running;

/// <summary>One process of the program.</summary>
internal sealed partial class Node : IDisposable
{
    /// <summary>How its log tells the time.</summary>
    public const string Timestamp = "HH:mm:ss.ffffff";

    private readonly Process process;
    private readonly Watchdog watchdog;
    private readonly TaskCompletionSource<Uri> served = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeSpan? stood;

    private Node(string name, Process process, TcpProxy way, Watchdog watchdog) => (Name, this.process, Way, this.watchdog) = (name, process, way, watchdog);

    public string Name { get; }

    /// <summary>Its way to the database.</summary>
    public TcpProxy Way { get; }

    /// <summary>What it has printed.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public Uri Address => served.Task.Result;

    public int Pid => process.Id;

    public static Node Start(string name, TcpProxy way, Watchdog watchdog, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Inventory.Api"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // it does not live long enough
        var node = new Node(name, new Process { StartInfo = start }, way, watchdog);
        node.process.OutputDataReceived += (_, line) => node.Take(line.Data);
        node.process.ErrorDataReceived += (_, line) => node.Take(line.Data);
        node.process.Start();
        watchdog.Watch(node.process);
        node.process.BeginOutputReadLine();
        node.process.BeginErrorReadLine();
        return node;
    }

    /// <summary>Waits until it serves.</summary>
    public async Task<Node> ServesAsync()
    {
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(served.Task, ended, Task.Delay(TimeSpan.FromMinutes(2))) != served.Task)
            throw new InvalidOperationException($"{Name} does not serve. {Tail()}");
        return this;
    }

    public void Kill()
    {
        process.Kill();
        Stood();
    }

    public void Pause()
    {
        process.Pause();
        Stood();
    }

    public void Continue() => process.Continue();

    public void Terminate() => process.Terminate();

    /// <summary>Waits for its end.</summary>
    public async Task EndsAsync()
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        watchdog.Forget(process);
    }

    /// <summary>From when to when each of its workers ran. While a node stands still, none does, whatever it believes.</summary>
    public IEnumerable<Run> Runs()
    {
        var open = new Dictionary<string, TimeSpan>();
        foreach (var line in Log)
            if (Working().Match(line) is { Success: true } match)
            {
                var (at, worker) = (TimeSpan.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value);
                if (match.Groups[3].Value == "begins")
                    open[worker] = at;
                else if (open.Remove(worker, out var since))
                    yield return new Run(worker, Name, since, stood is { } still && still > since && still < at ? still : at);
            }
        foreach (var (worker, since) in open)
            yield return new Run(worker, Name, since, stood is { } still && still > since ? still : TimeSpan.MaxValue);
    }

    /// <summary>When it looked what is due.</summary>
    public IEnumerable<TimeSpan> Ticks() =>
        Log.Where(l => l.EndsWith("Looks what is due", StringComparison.Ordinal)).Select(l => TimeSpan.Parse(l[..Timestamp.Length], CultureInfo.InvariantCulture));

    public bool Said(string text) => Log.Any(l => l.Contains(text, StringComparison.Ordinal));

    public string Tail(int lines = 40) => $"The end of its log:\n{string.Join('\n', Log.TakeLast(lines))}";

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        watchdog.Forget(process);
        process.Dispose();
        Way.Dispose();
    }

    private void Stood() => stood = DateTime.UtcNow.TimeOfDay;

    private void Take(string? line)
    {
        if (line is null)
            return;
        Log.Enqueue(line);
        if (Serving().Match(line) is { Success: true } match)
            served.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex("^Serving (http://[0-9.:]+)/api")]
    private static partial Regex Serving();

    [GeneratedRegex("^([0-9:.]{15}) .*The ([a-z-]+ of provider [0-9]+) (begins|is told to end|ends)")]
    private static partial Regex Working();
}

/// <summary>A worker that ran on a node.</summary>
internal sealed record Run(string Worker, string Node, TimeSpan From, TimeSpan To);
