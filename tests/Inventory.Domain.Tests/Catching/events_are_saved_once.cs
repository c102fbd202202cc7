using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using static Inventory.Domain.Tests.Catching.TestEventCatcher;

namespace Inventory.Domain.Tests.Catching;

public sealed class Events_are_saved_once(Server server) : Engine(server)
{
    private RefreshQueue Queue => new(Database, new TaskLog(Time), Time);

    private EventInbox Inbox => new(Database, Models, Queue, new EventOptions { MaxBytes = 10_000 }, new(), Time);

    private async Task<SavedEvents> SaveAsync(params NativeEvent[] events) => await Inbox.SaveAsync(Provider, events, await PositionAsync(), default);

    private async Task<StreamPosition> PositionAsync()
    {
        await Execute($"insert into inventory.event_cursors (ems_id, token) values ({Provider.Id}, 1) on conflict do nothing");
        return new StreamPosition(null, 1);
    }

    private static NativeEvent Pushed(string type, string id) => Event(
        $$"""{"specversion":"1.0","id":"ce-{{id}}","source":"/test","type":"t","data":{"type":"{{type}}","at":"2031-05-04T09:00:00Z","vm":"i-1"} }""");

    [Fact]
    public async Task And_that_they_cannot_be_saved_is_known_until_they_can()
    {
        var (inbox, position) = (Inbox, await PositionAsync());
        await Execute("alter table vmdb.event_streams rename to elsewhere");
        await Should.ThrowAsync<Npgsql.PostgresException>(() => inbox.SaveAsync(Provider, [Event("stopped", "e-1", "i-1")], position, default));
        inbox.FailedAt.ShouldBe(Time.GetUtcNow());
        await Execute("alter table vmdb.elsewhere rename to event_streams");
        (await inbox.SaveAsync(Provider, [Event("stopped", "e-1", "i-1")], position, default)).New.ShouldBe(1);
        inbox.FailedAt.ShouldBeNull();
    }

    [Fact]
    public async Task With_their_links_and_a_refresh_of_what_they_tell_of()
    {
        Cloud.Zone("z");
        Cloud.Vm("i-1", zone: "z", name: "web");
        await Refresh();

        var saved = await SaveAsync(Event("stopped", "e-1", "i-1"), Event("created", "e-2", "i-2"));

        (saved.New, saved.Known, saved.Rejected).ShouldBe((2, 0, 0));
        (await Rows(
            """
            select e.event_type, e.source, e.vm_ems_ref, e.vm_name, v.ems_ref, z.ems_ref, e.full_data ->> 'id', to_char(e.timestamp at time zone 'utc', 'HH24:MI:SS.US')
            from vmdb.event_streams e left join vmdb.vms v on v.id = e.vm_or_template_id left join vmdb.availability_zones z on z.id = e.availability_zone_id order by e.id
            """)).ShouldBe(["stopped|TEST|i-1|web|i-1|z|e-1|09:00:00.123456", "created|TEST|i-2||||e-2|09:00:00.123456"]);
        var taken = (await Queue.TakeAsync(Provider.Id, default))!;
        taken.TaskId.ShouldBe(saved.TaskId!.Value);
        taken.Request.Targets.ShouldHaveSingleItem().Value.ShouldBe(["i-1", "i-2"]);
        taken.Request.CausationId.ShouldBe($"event_streams/{await Scalar<long>("select min(id) from vmdb.event_streams")}");
        (await Rows("select distinct refresh_task_id from vmdb.event_streams")).ShouldBe([$"{saved.TaskId}"]);
    }

    [Fact]
    public async Task However_often_they_come()
    {
        await SaveAsync(Event("stopped", "e-1", "i-1"), Event("stopped", "e-1", "i-1"));
        await Queue.TakeAsync(Provider.Id, default);
        var again = await SaveAsync(Event("stopped", "e-1", "i-1"), Event("started", "e-1", "i-1"));
        (again.New, again.Known).ShouldBe((1, 1));
        (await Rows("select event_type from vmdb.event_streams order by id")).ShouldBe(["stopped", "started"]);
        var known = await SaveAsync(Event("stopped", "e-1", "i-1"));
        (known.New, known.Known, known.TaskId).ShouldBe((0, 1, null)); // its refresh was asked for when it was new
    }

    [Fact]
    public async Task And_linked_to_a_vm_that_turns_up_later()
    {
        await SaveAsync(Event("created", "e-1", "i-1"));
        Cloud.Zone("z");
        Cloud.Vm("i-1", zone: "z", name: "web");
        await Refresh();
        (await Rows("select e.vm_name, v.ems_ref, e.availability_zone_id = v.availability_zone_id from vmdb.event_streams e join vmdb.vms v on v.id = e.vm_or_template_id"))
            .ShouldBe(["web|i-1|True"]);
    }

    [Fact]
    public async Task And_linked_to_a_vm_that_another_refresh_discovered_meanwhile()
    {
        await SaveAsync(Event("created", "e-1", "i-1"));
        Cloud.Vm("i-1", name: "web");
        await Refresh();
        await Execute("update vmdb.event_streams set vm_or_template_id = null, vm_name = null"); // that refresh could not see the event yet
        var taken = (await Queue.TakeAsync(Provider.Id, default))!;

        await NewRefresh().RunAsync(Provider, taken, (_, _) => Task.CompletedTask, default);

        (await Rows("select e.vm_name, e.target_type, v.ems_ref from vmdb.event_streams e join vmdb.vms v on v.id = e.vm_or_template_id")).ShouldBe(["web|VmOrTemplate|i-1"]);
    }

