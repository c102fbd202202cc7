using System.Text.Json;

namespace Inventory.Benchmarks;

/// <summary>Prints what questions cost, each beside plain SQL of the same run.</summary>
public static class RestReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Print(IReadOnlyList<RestResult> results, int vms, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { vms, results }, Json));
            return;
        }
        Console.WriteLine($"{$"{vms} VMs",-27}{"p50 ms",9}{"p99 ms",9}{"16: p50",9}{"16: p99",9}{"CPU ms",9}{"plain",9}{"x plain",9}{"KB each",9}");
        foreach (var r in results)
            Console.WriteLine(
                $"{r.Question,-27}{r.P50,9:F2}{r.P99,9:F2}{r.P50At16,9:F2}{r.P99At16,9:F2}{r.RestCpuMs,9:F2}{r.PlainCpuMs,9:F2}{r.Ratio,9:F2}{r.KbPerRequest,9:F1}");
    }
}
