using Inventory.Domain.Collecting;
using Inventory.Domain.History;
using Inventory.Domain.Persisting;

namespace Inventory.Domain.Tests.History;

public sealed class Events_tell_the_history(Server server) : Engine(server)
{
    private Timeline Timeline => new(new InventoryEventTypes(Models), Database);

    private StateComparison Comparison => new(new InventoryEventTypes(Models), Database);

    private PastStates States => new(Database);

    [Fact]
    public async Task Of_an_object_with_old_and_new_values_until_it_is_gone()
    {
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small", cores: 1, disks: [("vda", 1), ("vdb", 2)]);
        var first = await Refresh();
        Cloud.Clear();
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small", state: "stopped", cores: 2, disks: [("vda", 9)]);
        var second = await Refresh();
        Cloud.Clear();
        Cloud.Flavor("small");
        Cloud.Vm("i-2");
        await Refresh();
        var id = await Scalar<long>("select id from inventory.objects where key = 'i-1'");

        var told = (await Timeline.OfAsync(id, Models.Find("vms")!, null, default))!;

        told.Select(e => e.Kind).ShouldBe([ChangeKind.Discovered, ChangeKind.Changed, ChangeKind.Disconnected]);
        told.Select(e => e.Cause.Refresh).Take(2).ShouldBe([first.Id, second.Id]);
        told[0].Changes.ShouldContain(c => c.Attribute == "flavor" && c.Old == null && c.New == "\"small\"");
        told[0].Cause.User.ShouldBe("admin");
        var changes = told[1].Changes.ToDictionary(c => c.Attribute, c => (c.Old, c.New));
        changes["disks[vda].size"].ShouldBe(("1", "9"));
        changes["disks[vdb].size"].ShouldBe(("2", null));
        changes.Keys.ShouldContain(k => k.StartsWith("hardware.", StringComparison.Ordinal));
        changes.ShouldNotContainKey("name");
        (await Timeline.OfAsync(id, Models.Find("vms")!, [Provider.Id + 1], default)).ShouldBeNull("it is another provider's");
        (await Timeline.OfAsync(id, Models.Find("flavors")!, null, default)).ShouldBeNull("it is no flavor");
    }