    [Fact]
    public async Task Those_that_make_no_sense_are_kept_apart_and_stop_nothing()
    {
        var saved = await SaveAsync(
            Event("{ no json"), Event("""{"at":"2031-05-04T09:00:00Z"}"""), Event($$"""{"type":"{{new string('x', 20_000)}}"}"""),
            Event("""{"type":"stopped","at":"2031-05-04T09:00:00Z","id":"nul \u0000"}"""), Event("""{"type":"stopped","at":"2031-05-04T09:00:00Z","id":"big","size":1e999999}"""),
            Event("bug", "e-1"), Event("stopped", "good", "i-1"));
        (saved.New, saved.Rejected).ShouldBe((1, 6));
        (await Rows("select ems_ref from vmdb.event_streams")).ShouldBe(["good"]);
        var rejected = await Rows("select size, length(native_body), error from vmdb.dead_letters order by size");
        rejected.Length.ShouldBe(6);
        rejected.ShouldContain(r => r.Contains("It has no type"));
        rejected.ShouldContain(r => r.Contains("10000 are the most"));
        rejected.Count(r => r.Contains("It cannot be stored")).ShouldBe(2);
    }

    [Fact]
    public async Task What_makes_sense_later_is_replayed()
    {
        await SaveAsync(Event($$"""{"type":"stopped","at":"2031-05-04T09:00:00Z","id":"large","vm":"i-1","pad":"{{new string('x', 20_000)}}","api_secret":"s3cret"}"""), Event("{ no json"));
        (await Rows("select content::jsonb ->> 'id', content like '%s3cret%', tries from vmdb.dead_letters order by size desc")).ShouldBe(["large|False|1", "||1"]);
        var (large, noJson) = (await Scalar<long>("select id from vmdb.dead_letters where size > 100"), await Scalar<long>("select id from vmdb.dead_letters where size < 100"));
        var letters = new DeadLetters(Database, new EventInbox(Database, Models, Queue, new EventOptions(), new(), Time),
            new ProviderStore(Database, new Managers([Cloud]), new ClearSecrets()));

        (await letters.ReplayAsync(large, default)).ShouldBeNull();
        (await letters.ReplayAsync(noJson, default)).ShouldNotBeNull().ShouldContain("invalid");
        (await letters.ReplayAsync(large, default)).ShouldBe("It is gone.");

        (await Rows("select ems_ref, refresh_task_id is not null from vmdb.event_streams")).ShouldBe(["large|True"]);
        (await Rows("select id = " + noJson + ", tries from vmdb.dead_letters")).ShouldBe(["True|2"]);
    }

    [Fact]
    public async Task A_delivery_counts_once()
    {
        var delivery = new PushedDelivery("signed", TimeSpan.FromMinutes(5));
        await Inbox.SaveAsync(Provider, [Pushed("stopped", "e-1")], delivery, default);
        await Should.ThrowAsync<RepeatedDeliveryException>(() => Inbox.SaveAsync(Provider, [Pushed("stopped", "e-2")], delivery, default));
        (await Rows("select ems_ref from vmdb.event_streams")).ShouldBe(["ce-e-1"]);
        Time.Advance(TimeSpan.FromMinutes(11));
        (await Inbox.SaveAsync(Provider, [Pushed("stopped", "e-1")], delivery with { Signature = "signed again" }, default)).Known.ShouldBe(1);
        (await Rows("select signature from inventory.event_deliveries")).ShouldBe(["signed again"], "the time stamp of the first would be refused by now");
    }

    [Theory]
    [InlineData("power.on", "power", "critical")]
    [InlineData("power.off", "power", "warning")]
    [InlineData("disk.added", "storage", "detail")]
    [InlineData("unheard of", "other", "detail")]
    public void Each_type_is_of_a_group_and_level(string type, string group, string level) =>
        new EventGroups([new("power", "critical", ["/^power/"]), new("power", "warning", ["power.off"]), new("storage", "detail", ["/disk/"])]).Of(type).ShouldBe((group, level));

    [Fact]
    public async Task Those_of_no_interest_are_dropped()
    {
        (await SaveAsync(Event("noise", "e-1", "i-1"))).ShouldBe(new SavedEvents(0, 0, 0, null) { Filtered = 1 });
        (await Scalar<long>("select count(*) from vmdb.event_streams")).ShouldBe(0);
    }

    [Fact]
    public async Task A_paused_provider_is_not_read_for_them()
    {
        (await Inbox.SaveAsync(Provider with { IsPaused = true }, [Event("stopped", "e-1", "i-1")], await PositionAsync(), default)).TaskId.ShouldBeNull();
        (await Queue.IsAskedAsync(Provider.Id, default)).ShouldBe(false);
        (await Scalar<long>("select count(*) from vmdb.event_streams")).ShouldBe(1);
    }

    [Fact]
    public async Task Who_was_taken_for_dead_saves_none()
    {
        await Execute($"insert into inventory.event_cursors (ems_id, token, cursor) values ({Provider.Id}, 7, 'a')");
        await Should.ThrowAsync<TakenOverException>(() => Inbox.SaveAsync(Provider, [Event("stopped", "e-1", "i-1")], new StreamPosition("b", 6), default));
        (await Scalar<long>("select count(*) from vmdb.event_streams")).ShouldBe(0);
        await Inbox.SaveAsync(Provider, [Event("stopped", "e-1", "i-1")], new StreamPosition("b", 7), default);
        (await Scalar<string>("select cursor from inventory.event_cursors")).ShouldBe("b");
    }
}
