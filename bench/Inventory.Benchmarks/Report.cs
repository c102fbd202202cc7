using System.Text.Json;

namespace Inventory.Benchmarks;

/// <summary>Prints results, each beside the floor of the same run.</summary>
public static class Report
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Print(IReadOnlyList<Result> results, int vms, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { vms, results }, Json));
            return;
        }
        var floor = results.First(r => r.Scenario == "floor");
        Console.WriteLine(
            $"{$"{vms} VMs",-27}{"wall ms",10}{"CPU ms",10}{"program",10}{"server",10}{"x floor",9}"
            + $"{"rows",10}{"events",10}{"WAL MB",9}{"RSS MB",9}");
        foreach (var r in results)
            Console.WriteLine(
                $"{r.Scenario,-27}{r.WallMs,10:F0}{r.CpuMs,10:F0}{r.ProgramCpuMs,10:F0}{r.ServerCpuMs,10:F0}{r.CpuMs / floor.CpuMs,9:F2}"
                + $"{r.Rows,10}{r.Events,10}{r.WalMb,9:F1}{r.PeakRssMb,9:F0}");
    }
}
