using System.Diagnostics;
using AwesomeCloud.Simulator;
using Inventory.Cluster.Tests.Running;

namespace Inventory.Cluster.Tests;

[Collection("One after the other")]
public sealed class what_a_node_did_goes_on_elsewhere(NodesOfACluster cluster)
{
    // The aim is 15 seconds; machines that build and test other things meanwhile take their time.
    private const double Bound = 60;

    private const string Refresher = "refresh-worker";
    private const string Catcher = "event-catcher";

    [Fact]
    public async Task when_it_is_killed_in_the_midst_of_a_refresh_and_was_the_leader()
    {
        await cluster.HealAsync();
        var node = await cluster.LeaderAsync();
        var work = await WorksAsync(node);
        cluster.Kill(node);
        await TakenOverAsync(work, node, "kill -9 of the leader");
        await EndsWellAsync(work);
        await cluster.UntilAsync(async () => await cluster.ScalarAsync<long>(
            $"select count(*) from vmdb.miq_servers where status = 'not responding' and pid = {node.Pid} and not is_master") == 1, "its server is known to be gone");
        await cluster.NothingIsLostOrDoubleAsync();
        (await RecordedAsync(work.Name)).ShouldBe(1);
    }

    [Fact]
    public async Task when_it_stands_still_and_wakes_again_and_was_the_leader()
    {
        await cluster.HealAsync();
        var node = await cluster.LeaderAsync();
        var work = await WorksAsync(node);
        var refresh = await cluster.ScalarAsync<long>($"select max(id) from vmdb.refreshes where ems_id = {work.Refreshed}");
        node.Pause();
        cluster.Leave(node);
        try
        {
            await TakenOverAsync(work, node, "SIGSTOP of the leader");
            await EndsWellAsync(work);
        }
        finally
        {
            node.Continue();
        }
        await cluster.UntilAsync(() => Task.FromResult(node.Said("lost its session")), "the late one notices");
        cluster.Return(node);
        (await cluster.LeaderAsync()).ShouldNotBe(node);
        await cluster.SpreadAsync();
        await CaughtAsync(work);
        await cluster.NothingIsLostOrDoubleAsync();
        (await RecordedAsync(work.Name)).ShouldBe(1);
        (await cluster.ScalarAsync<string>($"select state from vmdb.refreshes where id = {refresh}")).ShouldBe("interrupted");
        (await cluster.ListAsync<string>($"select type from inventory.mt_events where correlation_id = 'refreshes/{refresh}'")).ShouldBe(["refresh_started"]);
    }

