using System.Globalization;
using Inventory.Domain.Collecting;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Inventory.Domain.Tests;

/// <summary>A refresh in a process of its own, which stops before its commit and waits there to be killed.</summary>
internal static class KilledRefresh
{
    public const string Ready = "ready to be killed";
    public const string Verb = "killed-refresh";

    public static string[] Arguments(string connectionString, long emsId, int bulkThreshold) => [Verb, connectionString, $"{emsId}", $"{bulkThreshold}"];

    public static void Fill(TestCloud cloud)
    {
        cloud.Flavor("small");
        for (var i = 0; i < 6; i++)
            cloud.Vm($"i-{i}", flavor: "small", disks: [("vda", i)]);
    }

    public static async Task<int> RunAsync(string connectionString, string emsId, string threshold)
    {
        var cloud = new TestCloud();
        Fill(cloud);
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var store = Server.OpenStore(database);
        var record = new RecordChanges(store, database, new VmdbProjection(Server.Models), new InventoryEventTypes(Server.Models), new IdAllocator(database), new())
        {
            BulkThreshold = int.Parse(threshold, CultureInfo.InvariantCulture),
            BeforeCommit = () =>
            {
                Console.WriteLine(Ready);
                return Task.Delay(Timeout.Infinite);
            },
        };
        var log = new RefreshLog(store, database, TimeProvider.System);
        var run = new RunRefresh(Server.Models, database, record, log, new GuardOptions(), new(), TimeProvider.System, NullLogger<RunRefresh>.Instance);
        var provider = new StoredProvider(long.Parse(emsId, CultureInfo.InvariantCulture), cloud, new ManagerSettings { Name = "test" }, "Valid");
        await run.RunAsync(provider, RefreshRequest.Full("killed", "test"), (_, _) => Task.CompletedTask, default);
        return 1;
    }
}
