using Inventory.Benchmarks;
using Inventory.Benchmarks.Asking;
using Inventory.Benchmarks.Growing;
using Inventory.Benchmarks.Refreshing;
using Inventory.Benchmarks.Remembering;
using Inventory.Benchmarks.Starting;
using Inventory.Benchmarks.Storming;
using Inventory.Benchmarks.Watching;
using Inventory.EmbeddedPostgres;

var options = new Options(args);
switch (args)
{
    case [RestClient.Command, var url, var token, .. var numbers]:
        await RestClient.RunAsync(url, token, [.. numbers.Select(Options.Parse)]);
        return 0;
    case [RestClient.PacedCommand, var url, var token, .. var numbers]:
        await RestClient.RunPacedAsync(url, token, [.. numbers.Select(Options.Parse)]);
        return 0;
    case ["refresh" or "path" or "rest" or "history" or "live" or "many" or "storm" or "growth" or "start", ..]:
        break;
    default:
        Console.Error.WriteLine(Options.Usage);
        return 2;
}
// PostgreSQL's own settings; where a thousand refreshes pass within minutes, autovacuum looks as often as it would otherwise look in the days that they stand for.
var settings = new Dictionary<string, string> { ["fsync"] = "on" };
if (args[0] == "growth")
    settings["autovacuum_naptime"] = "5s";
await using var server = options.Connection is null
    ? await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests() with { Settings = settings })
    : null;
var connection = options.Connection ?? server!.ConnectionString;
var measure = new Measure(server?.ServerProcessId ?? options.Postmaster);
var (vms, json) = (options.Vms(100_000), options.Json);
switch (args[0])
{
    case "refresh":
        var shape = new BenchShape(vms, options.Number("--disks", 0), options.Number("--ports", 0), options.Number("--images", 0));
        var sizes = options.Has("--compare") ? [shape with { Vms = options.Number("--compare", vms / 10) }, shape] : new[] { shape };
        Report.Print(shape, await new RefreshBenchmark(connection, measure).RunAsync(sizes), json, Result.Figures);
        break;
    case "path":
        Report.Print($"{vms} instances of AwesomeCloud", await new PathBenchmark(connection, measure).RunAsync(vms), json, Result.Figures);
        break;
    case "live":
        var live = new LiveBenchmark(connection, options.Number("--rate", 200), options.Number("--seconds", 60), measure);
        Report.Print(new BenchShape(vms), await live.RunAsync(options.Has("--compare") ? [options.Number("--compare", 1000), vms] : [vms]), json, LiveResult.Figures);
        break;
    case "many":
        var each = new BenchShape(options.Vms(10_000), options.Number("--disks", 0), options.Number("--ports", 0));
        var providers = options.Number("--providers", 50);
        Report.Print(
            $"{providers} providers, each {each}", await new ManyBenchmark(connection, each, providers, measure).RunAsync(options.Number("--minutes", 3)), json, ManyResult.Figures);
        break;
    case "storm":
        var storm = new StormSize(options.Vms(10_000), options.Number("--events", 100_000), options.Number("--seconds", 60), options.Number("--providers", 5));
        StormReport.Print(await new StormBenchmark(connection, storm, measure).RunAsync(), json);
        break;
    case "growth":
        var grown = new BenchShape(options.Vms(10_000), options.Number("--disks", 2), options.Number("--ports", 1));
        var growth = await new GrowthBenchmark(connection, grown, measure).RunAsync(options.Number("--refreshes", 1000));
        if (json)
        {
            Report.PrintJson(new { about = grown, growth });
            break;
        }
        Report.PrintTable(grown, growth.Costs, GrowthCost.Figures);
        Report.PrintTable("", growth.Sizes, SchemaSize.Figures);
        Report.PrintTable("", growth.Index, GrowthCost.Figures);
        break;
    case "start":
        Report.Print(
            $"with {options.Vms(10_000)} instances of AwesomeCloud", await new StartBenchmark(connection).RunAsync(options.Vms(10_000)), json, StartResult.Figures);
        break;
    case "history":
        var size = new HistorySize(vms, options.Number("--events", 10 * vms), options.Number("--disks", 2));
        Report.Print(size, await new HistoryBenchmark(connection, size, options.Number("--requests", 100), measure).RunAsync(options.Has("--plans")), json, HistoryResult.Figures);
        break;
    default:
        var (questions, exports) = await new RestBenchmark(connection, vms, options.Number("--requests", 500), measure).RunAsync(options.Has("--plans"));
        if (json)
        {
            Report.PrintJson(new { about = new BenchShape(vms), questions, exports });
            break;
        }
        Report.PrintTable(new BenchShape(vms), questions, RestResult.Figures);
        Report.PrintTable("", exports, ExportResult.Figures);
        break;
}
return 0;
