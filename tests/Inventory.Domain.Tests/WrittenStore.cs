using System.Diagnostics;
using Npgsql;

namespace Inventory.Domain.Tests;

/// <summary>
/// Writes a small store as SQL (<c>Inventory.Domain.Tests write-store FILE</c>, with pg_dump), for the folder Fixtures: what a version of this program wrote,
/// every later one must read. To be run before a declaration changes, and never for a file that is there already.
/// </summary>
internal sealed class WrittenStore(Server server) : Engine(server)
{
    public const string Verb = "write-store";

    public static async Task<int> WriteAsync(string file)
    {
        if (File.Exists(file))
            throw new IOException($"{file} is there already: a store that an older version wrote is never written again.");
        var server = new Server();
        await server.InitializeAsync();
        var store = new WrittenStore(server);
        await store.InitializeAsync();
        await store.FillAsync();
        var dump = await store.DumpAsync();
        await store.DisposeAsync();
        await server.DisposeAsync();
        await File.WriteAllLinesAsync(file, dump.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("--", StringComparison.Ordinal) && l[0] != '\\'));
        return 0;
    }

    private async Task FillAsync()
    {
        Fill(Cloud, "Oslo", 7, "ann", "on");
        await Refresh();
        Cloud.Clear();
        Fill(Cloud, "Oslo", 8, "bob", "off");
        await Refresh();
        Cloud.Clear();
        Fill(Cloud, null, null, "bob", "on");
        Cloud.Vms.RemoveAt(1);
        await Refresh();
        Cloud.Clear();
        FillLast(Cloud);
        await Refresh();
    }

    /// <summary>What the cloud has in the end.</summary>
    public static void FillLast(TestCloud cloud) => Fill(cloud, "Rome", null, "cem", "on");

    private static void Fill(TestCloud cloud, string? town, int? hall, string keeper, string state)
    {
        cloud.Zone("z");
        cloud.Flavor("small");
        cloud.Vm("i-1", flavor: "small", zone: "z", state: state, cores: 1, disks: [("vda", 1), ("vdb", 2)]);
        cloud.Vm("i-2", flavor: "small", zone: "never");
        cloud.Depot("d-1", (_, d) => (d.Town, d.Hall, d.Keeper) = (town, hall, keeper));
        cloud.Depot("d-2", (_, d) => d.Keeper = "dora");
    }

    private async Task<string> DumpAsync()
    {
        var to = new NpgsqlConnectionStringBuilder(ConnectionString);
        var start = new ProcessStartInfo("pg_dump", ["--inserts", "--rows-per-insert=50", "--no-owner", "--no-privileges", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!])
        {
            RedirectStandardOutput = true, Environment = { ["PGPASSWORD"] = to.Password },
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException("pg_dump failed.");
    }
}
