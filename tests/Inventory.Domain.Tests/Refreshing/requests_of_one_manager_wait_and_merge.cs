using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class Requests_of_one_manager_wait_and_merge(Server server) : Engine(server)
{
    private RefreshQueue Queue => new(Database, new TaskLog(Time), Time);

    private static RefreshRequest Targets(params string[] ids) => new(new Dictionary<string, string[]> { ["vms"] = ids }, "test", "ann");

    [Fact]
    public async Task One_runs_one_waits_and_further_ones_join_the_waiting()
    {
        var first = await Queue.AddAsync(1, "first", Targets("a"), default);
        var running = (await Queue.TakeAsync(1, default))!;
        running.TaskId.ShouldBe(first);

        var second = await Queue.AddAsync(1, "second", Targets("b"), default);
        (await Queue.AddAsync(1, "third", Targets("b", "c"), default)).ShouldBe(second);
        (await Rows("select state, status from vmdb.miq_tasks")).ShouldBe(["Active|Ok", "Queued|Ok"]);
        (await Rows("select state, task_id from vmdb.refresh_requests order by id")).ShouldBe([$"running|{first}", $"waiting|{second}"]);

        await Queue.EndAsync(running, new TaskEnd("Ok", "done"), default);
        var later = (await Queue.TakeAsync(1, default))!;
        later.TaskId.ShouldBe(second);
        later.Request.Targets["vms"].ShouldBe(["b", "c"]);
        await Queue.EndAsync(later, new TaskEnd("Ok", "done"), default);
        (await Queue.TakeAsync(1, default)).ShouldBeNull();
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBe(0);
    }

    [Fact]
    public async Task Another_user_who_joins_has_a_task_of_his_own_that_goes_as_the_first_one_does()
    {
        var first = await Queue.AddAsync(1, "ann's", Targets("a"), default);
        var joined = await Queue.AddAsync(1, "bob's", Targets("b") with { RequestedBy = "bob" }, default);
        (await Queue.AddAsync(1, "bob's again", Targets("c") with { RequestedBy = "bob" }, default)).ShouldBe(joined);
        (await Queue.AddAsync(1, "ann's again", Targets("d"), default)).ShouldBe(first);
        joined.ShouldNotBe(first);
        (await Rows("select name, userid, state from vmdb.miq_tasks order by id")).ShouldBe(["ann's|ann|Queued", "bob's|bob|Queued"]);

        var taken = (await Queue.TakeAsync(1, default))!;
        taken.TaskId.ShouldBe(first);
        await new TaskLog(Time).ProgressAsync(await Database.OpenConnectionAsync(), first, "reading", default);
        (await Rows("select state, message from vmdb.miq_tasks order by id")).ShouldBe(["Active|reading", "Active|reading"]);

        await Queue.EndAsync(taken, new TaskEnd("Ok", "done", """{"events":3}"""), default);
        (await Rows("select state, status, message, context_data from vmdb.miq_tasks order by id"))
            .ShouldBe(["Finished|Ok|done|{\"events\":3}", "Finished|Ok|done|{\"events\":3}"]);
        (await Scalar<long>("select count(*) from inventory.task_followers")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_asked_at_once_are_one_task()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Queue.AddAsync(1, "test", Targets($"i-{i}"), default)));
        added.Distinct().Count().ShouldBe(1);
        (await Queue.TakeAsync(1, default))!.Request.Targets["vms"].Order().ShouldBe(Enumerable.Range(0, 8).Select(i => $"i-{i}"));
    }

    [Fact]
    public async Task Full_supersedes_targeted_and_a_confirmation_is_kept()
    {
        await Queue.AddAsync(1, "test", Targets("a"), default);
        await Queue.AddAsync(1, "test", RefreshRequest.Full("test", "bob", confirmDisconnects: true), default);
        await Queue.AddAsync(1, "test", Targets("b"), default);
        var request = (await Queue.TakeAsync(1, default))!.Request;
        (request.IsFull, request.ConfirmDisconnects).ShouldBe((true, true));
    }

    [Theory, InlineData(100, false), InlineData(101, true)]
    public async Task Many_targets_become_a_full_one(int count, bool full)
    {
        foreach (var half in Enumerable.Range(0, count).Select(i => $"i-{i}").Chunk(50))
            await Queue.AddAsync(1, "test", Targets(half), default);
        (await Queue.TakeAsync(1, default))!.Request.IsFull.ShouldBe(full);
        await Queue.AddAsync(2, "test", Targets([.. Enumerable.Range(0, count).Select(i => $"i-{i}")]), default);
        (await Queue.TakeAsync(2, default))!.Request.IsFull.ShouldBe(full);
    }

    [Fact]
    public async Task What_ran_when_its_process_died_is_run_again()
    {
        var task = await Queue.AddAsync(1, "test", Targets("a"), default);
        var dead = (await Queue.TakeAsync(1, default))!;
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBe(1);

        (await Queue.TakeAsync(1, default))!.TaskId.ShouldBe(task);
        var later = await Queue.AddAsync(1, "test", Targets("b"), default);
        var taken = (await Queue.TakeAsync(1, default))!;

        taken.TaskId.ShouldBe(later);
        taken.Request.Targets["vms"].ShouldBe(["a", "b"]);
        await Queue.EndAsync(dead, new TaskEnd("Ok", "the dead one lives"), default); // it has nothing to say any more
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBe(1);
        (await Rows($"select state, status from vmdb.miq_tasks where id = {task}")).ShouldBe(["Finished|Warn"]);
    }

    [Fact]
    public async Task The_worker_runs_what_is_asked_and_finishes_the_task()
    {
        Cloud.Vm("i-1");
        var worker = Worker();
        await Queue.AddAsync(Provider.Id, "test", Targets("i-1", "i-2"), default);
        await worker.WorkAsync(Provider.Id, default);
        await worker.WorkAsync(Provider.Id, default); // called once too often: nothing is asked
        (await Rows("select state, status, message from vmdb.miq_tasks")).ShouldBe(["Finished|Ok|Refresh 1 recorded 1 events."]);
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBe(0);
        await Queue.AddAsync(77, "test", Targets("i-1"), default);
        await worker.WorkAsync(77, default);
        (await Scalar<string>("select message from vmdb.miq_tasks where status = 'Error'")).ShouldStartWith("There is no provider with the id 77");
    }

    [Fact]
    public async Task Who_was_taken_for_dead_records_nothing()
    {
        Cloud.Vm("i-1");
        await Queue.AddAsync(Provider.Id, "test", RefreshRequest.Full("test", "ann"), default);
        var dead = (await Queue.TakeAsync(Provider.Id, default))!;
        var heir = (await Queue.TakeAsync(Provider.Id, default))!;

        await Should.ThrowAsync<TakenOverException>(() => NewRefresh().RunAsync(Provider, dead, (_, _) => Task.CompletedTask, default));
        (await Scalar<long>("select count(*) from vmdb.vms")).ShouldBe(0);
        (await Scalar<long>("select count(*) from inventory.mt_events where type = 'vm_discovered'")).ShouldBe(0);
        (await NewRefresh().RunAsync(Provider, heir, (_, _) => Task.CompletedTask, default)).Events.ShouldBe(1);
    }

    [Fact]
    public async Task A_removal_comes_before_what_waits_and_ends_it()
    {
        Cloud.Vm("i-1");
        await Refresh();
        await Queue.AddAsync(Provider.Id, "refresh", Targets("i-1"), default);
        var task = await Queue.AddRemovalAsync(Provider.Id, "removal", "ann", default);
        (await Queue.AddRemovalAsync(Provider.Id, "again", "bob", default)).ShouldBe(task);

        await Worker().WorkAsync(Provider.Id, default);
        await Worker().WorkAsync(Provider.Id, default); // the command of the refresh that waited

        (await Rows("select name, status, message from vmdb.miq_tasks order by id")).ShouldBe(
            ["refresh|Error|The provider was removed.", "removal|Ok|The provider was removed; 1 events tell what it had."]);
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBe(0);
        (await Scalar<long>("select count(*) from vmdb.ext_management_systems")).ShouldBe(0);
        (await Rows("select ems_ref, ems_id from vmdb.vms")).ShouldBe(["i-1|"]);
        (await Rows("select distinct user_name from inventory.mt_events where type in ('vm_disconnected', 'provider_removed')")).ShouldBe(["ann"]);
    }

    [Fact]
    public async Task A_removal_that_is_not_possible_leaves_the_provider()
    {
        var task = await Queue.AddRemovalAsync(Provider.Id, "removal", "ann", default);
        await Worker(new Managers([])).WorkAsync(Provider.Id, default);
        (await Scalar<string>($"select message from vmdb.miq_tasks where id = {task} and status = 'Error'")).ShouldContain("is not known to this program");
        (await Scalar<long>("select count(*) from vmdb.refresh_requests")).ShouldBe(0);
        (await Scalar<long>("select count(*) from vmdb.ext_management_systems")).ShouldBe(1);
    }

    [Fact]
    public async Task A_paused_provider_is_not_read()
    {
        Cloud.Vm("i-1");
        await Execute("insert into vmdb.zones (id, name, visible) values (2, 'hidden', false)");
        await Execute("insert into vmdb.miq_regions (region, maintenance_zone_id) values (0, 2)");
        await Queue.AddAsync(Provider.Id, "refresh", Targets("i-1"), default);
        await new PauseProvider(Store, Database, Time).PauseAsync(Provider.Id, "ann", default);
        await Worker().WorkAsync(Provider.Id, default);
        (await Rows("select status, message from vmdb.miq_tasks")).ShouldBe(["Error|The provider is paused; resume it to refresh it."]);
        (await Scalar<long>("select count(*) from vmdb.vms")).ShouldBe(0);
    }

    private RefreshWorker Worker(Managers? managers = null)
    {
        managers ??= new Managers([Cloud]);
        var store = new ProviderStore(Database, managers, new ClearSecrets());
        return ActivatorUtilities.CreateInstance<RefreshWorker>(
            new ServiceCollection().BuildServiceProvider(), Queue, store, NewRefresh(), new RemoveProvider(Models, Database, Record, managers, Time),
            new TaskLog(Time), new Domain.Observing.EventAges(new(), Database, Time), Database, Time);
    }
}
