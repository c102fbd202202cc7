using System.Globalization;
using Inventory.Benchmarks;
using Inventory.EmbeddedPostgres;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

switch (args)
{
    case [RestClient.Command, var url, var token, .. var numbers]:
        var given = numbers.Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        await RestClient.RunAsync(url, token, given[0], given[1], given[2]);
        return 0;
    case ["refresh" or "rest" or "history" or "live" or "storm", ..]:
        break;
    default:
        Console.Error.WriteLine(
            """
            Usage: refresh [--vms 100000] [--disks 0] [--connection CONNECTION_STRING] [--json]
                   rest    [--vms 100000] [--requests 500] [--plans] [--connection CONNECTION_STRING] [--json]
                   history [--vms 100000] [--events 1000000] [--disks 2] [--requests 100] [--plans] [--connection CONNECTION_STRING] [--json]
                   live    [--vms 100000] [--rate 200] [--seconds 60] [--connection CONNECTION_STRING] [--json]
                   storm   [--vms 10000] [--events 100000] [--seconds 60] [--providers 5] [--connection CONNECTION_STRING] [--json]
            With a connection string, --postmaster PID names the server's process on this machine, whose CPU then counts too.
            """);
        return 2;
}
var vms = Number("--vms", 100_000);
var json = args.Contains("--json");
await using var server = Option("--connection") is null
    ? await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests() with { Settings = new Dictionary<string, string> { ["fsync"] = "on" } })
    : null;
var connection = Option("--connection") ?? server!.ConnectionString;
var measure = new Measure(server?.ServerProcessId ?? (Option("--postmaster") is null ? null : Number("--postmaster", 0)));
if (args[0] == "refresh")
    Report.Print(await new RefreshBenchmark(connection, vms, Number("--disks", 0), measure).RunAsync(), vms, json);
else if (args[0] == "live")
    LiveReport.Print(await new LiveBenchmark(connection, vms, Number("--rate", 200), Number("--seconds", 60), measure).RunAsync(), vms, json);
else if (args[0] == "storm")
    StormReport.Print(
        await new StormBenchmark(connection, new StormSize(Number("--vms", 10_000), Number("--events", 100_000), Number("--seconds", 60), Number("--providers", 5)), measure).RunAsync(), json);
else if (args[0] == "history")
    HistoryReport.Print(
        await new HistoryBenchmark(connection, new HistorySize(vms, Number("--events", 10 * vms), Number("--disks", 2)), Number("--requests", 100), measure).RunAsync(args.Contains("--plans")), vms, json);
else
    RestReport.Print(await new RestBenchmark(connection, vms, Number("--requests", 500), measure).RunAsync(args.Contains("--plans")), vms, json);
return 0;
