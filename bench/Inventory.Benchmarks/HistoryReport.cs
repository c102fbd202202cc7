using System.Text.Json;

namespace Inventory.Benchmarks;

/// <summary>Prints what questions of the past cost.</summary>
public static class HistoryReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Print(IReadOnlyList<HistoryResult> results, int vms, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { vms, results }, Json));
            return;
        }
        Console.WriteLine($"{$"{vms} VMs",-42}{"p50 ms",10}{"CPU ms",10}{"x",8}  against");
        foreach (var r in results)
            Console.WriteLine($"{r.Name,-42}{r.P50,10:F2}{r.CpuMs,10:F2}{r.Ratio,8:F2}  {r.Against}");
    }
}