    [Fact]
    public async Task Of_a_refresh_object_by_object()
    {
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small");
        await Refresh();
        Cloud.Clear();
        Cloud.Flavor("small", cpus: 7);
        Cloud.Vm("i-1", flavor: "small", state: "stopped");
        var changed = await Refresh();
        var nothing = await Refresh();

        var (count, events) = await Timeline.OfRefreshAsync(changed.Id, 100, 0, default);

        count.ShouldBe(2);
        events.Select(e => $"{e.Model} {e.Key}").ShouldBe(["flavors small", "vms i-1"], ignoreOrder: true);
        events.ShouldAllBe(e => e.Changes.Count > 0 && e.Changes.All(c => c.Old != c.New));
        (await Timeline.OfRefreshAsync(changed.Id, 1, 1, default)).Events.ShouldHaveSingleItem().Sequence.ShouldBe(events[1].Sequence);
        (await Timeline.OfRefreshAsync(nothing.Id, 100, 0, default)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Between_two_states()
    {
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small");
        Cloud.Vm("i-2");
        Cloud.Vm("i-3", cores: 1);
        var first = await Refresh();
        Cloud.Clear();
        Cloud.Flavor("small");
        Cloud.Vm("i-1", state: "stopped");
        Cloud.Vm("i-2");
        Cloud.Vm("i-3", cores: 2);
        var second = await Refresh();
        Cloud.Clear();
        Cloud.Flavor("small");
        Cloud.Vm("i-1", state: "stopped", flavor: "small");
        Cloud.Vm("i-3", cores: 1);
        Cloud.Vm("i-4");
        var third = await Refresh();

        (await Between(first.Id, third.Id)).ShouldBe(["Changed i-1", "Removed i-2", "Added i-4"], ignoreOrder: true, "what is again as it was is no difference");
        (await Between(second.Id, third.Id)).ShouldBe(["Changed i-1", "Removed i-2", "Changed i-3", "Added i-4"], ignoreOrder: true);
        (await Between(third.Id, third.Id)).ShouldBeEmpty();
        var touched = await Comparison.TouchedAsync(PointInTime.BeforeAll(DateTimeOffset.UnixEpoch), (await States.OfRefreshAsync(third.Id, null, default)).State!, null, "flavors", default);
        touched.ShouldHaveSingleItem();
        (await Comparison.TouchedAsync(PointInTime.BeforeAll(DateTimeOffset.UnixEpoch), await PointInTime.AtAsync(Database, Time.GetUtcNow(), default), [Provider.Id + 1], null, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Between_two_events_too()
    {
        Cloud.Vm("i-1");
        await Refresh();
        var before = await Scalar<long>("select max(seq_id) from inventory.mt_events");
        Cloud.Vm("i-2");
        await Refresh();
        var after = await Scalar<long>("select max(seq_id) from inventory.mt_events");
        var touched = await Comparison.TouchedAsync((await States.AfterAsync(before, default)).State!, (await States.AfterAsync(after, default)).State!, null, null, default);
        touched.ShouldHaveSingleItem().Stream.ShouldBe($"{Provider.Id}/vms/i-2");
    }

    [Fact]
    public async Task States_have_names()
    {
        Cloud.Vm("i-1");
        var first = await Refresh();
        Cloud.Vm("i-2");
        var second = await Refresh();
        var nothing = await Refresh();
        (await Vms((await States.OfRefreshAsync(first.Id, null, default)).State!)).ShouldBe(1);
        (await Vms((await States.OfRefreshAsync(second.Id, null, default)).State!)).ShouldBe(2);
        (await Vms((await States.OfRefreshAsync(nothing.Id, null, default)).State!)).ShouldBe(2);
        (await Vms((await States.AfterAsync(0, default)).State!)).ShouldBe(0);
        (await States.OfRefreshAsync(first.Id, [Provider.Id + 1], default)).Problem.ShouldStartWith($"There is no refresh {first.Id};");
        (await States.OfRefreshAsync(999, null, default)).Problem.ShouldStartWith("There is no refresh 999;");
        (await States.AfterAsync(999_999, default)).Problem.ShouldStartWith("There is no event 999999 yet");
        var running = await Log.StartAsync(Provider.Id, RefreshRequest.Full("test", "admin"), null, default);
        (await States.OfRefreshAsync(running, null, default)).Problem.ShouldStartWith($"The refresh {running} has not ended yet");
    }

    [Fact]
    public async Task In_an_older_database_the_past_begins_with_the_first_transaction()
    {
        Cloud.Vm("i-1");
        await Refresh();
        var at = Time.GetUtcNow();
        await Execute("delete from history.transactions; update vmdb.vms set valid_from = 0; delete from history.transactions; delete from history.vms");
        (await States.AtAsync(at, default)).Problem.ShouldStartWith("The past is kept from the next refresh on");
        Cloud.Vm("i-2");
        await Refresh();
        (await States.AtAsync(at, default)).Problem.ShouldStartWith("The past is kept since 2031-");
        (await Vms((await States.AtAsync(Time.GetUtcNow(), default)).State!)).ShouldBe(2);
        (await Vms((await States.AtAsync(DateTimeOffset.UnixEpoch, default)).State!)).ShouldBe(0);
    }

    [Fact]
    public async Task Refreshes_have_rows_that_events_give_too()
    {
        Cloud.Vm("i-1");
        var done = await Refresh();
        foreach (var list in Cloud.Lists.Keys)
            Cloud.Failures[list] = 0;
        await Refresh();
        Cloud.Failures.Clear();
        var dead = await Log.StartAsync(Provider.Id, RefreshRequest.Full("test", "admin"), null, default);
        Cloud.Clear();
        Cloud.Vm("i-1");
        await Refresh();

        (await Rows($"select state, verdict, scope, reason, requested_by, events, records_created from vmdb.refreshes where id = {done.Id}"))
            .ShouldBe([$"ended|complete|full|test|admin|{done.Events}|{await Scalar<long>($"select sum((c ->> 'created')::bigint)::bigint from vmdb.refreshes, jsonb_array_elements(collections) c where id = {done.Id}")}"]);
        (await Rows($"select state, verdict, ended_at is not null from vmdb.refreshes where id = {dead}")).ShouldBe(["interrupted||True"]);
        const string All = "select to_jsonb(r) - '{ended_at,started_at,problem}'::text[] from vmdb.refreshes r order by id";
        var kept = await Rows(All);
        await Execute("delete from vmdb.refreshes");
        await RefreshRows.FillAsync(Database, default);
        (await Rows(All)).ShouldBe(kept);
    }

    private async Task<string[]> Between(long one, long other)
    {
        var (from, to) = ((await States.OfRefreshAsync(one, null, default)).State!, (await States.OfRefreshAsync(other, null, default)).State!);
        var found = new List<string>();
        await foreach (var difference in Comparison.DifferencesAsync(await Comparison.TouchedAsync(from, to, null, null, default), default))
            found.Add($"{difference.Kind} {difference.Key}");
        return [.. found];
    }

    private async Task<int> Vms(PointInTime at) => (await Inventory(at)).Count(r => r.StartsWith("vms ", StringComparison.Ordinal));
}
