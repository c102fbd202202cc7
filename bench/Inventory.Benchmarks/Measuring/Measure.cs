using System.Diagnostics;
using System.Globalization;

namespace Inventory.Benchmarks.Measuring;

/// <summary>What some work was about: the objects that it read or wrote, the rows that it changed, the events that it recorded.</summary>
public sealed record Work(long Objects, long Rows, long Events);

/// <summary>What one scenario cost.</summary>
public sealed record Result(string Scenario, double WallMs, double ProgramCpuMs, double? ServerCpuMs, Work Work, double WalMb, double PeakRssMb)
{
    /// <summary>CPU of program and server.</summary>
    public double CpuMs => ProgramCpuMs + (ServerCpuMs ?? 0);

    /// <summary>How many of its objects one core does in a second.</summary>
    public double ObjectsPerCpuSecond => Work.Objects / CpuMs * 1000;

    /// <summary>Its CPU divided by that of its floor; null for a floor.</summary>
    public double? TimesFloor { get; init; }

    /// <summary>The same, beside its floor.</summary>
    public Result Beside(Result floor) => this with { TimesFloor = CpuMs / floor.CpuMs };

    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<Result>> Figures { get; } =
    [
        new("", r => r.Scenario), new("wall ms", r => $"{r.WallMs:F0}"), new("CPU ms", r => $"{r.CpuMs:F0}"), new("program", r => $"{r.ProgramCpuMs:F0}"),
        new("server", r => $"{r.ServerCpuMs:F0}"), new("x floor", r => $"{r.TimesFloor:F2}"), new("objects", r => $"{r.Work.Objects}"),
        new("per CPU s", r => $"{r.ObjectsPerCpuSecond:F0}"), new("rows", r => $"{r.Work.Rows}"), new("events", r => $"{r.Work.Events}"), new("WAL MB", r => $"{r.WalMb:F2}"),
        new("RSS MB", r => $"{r.PeakRssMb:F0}"),
    ];
}

/// <summary>Measures wall time, the CPU of this process and of the server's processes, and the peak of resident memory.</summary>
public sealed class Measure(int? postmaster)
{
    private static readonly double MsPerTick = 1000.0 / 100; // USER_HZ is 100 on every Linux that .NET runs on

    public async Task<Result> RunAsync(string scenario, Func<Task<Work>> work, Func<Task<decimal>> wal)
    {
        StartPeak();
        var (wal0, server0, program0, watch) = (await wal(), ServerCpu(), Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var done = await work();
        var wall = watch.Elapsed.TotalMilliseconds;
        var program = (Process.GetCurrentProcess().TotalProcessorTime - program0).TotalMilliseconds;
        var server = ServerCpu() - server0;
        return new Result(scenario, wall, program, server, done, (double)(await wal() - wal0) / (1 << 20), PeakRss());
    }

    /// <summary>Begins to watch resident memory, of which it gives what there is now, in MB.</summary>
    public double StartPeak()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, true, true);
        ResetPeak();
        return PeakRss();
    }

    /// <summary>The most resident memory since then, in MB.</summary>
    public double Peak() => PeakRss();

    /// <summary>CPU that this process and the server's have used since then, in ms.</summary>
    public double CpuSince((double Program, double Server) before) => Cpu() is var now ? now.Program - before.Program + now.Server - before.Server : 0;

    /// <summary>CPU that this process and the server's have used so far, in ms.</summary>
    public (double Program, double Server) Cpu() => (Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds, ServerCpu() ?? 0);

    // The postmaster, what its ended children used, and its living children.
    private double? ServerCpu()
    {
        if (postmaster is not { } root || !OperatingSystem.IsLinux())
            return null;
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid))
                continue;
            try
            {
                var stat = File.ReadAllText($"{folder}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (pid == root)
                    ticks += fields[11..15].Sum(f => long.Parse(f, CultureInfo.InvariantCulture));
                else if (fields[1] == root.ToString(CultureInfo.InvariantCulture))
                    ticks += fields[11..13].Sum(f => long.Parse(f, CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // it ended in the meantime
            }
        }
        return ticks * MsPerTick;
    }

    private static void ResetPeak()
    {
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
    }

    private static double PeakRss()
    {
        if (!OperatingSystem.IsLinux())
            return Process.GetCurrentProcess().PeakWorkingSet64 / (double)(1 << 20);
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }
}
