using System.Collections.Concurrent;
using System.Diagnostics;
using Inventory.Cluster.Tests.Running;

namespace Inventory.Cluster.Tests;

[Collection("One after the other")]
public sealed class each_worker_runs_once(NodesOfACluster cluster)
{
    [Fact]
    public async Task evenly_spread_over_three_nodes_and_over_two_and_through_a_rolling_restart()
    {
        await cluster.HealAsync();
        await cluster.SpreadAsync();
        var problems = new ConcurrentQueue<string>();
        var enough = false;
        var asking = Enumerable.Range(0, 2).Select(_ => cluster.Client.KeepAskingAsync("/api/vms?limit=5&expand=resources", problems, () => enough)).ToArray();
        foreach (var node in cluster.Nodes.ToArray())
        {
            node.Terminate();
            var watch = Stopwatch.StartNew();
            await node.EndsAsync();
            NodesOfACluster.Tell($"SIGTERM to end: {watch.Elapsed.TotalSeconds:0.0} s");
            cluster.Leave(node);
            await cluster.SpreadAsync();
            NodesOfACluster.Tell($"SIGTERM to all workers on the other two: {watch.Elapsed.TotalSeconds:0.0} s");
            await cluster.StartAsync();
        }
        await cluster.SpreadAsync();
        enough = true;
        (await Task.WhenAll(asking)).Sum().ShouldBeGreaterThan(100);
        problems.ShouldBeEmpty();
        await cluster.NothingIsLostOrDoubleAsync();
    }

    [Fact]
    public async Task and_a_node_of_another_version_does_not_start_beside_them()
    {
        await cluster.HealAsync();
        var version = await cluster.ScalarAsync<string>("select obj_description('past'::regnamespace, 'pg_namespace')");
        await cluster.ExecuteAsync("comment on schema past is 'of another version'");
        try
        {
            var node = cluster.Begin();
            await node.EndsAsync();
            node.Said("Stop them all, then start this one").ShouldBeTrue(node.Tail());
            (await cluster.ScalarAsync<string>("select obj_description('past'::regnamespace, 'pg_namespace')")).ShouldBe("of another version");
        }
        finally
        {
            await cluster.ExecuteAsync($"comment on schema past is '{version}'");
        }
    }
}
