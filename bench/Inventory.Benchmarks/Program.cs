using Inventory.Benchmarks;
using Inventory.EmbeddedPostgres;

if (args is not ["refresh", ..])
{
    Console.Error.WriteLine("Usage: refresh [--vms 100000] [--disks 0] [--connection CONNECTION_STRING] [--json]");
    return 2;
}
string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
var vms = int.Parse(Option("--vms") ?? "100000", System.Globalization.CultureInfo.InvariantCulture);

var disks = int.Parse(Option("--disks") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

await using var server = Option("--connection") is null
    ? await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests() with { Settings = new Dictionary<string, string> { ["fsync"] = "on" } })
    : null;
var measure = new Measure(server?.ServerProcessId);
var results = await new RefreshBenchmark(Option("--connection") ?? server!.ConnectionString, vms, disks, measure).RunAsync();
Report.Print(results, vms, json: args.Contains("--json"));
return 0;