    [Fact]
    public async Task when_its_way_to_the_database_is_cut_for_20_seconds()
    {
        await cluster.HealAsync();
        var leader = await cluster.LeaderAsync();
        var node = cluster.Nodes.First(n => n != leader);
        var work = await WorksAsync(node);
        node.Way.Cut();
        cluster.Leave(node);
        var mended = MendAsync();
        await TakenOverAsync(work, node, "network cut");
        await EndsWellAsync(work);
        await mended;
        await cluster.SpreadAsync();
        await CaughtAsync(work);
        await cluster.NothingIsLostOrDoubleAsync();
        (await RecordedAsync(work.Name)).ShouldBe(1);

        async Task MendAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(20));
            node.Way.Mend();
            cluster.Return(node);
        }
    }

    [Fact]
    public async Task when_the_database_is_restarted_under_load()
    {
        await cluster.HealAsync();
        var works = await WorkAsync(cluster.Nodes);
        var problems = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var enough = false;
        var asking = cluster.Client.KeepAskingAsync("/api/vms?limit=5&expand=resources", problems, () => enough);
        var watch = Stopwatch.StartNew();
        await cluster.RestartDatabaseAsync();
        NodesOfACluster.Tell($"The database was away for {watch.Elapsed.TotalSeconds:0.0} s");
        await cluster.SpreadAsync();
        foreach (var work in works)
            await EndsWellAsync(work);
        enough = true;
        NodesOfACluster.Tell($"{problems.Count} of {await asking} questions were to be asked again");
        problems.ShouldAllBe(p => p.Contains(" 503 ", StringComparison.Ordinal));
        await cluster.NothingIsLostOrDoubleAsync();
        foreach (var work in works)
            (await RecordedAsync(work.Name)).ShouldBe(1);
    }

    private async Task<Work> WorksAsync(Node node) => (await WorkAsync([node]))[0];

    // Each node refreshes one provider, which has a change, and listens to one. What it reads next, the cloud gives it in 20 seconds.
    private async Task<IReadOnlyList<Work>> WorkAsync(IReadOnlyList<Node> nodes)
    {
        await cluster.NothingIsAskedAsync();
        var workers = await cluster.WorkersAsync();
        long On(Node node, string type) => workers.First(w => w.Node == NodesOfACluster.NameOf(node) && w.Type == type).Provider;
        var works = nodes.Select((n, i) => new Work(On(n, Refresher), On(n, Catcher), $"added at {DateTime.UtcNow:HH:mm:ss.fff}-{i}", cluster.Cloud.World.Sequence)).ToList();
        foreach (var work in works)
        {
            cluster.RegionOf(work.Listened).Churn(20);
            await CaughtAsync(work);
        }
        await cluster.NothingIsAskedAsync();
        foreach (var work in works)
        {
            var region = cluster.RegionOf(work.Refreshed);
            var slow = new Fault(FaultKind.Slow, Resource: "volumes", Region: region.Name, Seconds: 20, Times: 1);
            cluster.Cloud.Faults.Add(slow);
            region.AddInstanceType(work.Name); // what the churn of that region leaves alone
            work.Task = await cluster.AskAsync(work.Refreshed);
            await cluster.UntilAsync(() => Task.FromResult(!cluster.Cloud.Faults.Active.Contains(slow)), "it refreshes");
            cluster.RegionOf(work.Listened).Churn(20);
            work.Since.Restart();
        }
        return works;
    }

    private async Task TakenOverAsync(Work work, Node from, string what)
    {
        cluster.RegionOf(work.Listened).Churn(20);
        foreach (var (type, provider) in new[] { (Refresher, work.Refreshed), (Catcher, work.Listened) })
        {
            await cluster.UntilAsync(async () => (await cluster.WorkersAsync()).Single(w => w.Type == type && w.Provider == provider) is var worker
                && worker.Node != NodesOfACluster.NameOf(from) && worker.Status is "started" or "working", $"another {type} takes over");
            NodesOfACluster.Tell($"{what}: another {type} after {work.Since.Elapsed.TotalSeconds:0.0} s");
            work.Since.Elapsed.TotalSeconds.ShouldBeLessThan(Bound);
        }
        (await cluster.LeaderAsync()).ShouldNotBe(from);
        cluster.RegionOf(work.Listened).Churn(20);
    }

    private async Task EndsWellAsync(Work work)
    {
        await cluster.EventsAsync(work.Task);
        await CaughtAsync(work);
    }

    // Once each.
    private async Task CaughtAsync(Work work)
    {
        var region = cluster.RegionOf(work.Listened).Name;
        var told = cluster.Cloud.World.ChangesSince(work.After).Where(c => c.Region == region).Select(c => c.Sequence).ToHashSet();
        IReadOnlyList<string> caught = [];
        await cluster.UntilAsync(async () =>
        {
            caught = await cluster.ListAsync<string>($"select ems_ref from vmdb.event_streams where ems_id = {work.Listened}");
            return told.IsSubsetOf(caught.Select(c => long.Parse(c.Split('-')[^1])));
        }, "all events are caught", () => $"{told.Count} told, {caught.Count} caught");
        caught.ShouldBeUnique();
    }

    // The event of the cloud and the request of the test ask for the same.
    private Task<long> RecordedAsync(string name) => cluster.ScalarAsync<long>($"select count(*) from inventory.mt_events where type = 'flavor_discovered' and data ->> 'name' = '{name}'");

    private sealed record Work(long Refreshed, long Listened, string Name, long After)
    {
        public Stopwatch Since { get; } = Stopwatch.StartNew();

        public string Task { get; set; } = "";
    }
}
