using Inventory.Domain.History;
using Inventory.Domain.Projecting;

namespace Inventory.Domain.Tests.History;

public sealed class The_past_is_what_it_was(Server server) : Engine(server)
{
    [Fact]
    public async Task At_any_instant_after_and_between_refreshes()
    {
        var states = new List<(DateTimeOffset From, string[] Inventory)> { (Time.GetUtcNow(), await Inventory()) };
        foreach (var step in Steps)
        {
            Cloud.Clear();
            step(Cloud);
            (await Refresh()).Problem.ShouldBeNull();
            states.Add((Time.GetUtcNow(), await Inventory()));
        }
        states.Select(s => s.Inventory.Length).Distinct().Count().ShouldBeGreaterThan(2);
        foreach (var (from, inventory) in states)
        {
            (await Inventory(await PointInTime.AtAsync(Database, from, default))).ShouldBe(inventory);
            (await Inventory(await PointInTime.AtAsync(Database, from + TimeSpan.FromSeconds(59), default))).ShouldBe(inventory);
            (await Verified(from)).ShouldBeEmpty();
        }
        (await Inventory(await PointInTime.AtAsync(Database, DateTimeOffset.UnixEpoch, default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_any_event()
    {
        var states = new List<(long Sequence, string[] Inventory)>();
        foreach (var step in Steps)
        {
            Cloud.Clear();
            step(Cloud);
            await Refresh();
            states.Add((await Scalar<long>("select max(seq_id) from inventory.mt_events"), await Inventory()));
        }
        foreach (var ((_, before), (sequence, inventory)) in states.Zip(states.Skip(1)))
        {
            (await Inventory(await PointInTime.AfterAsync(Database, sequence, default))).ShouldBe(inventory);
            (await Inventory(await PointInTime.AfterAsync(Database, sequence - 1, default))).ShouldBe(before, "a refresh counts wholly or not at all");
        }
        (await PointInTime.AfterAsync(Database, states[^1].Sequence + 1, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Though_transactions_of_two_providers_end_in_another_order_than_they_began()
    {
        Cloud.Vm("slow");
        var second = await ProviderAsync("second");
        var (slow, quick) = (NewRecord(500), NewRecord(500));
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        slow.BeforeCommit = () =>
        {
            begun.SetResult();
            return go.Task;
        };
        var running = Refresh(Provider, slow);
        await begun.Task;
        var during = Time.GetUtcNow();
        Cloud.Clear();
        Cloud.Vm("quick");
        await Refresh(second, quick);
        var quickAt = Time.GetUtcNow();
        var onlyQuick = await Scalar<long>("select max(seq_id) from inventory.mt_events");
        go.SetResult();
        await running;
        (await Names(await PointInTime.AtAsync(Database, during, default))).ShouldBe(["slow"]);
        (await Names(await PointInTime.AtAsync(Database, quickAt, default))).ShouldBe(["quick", "slow"]);
        (await Scalar<long>("select count(*) from history.transactions a join history.transactions b on b.id > a.id and b.last_seq < a.last_seq")).ShouldBe(0);
        (await PointInTime.AfterAsync(Database, onlyQuick, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_of_a_refresh_that_was_broken_off_was_ever_there()
    {
        Cloud.Vm("i-1");
        await Refresh();
        var (at, before) = (Time.GetUtcNow(), await Inventory());
        var broken = NewRecord(500);
        broken.BeforeCommit = () => throw new InvalidOperationException("broken off");
        Cloud.Clear();
        Cloud.Vm("i-2");
        (await Refresh(Provider, broken)).Problem.ShouldNotBeNull();
        (await Inventory(await PointInTime.AtAsync(Database, Time.GetUtcNow(), default))).ShouldBe(before);
        (await Inventory(await PointInTime.AtAsync(Database, at, default))).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_wrong_in_a_table_is_found_and_made_right()
    {
        Steps[0](Cloud);
        await Refresh();
        var right = await Inventory();
        await Execute(
            """
            update vmdb.vms set name = 'wrong', flavor_id = null where ems_ref = 'i-1';
            delete from vmdb.vms where ems_ref = 'i-2';
            insert into vmdb.flavors (id, ems_id, ems_ref, name) select 999999, ems_id, 'invented', 'invented' from vmdb.flavors limit 1;
            update vmdb.vms set flavor_id = 999999 where ems_ref = 'i-3'
            """);
        var (_, _, differences) = await new Rebuild(Beside).VerifyAsync(Database, null, null, default);
        differences.Select(d => d.Table).ShouldContain("vms");
        differences.Single(d => d.Table == "vms").Rows.ShouldBe(3);
        differences.Single(d => d.Table == "vms").First.ShouldContain(row => row.Problem.Contains("name is \"wrong\"", StringComparison.Ordinal));
        differences.Single(d => d.Table == "flavors").First.Single().Problem.ShouldBe("no event gives it");
        await new Rebuild(Beside).RebuildAsync(Database, null, null, default);
        (await Inventory()).ShouldBe(right);
        (await new Rebuild(Beside).VerifyAsync(Database, null, null, default)).Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_can_be_restored_beside_the_present()
    {
        Steps[0](Cloud);
        await Refresh();
        var (at, then) = (Time.GetUtcNow(), await Rows("select id, name, flavor_id, power_state from vmdb.vms order by id"));
        Cloud.Clear();
        Steps[1](Cloud);
        await Refresh();
        await new Rebuild(Beside).RestoreAsync(Database, await PointInTime.AtAsync(Database, at, default), "as it \"was\"", null, default);
        (await Rows("select id, name, flavor_id, power_state from \"as it \"\"was\"\"\".vms order by id")).ShouldBe(then);
        (await Rows("select name from \"as it \"\"was\"\"\".ext_management_systems")).ShouldBe(["test"]);
        (await Rows("select id, name, flavor_id, power_state from vmdb.vms order by id")).ShouldNotBe(then);
    }

    private async Task<IReadOnlyList<TableDifference>> Verified(DateTimeOffset at) =>
        (await new Rebuild(Beside).VerifyAsync(Database, await PointInTime.AtAsync(Database, at, default), null, default)).Differences;

    private async Task<string[]> Names(PointInTime at) => [.. (await Inventory(at)).Where(r => r.StartsWith("vms ", StringComparison.Ordinal))
        .Select(r => System.Text.Json.Nodes.JsonNode.Parse(r[4..])!["ems_ref"]!.ToString()).Order(StringComparer.Ordinal)];

    private static readonly Action<TestCloud>[] Steps =
    [
        cloud =>
        {
            cloud.Zone("z");
            cloud.Flavor("small");
            cloud.Template("t");
            cloud.Vm("i-1", flavor: "small", zone: "z", cores: 1, disks: [("vda", 1), ("vdb", 2)]);
            cloud.Vm("i-2", flavor: "late", zone: "z");
            cloud.Vm("i-3", flavor: "small");
        },
        cloud =>
        {
            cloud.Flavor("small", cpus: 4);
            cloud.Flavor("late");
            cloud.Vm("i-1", flavor: "late", state: "stopped", cores: 1, disks: [("vda", 9), ("vdc", 3)]);
            cloud.Vm("i-2", flavor: "late");
        },
        _ => { },
        cloud =>
        {
            cloud.Flavor("late");
            cloud.Vm("i-1", flavor: "late", cores: 2);
        },
    ];
}
