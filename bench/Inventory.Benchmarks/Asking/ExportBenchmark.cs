using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace Inventory.Benchmarks.Asking;

/// <summary>What one export cost: rows and size, time and CPU for one, the CPU of plain SQL for the same rows, and by how much the program's memory grew at most.</summary>
/// <param name="Form">In which form, and from whom plain SQL has the rows.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Mb">Size of the answer.</param>
/// <param name="WallMs">From the request to the end of the answer.</param>
/// <param name="CpuMs">CPU of program and database.</param>
/// <param name="PlainCpuMs">CPU of plain SQL.</param>
/// <param name="HeapMb">Growth of the managed heap, garbage included, at its peak.</param>
/// <param name="RssMb">Growth of resident memory at its peak.</param>
public sealed record ExportResult(string Form, int Rows, double Mb, double WallMs, double CpuMs, double PlainCpuMs, double HeapMb, double RssMb)
{
    public double Ratio => CpuMs / PlainCpuMs;

    public double RowsPerCpuSecond => Rows / CpuMs * 1000;

    public double MbPerSecond => Mb / WallMs * 1000;

    /// <summary>What people see.</summary>
    public static IReadOnlyList<Figure<ExportResult>> Figures { get; } =
    [
        new("export / plain SQL", e => e.Form), new("rows", e => $"{e.Rows}"), new("MB", e => $"{e.Mb:F1}"), new("ms", e => $"{e.WallMs:F1}"), new("MB/s", e => $"{e.MbPerSecond:F1}"),
        new("CPU ms", e => $"{e.CpuMs:F1}"), new("plain", e => $"{e.PlainCpuMs:F1}"), new("x plain", e => $"{e.Ratio:F2}"), new("rows/CPU s", e => $"{e.RowsPerCpuSecond:F0}"),
        new("heap MB", e => $"{e.HeapMb:F1}"), new("RSS MB", e => $"{e.RssMb:F1}"),
    ];
}

/// <summary>All VMs with the name of their flavor, as CSV and as lines of JSON, beside plain SQL; and a tenth of them, to see whether memory grows with the rows.</summary>
public sealed class ExportBenchmark(BenchServer server, NpgsqlDataSource plain, int vms, Measure measure)
{
    // So many rows altogether, whatever the size: what a hundred small answers leave behind as garbage, one large one does too.
    private const int AllRows = 200_000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public async Task<IReadOnlyList<ExportResult>> RunAsync()
    {
        var results = new List<ExportResult>();
        foreach (var (format, form, asPlain) in new (string, string, Func<string, Task>)[] { ("csv", "CSV / COPY", CopyAsync), ("ndjson", "NDJSON / SELECT", SelectAsync) })
            foreach (var rows in new[] { vms / 10, vms })
                results.Add(await RunAsync(format, form, rows, asPlain));
        return results;
    }

    private async Task<ExportResult> RunAsync(string format, string form, int rows, Func<string, Task> asPlain)
    {
        var path = $"/api/vms?format={format}&attributes=name,power_state,flavor.name&limit={rows}";
        var times = Math.Max(3, AllRows / rows);
        using var http = await server.ClientAsync();
        var bytes = await ReadAsync(http, path);
        for (var n = 0; n < Math.Min(10, times); n++)
            await ReadAsync(http, path); // compiled code is no part of what is measured
        var token = await server.TokenAsync(http);
        using var growth = new Growth(measure);
        var before = measure.Cpu();
        var latencies = await RestClient.StartAsync(server.Address + path, token, 1, times, warm: 0);
        var cpu = Total(before, measure.Cpu()) / times;
        var (heap, rss) = await growth.EndAsync();
        var sql = $"select v.id, v.name, v.power_state, f.name as flavor from vmdb.vms v left join vmdb.flavors f on f.id = v.flavor_id where not v.template order by v.id limit {rows}";
        await asPlain(sql);
        before = measure.Cpu();
        for (var n = 0; n < times; n++)
            await asPlain(sql);
        return new ExportResult(form, rows, bytes / Mega, latencies[times / 2], cpu, Total(before, measure.Cpu()) / times, heap / Mega, rss);
    }

    private const double Mega = 1 << 20;

    private static async Task<long> ReadAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var (buffer, total) = (new byte[1 << 16], 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
            total += read;
        return total;
    }

    private async Task CopyAsync(string sql)
    {
        await using var connection = await plain.OpenConnectionAsync();
        using var reader = await connection.BeginTextExportAsync($"copy ({sql}) to stdout (format csv, header)");
        var buffer = new char[1 << 16];
        while (await reader.ReadAsync(buffer) > 0)
        {
        }
    }

    private async Task SelectAsync(string sql)
    {
        using var stream = new MemoryStream(1 << 17);
        await using var json = new Utf8JsonWriter(stream, Options);
        await using var command = plain.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            json.WriteStartObject();
            json.WriteString("id", $"{reader.GetInt64(0)}");
            json.WriteString("name", reader.GetString(1));
            json.WriteString("power_state", reader.GetString(2));
            json.WriteString("flavor", reader.GetString(3));
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            stream.WriteByte((byte)'\n');
            if (stream.Length > 1 << 16)
                stream.SetLength(0);
        }
    }

    private static double Total((double Program, double Server) before, (double Program, double Server) after) =>
        after.Program - before.Program + after.Server - before.Server;

    /// <summary>Watches the memory of this process, which is the server's.</summary>
    private sealed class Growth : IDisposable
    {
        private readonly CancellationTokenSource end = new();
        private readonly Task<long> heap;
        private readonly long atFirst;
        private readonly double residentAtFirst;
        private readonly Measure measure;

        public Growth(Measure measure)
        {
            this.measure = measure;
            residentAtFirst = measure.StartPeak();
            atFirst = GC.GetTotalMemory(forceFullCollection: true);
            heap = Task.Run(WatchAsync);
        }

        public async Task<(double Heap, double Rss)> EndAsync()
        {
            await end.CancelAsync();
            return (Math.Max(0, await heap - atFirst), Math.Max(0, measure.Peak() - residentAtFirst));
        }

        public void Dispose() => end.Dispose();

        private async Task<long> WatchAsync()
        {
            var most = 0L;
            while (!end.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(5);
            }
            return most;
        }
    }
}
