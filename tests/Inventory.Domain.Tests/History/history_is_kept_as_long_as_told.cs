using Inventory.Domain.History;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;

namespace Inventory.Domain.Tests.History;

public abstract class History_is_kept_as_long_as_told(Server server) : Engine(server)
{
    private Retention Retention => new(Models, new InventoryEventTypes(Models), Database, Time);

    [Fact]
    public async Task Nothing_that_can_be_asked_of_the_kept_span_changes()
    {
        var asked = await FillAsync();
        (await Retention.PlanAsync(default)).ShouldBeEmpty("it is off by default");
        (await Retention.KeepAsync(null, null, 5, default)).ShouldBeNull();
        var (dump, later) = (await Dump(), await Later());

        var planned = await Retention.PlanAsync(default);
        var before = await Scalar<long>("select count(*) from inventory.mt_events");
        planned.Sum(c => c.Events).ShouldBeGreaterThan(3);
        (await Scalar<long>("select count(*) from inventory.mt_events")).ShouldBe(before, "nothing went yet");
        var (compacted, rows) = await Retention.ApplyAsync(null, default);
        compacted.ShouldBe(planned);
        rows.ShouldBeGreaterThan(3);
        (await Scalar<long>("select count(*) from inventory.mt_events")).ShouldBe(before - planned.Sum(c => c.Events));
        (await Scalar<long>("select count(*) from inventory.mt_events where stream_id like '%/vms/i-1' and timestamp <= (select max(horizon) from inventory.retention_horizons)")).ShouldBe(1);

        await TablesAreStill(dump);
        (await Later()).ShouldBe(later, "what is kept in full is as it was recorded");
        foreach (var (at, inventory) in asked)
        {
            var (point, _) = await new Moment.Instant(at).FindAsync(Database, default);
            if (at < planned[0].Horizon && at > asked[0].At) // before the first refresh there was nothing, which nobody can take away
            {
                point.ShouldBeNull();
                continue;
            }
            (await Inventory(point)).ShouldBe(inventory);
            (await new Rebuild(Beside).VerifyAsync(Database, point, null, default)).Differences.ShouldBeEmpty();
        }
        asked.Count(a => a.At >= planned[0].Horizon).ShouldBeGreaterThan(2);
        (await new Rebuild(Beside).VerifyAsync(Database, null, null, default)).Differences.ShouldBeEmpty();
        await RebuildChangesNothing();
        await SecondRefreshRecordsNothing();
        (await Retention.ApplyAsync(null, default)).Compacted.Sum(c => c.Events).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_longer_whole_is_refused_in_words()
    {
        var asked = await FillAsync();
        (await Retention.FirstWholeSequenceAsync(Database, default)).ShouldBe(1);
        await Retention.KeepAsync(null, null, 5, default);
        await Retention.ApplyAsync(null, default);
        (await new Moment.Instant(asked[1].At).FindAsync(Database, default)).Problem!.ShouldStartWith("History is kept from 2031-05-");
        var first = await Scalar<long>("select min(seq_id) from inventory.mt_events where type = 'refresh_completed'");
        (await new Moment.AfterEvent(first).FindAsync(Database, default)).Problem!.ShouldContain("was compacted");
        var whole = await Retention.FirstWholeSequenceAsync(Database, default);
        whole.ShouldBeGreaterThan(1);
        (await Scalar<long>($"select count(*) from inventory.mt_events where seq_id >= {whole} and timestamp <= (select max(horizon) from inventory.retention_horizons)")).ShouldBe(0);
    }

    [Fact]
    public async Task Before_the_first_refresh_there_was_nothing_whatever_was_compacted()
    {
        var asked = await FillAsync();
        await Retention.KeepAsync(null, null, 5, default);
        await Retention.ApplyAsync(null, default);
        var first = await Scalar<long>("select min(seq_id) from inventory.mt_events where type = 'refresh_started'");
        first.ShouldBeGreaterThan(1, "a provider was added before");
        foreach (var moment in new Moment[] { new Moment.Instant(asked[0].At), new Moment.AfterEvent(0), new Moment.AfterEvent(1), new Moment.AfterEvent(first - 1) })
        {
            var (point, problem) = await moment.FindAsync(Database, default);
            problem.ShouldBeNull($"{moment}");
            (await Inventory(point)).ShouldBe(asked[0].Inventory, $"{moment}");
            (await new Rebuild(Beside).VerifyAsync(Database, point, null, default)).Differences.ShouldBeEmpty($"{moment}");
        }
        (await new Moment.AfterEvent(first).FindAsync(Database, default)).Point.ShouldBeNull("from then on there may have been something");
        (await new Moment.AfterEvent(1_000_000).FindAsync(Database, default)).Problem!.ShouldStartWith("There is no event 1000000 yet");
    }

    [Fact]
    public async Task The_most_particular_policy_counts()
    {
        await FillAsync();
        var rows = await Scalar<long>("select count(*) from history.vms");
        await Retention.KeepAsync(null, null, 5, default);
        await Retention.KeepAsync(null, "vms", 1, default);
        await Retention.KeepAsync(Provider.Id, "vms", null, default);
        (await Retention.PlanAsync(default)).Select(c => c.Collection).ShouldBe(["availability_zones", "flavors", "miq_templates"]);
        await Retention.ApplyAsync(null, default);
        (await Scalar<long>("select count(*) from history.vms")).ShouldBe(rows);
        (await Retention.KeepAsync(null, "nonsense", 5, default)).ShouldNotBeNull();
        (await Retention.KeepAsync(null, null, 0, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_is_stopped_on_the_way_goes_on_the_next_time()
    {
        var asked = await FillAsync();
        await Retention.KeepAsync(null, null, 5, default);
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Retention.ApplyAsync(new Stopping(stop), stop.Token));
        (await new Rebuild(Beside).VerifyAsync(Database, null, null, default)).Differences.ShouldBeEmpty();
        (await Retention.ApplyAsync(null, default)).Compacted.Sum(c => c.Events).ShouldBeGreaterThan(0);
        (await Inventory((await new Moment.Instant(asked[^1].At).FindAsync(Database, default)).Point)).ShouldBe(asked[^1].Inventory);
    }

    private async Task<List<(DateTimeOffset At, string[] Inventory)>> FillAsync()
    {
        var asked = new List<(DateTimeOffset, string[])>();
        foreach (var (days, step) in Steps)
        {
            Time.Advance(TimeSpan.FromDays(days));
            asked.Add((Time.GetUtcNow(), await Inventory()));
            Cloud.Clear();
            step(Cloud);
            (await Refresh()).Problem.ShouldBeNull();
            asked.Add((Time.GetUtcNow(), await Inventory()));
        }
        Time.Advance(TimeSpan.FromDays(1));
        return asked;
    }

    private Task<string[]> Later() => Rows(
        $"select seq_id, stream_id, version, type, data::text from inventory.mt_events where timestamp > '{Time.GetUtcNow().AddDays(-5):O}' order by seq_id");

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }

    // Four old days and three new ones; every kind of object comes, changes, goes and returns on either side.
    private static readonly (int Days, Action<TestCloud> Step)[] Steps =
    [
        (0, cloud => All(cloud, 1)),
        (1, cloud => All(cloud, 2)),
        (1, cloud => cloud.Zone("z")),
        (1, cloud =>
        {
            cloud.Zone("z");
            cloud.Vm("i-1", flavor: "small", zone: "z", cores: 4, disks: [("vda", 7)]);
            cloud.Template("t", "other");
        }),
        (7, cloud => All(cloud, 3)),
        (1, cloud => cloud.Vm("i-1", flavor: "small", cores: 3, disks: [("vda", 3), ("vdc", 3)])),
        (1, cloud => All(cloud, 4)),
    ];

    private static void All(TestCloud cloud, int n)
    {
        cloud.Zone("z");
        cloud.Flavor("small", cpus: n);
        cloud.Template("t");
        cloud.Vm("i-1", flavor: "small", zone: "z", cores: n, disks: [("vda", n), ("vdb", 2)]);
        cloud.Vm("i-2", flavor: "small", state: n % 2 == 0 ? "stopped" : "running");
    }
}

public sealed class History_of_appended_events_is_kept(Server server) : History_is_kept_as_long_as_told(server);

public sealed class History_of_copied_events_is_kept(Server server) : History_is_kept_as_long_as_told(server)
{
    protected override int BulkThreshold => 0;
}
