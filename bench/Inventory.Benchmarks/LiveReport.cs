using System.Text.Json;

namespace Inventory.Benchmarks;

/// <summary>Prints how fresh the tables are.</summary>
public static class LiveReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Print(IReadOnlyList<LiveResult> results, int vms, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { vms, results }, Json));
            return;
        }
        Console.WriteLine($"{$"{vms} VMs",-30}{"count",8}{"p50 ms",10}{"p99 ms",10}{"CPU ms",10}{"refreshes",11}");
        foreach (var r in results)
            Console.WriteLine($"{r.Name,-30}{r.Count,8}{r.P50,10:F2}{r.P99,10:F2}{r.CpuMsEach,10:F2}{r.Refreshes,11}");
    }
}
