using System.Text.Json;

namespace Inventory.Benchmarks.Asking;

/// <summary>Prints what questions cost, each beside plain SQL of the same run.</summary>
public static class RestReport
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Print((IReadOnlyList<RestResult> Questions, IReadOnlyList<ExportResult> Exports) all, int vms, bool json)
    {
        var (results, exports) = all;
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { vms, results, exports }, Json));
            return;
        }
        Console.WriteLine($"{$"{vms} VMs",-27}{"p50 ms",9}{"p99 ms",9}{"16: p50",9}{"16: p99",9}{"CPU ms",9}{"plain",9}{"x plain",9}{"KB each",9}");
        foreach (var r in results)
            Console.WriteLine(
                $"{r.Question,-27}{r.P50,9:F2}{r.P99,9:F2}{r.P50At16,9:F2}{r.P99At16,9:F2}{r.RestCpuMs,9:F2}{r.PlainCpuMs,9:F2}{r.Ratio,9:F2}{r.KbPerRequest,9:F1}");
        Console.WriteLine();
        Console.WriteLine($"{"export / plain SQL",-19}{"rows",9}{"MB",8}{"ms",9}{"MB/s",8}{"CPU ms",9}{"plain",9}{"x plain",9}{"rows/CPU s",12}{"heap MB",9}{"RSS MB",9}");
        foreach (var e in exports)
            Console.WriteLine(
                $"{e.Form,-19}{e.Rows,9}{e.Mb,8:F1}{e.WallMs,9:F1}{e.MbPerSecond,8:F1}{e.CpuMs,9:F1}{e.PlainCpuMs,9:F1}{e.Ratio,9:F2}{e.RowsPerCpuSecond,12:F0}{e.HeapMb,9:F1}{e.RssMb,9:F1}");
    }
}
