using Inventory.Sdk.Vmdb;
using Npgsql;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class One_collection(Server server) : Behaviour(server)
{
    private const string Vms = "select ems_ref, name, ems_id is not null from vmdb.vms order by 1";

    [Fact]
    public async Task What_is_new_gets_a_row_of_the_manager_with_all_that_is_said()
    {
        Vm("i-1", "one");
        Vm("i-2", "two");
        Report(await Refresh(), "vms").ShouldBe((2, 0, 0, 0));
        (await Rows($"select ems_ref, name, vendor, location from vmdb.vms where ems_id = {Provider.Id} order by 1"))
            .ShouldBe(["i-1|one|test|unknown", "i-2|two|test|unknown"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task What_changes_keeps_its_id()
    {
        Vm("i-1", "one");
        Vm("i-2", "two");
        await Refresh();
        var ids = await Rows("select ems_ref, id from vmdb.vms order by 1");
        Vm("i-1", "first");
        Vm("i-2", "second");
        Report(await Refresh(), "vms").ShouldBe((0, 2, 0, 0));
        (await Rows(Vms)).ShouldBe(["i-1|first|True", "i-2|second|True"]);
        (await Rows("select ems_ref, id from vmdb.vms order by 1")).ShouldBe(ids);
    }

    [Fact]
    public async Task Only_what_differs_is_updated()
    {
        Vm("i-1", "one");
        Vm("i-2", "two");
        await Refresh();
        Vm("i-2", "second");
        var outcome = await Refresh();
        (outcome.Events, Report(outcome, "vms")).ShouldBe((1, (0, 1, 0, 1)));
    }

    [Fact]
    public async Task What_is_new_changed_and_missing_is_told_once_each()
    {
        Vm("changed", "one");
        Vm("missing", "two");
        await Refresh();
        Whole.HasNo<Vm>("missing");
        Vm("changed", "other");
        Vm("new", "three");
        var outcome = await Refresh();
        (outcome.Events, Report(outcome, "vms")).ShouldBe((3, (1, 1, 1, 0)));
        (await Rows($"select stream_id, type from inventory.mt_events where correlation_id = 'refreshes/{outcome.Id}' and stream_id like '%/vms/%' order by 1"))
            .ShouldBe([$"{Provider.Id}/vms/changed|vm_changed", $"{Provider.Id}/vms/missing|vm_disconnected", $"{Provider.Id}/vms/new|vm_discovered"]);
        (await Rows(Vms)).ShouldBe(["changed|other|True", "missing|two|False", "new|three|True"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_vm_that_returns_takes_its_row_back()
    {
        Vm("i-1", "one");
        await Refresh();
        var id = await Scalar<long>("select id from vmdb.vms");
        Whole.HasNo<Vm>("i-1");
        await Refresh();
        Vm("i-1", "returned");
        Report(await Refresh(), "vms").ShouldBe((1, 0, 0, 0)); // to whoever looks at the manager it is new
        (await Rows("select id, name, ems_id is not null from vmdb.vms")).ShouldBe([$"{id}|returned|True"]);
        (await Events("vms", "i-1"))[^1].ShouldStartWith("vm_reconnected ");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task An_empty_list_removes_every_row()
    {
        foreach (var name in new[] { "a", "b", "c", "d" })
            Whole.Has<AuthKeyPair>(name, p => p.Build(new AuthKeyPair { Name = name }));
        await Refresh();
        Whole.List<AuthKeyPair>().Items.Clear();
        Report(await Refresh(), "auth_key_pairs").ShouldBe((0, 0, 4, 0));
        (await Rows("select name from vmdb.authentications")).ShouldBeEmpty();
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task No_other_row_can_have_the_same_key_whoever_writes_it()
    {
        Whole.List<Vm>(typeof(Hardware));
        Is<Flavor>("small");
        Is<Vm>("i-1", (_, p) => p.Build(new Hardware { VmOrTemplate = p.To<Vm>("i-1") }));
        await Refresh();
        foreach (var insert in new[]
        {
            "insert into vmdb.flavors (id, ems_id, ems_ref) select -1, ems_id, ems_ref from vmdb.flavors",
            "insert into vmdb.vms (id, ems_id, ems_ref, template) select -1, ems_id, ems_ref, template from vmdb.vms",
            "insert into vmdb.hardwares (id, vm_or_template_id) select -1, vm_or_template_id from vmdb.hardwares",
        })
            (await Should.ThrowAsync<PostgresException>(Execute(insert))).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
    }

    private void Vm(string id, string name) => Is<Vm>(id, (vm, _) => vm.Name = name);
}
