using Inventory.Domain.Projecting;

namespace Inventory.Domain.Tests.Refreshing;

public abstract class A_gone_vm_is_archived(Server server) : Engine(server)
{
    private const string State =
        "select ems_id is null, raw_power_state, power_state, previous_state, availability_zone_id is null, flavor_id is null from vmdb.vms";

    private const string Ids =
        """
        select v.id, h.id, d.id, v.created_on
        from vmdb.vms v join vmdb.hardwares h on h.vm_or_template_id = v.id join vmdb.disks d on d.hardware_id = h.id
        """;

    [Fact]
    public async Task It_keeps_its_row_its_links_and_its_children_and_returns_to_them()
    {
        Cloud.Flavor("small");
        Cloud.Zone("z");
        Cloud.Vm("i-1", flavor: "small", zone: "z", cores: 2, disks: [("vda", 1)]);
        await Refresh();
        var ids = await Rows(Ids);
        var vm = Cloud.Vms[0];
        Cloud.Vms.Clear();

        (await Refresh()).Events.ShouldBe(1);

        (await Rows(State)).ShouldBe(["True|unknown|unknown|running|True|False"]);
        (await Rows("select updated_on > created_on, state_changed_on = updated_on from vmdb.vms")).ShouldBe(["True|True"]);
        await SecondRefreshRecordsNothing();

        Cloud.Vms.Add(vm);
        (await Refresh()).Events.ShouldBe(1);

        (await Rows(State)).ShouldBe(["False|running|on|unknown|False|False"]);
        (await Rows(Ids)).ShouldBe(ids);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task The_time_of_the_latest_state_changes_with_the_state_only()
    {
        Cloud.Vm("i-1", state: null);
        await Refresh();
        (await Rows("select state_changed_on is null, previous_state is null from vmdb.vms")).ShouldBe(["True|True"]);
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", state: "running");
        await Refresh();
        var changed = await Scalar<DateTime>("select state_changed_on from vmdb.vms");
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", state: "running", name: "other");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows("select previous_state is null, updated_on > state_changed_on from vmdb.vms")).ShouldBe(["True|True"]);
        (await Scalar<DateTime>("select state_changed_on from vmdb.vms")).ShouldBe(changed);
        (await Events("vms", "i-1"))[2].ShouldBe("""vm_changed {"name": "other"}""");
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task What_users_keep_on_a_vm_stays()
    {
        Cloud.Vm("i-1");
        await Refresh();
        await Execute("update vmdb.vms set evm_owner_id = 7");
        await SecondRefreshRecordsNothing();
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", name: "other");
        await Refresh();
        (await Rows("select name, evm_owner_id from vmdb.vms")).ShouldBe(["other|7"]);
        await SecondRefreshRecordsNothing();
        await new Rebuild(Beside).RebuildAsync(Database, null, null, default);
        (await Rows("select name, evm_owner_id from vmdb.vms")).ShouldBe(["other|7"]);
    }
}

public sealed class Archived_event_by_event(Server server) : A_gone_vm_is_archived(server);

public sealed class Archived_in_bulk(Server server) : A_gone_vm_is_archived(server)
{
    protected override int BulkThreshold => 0;
}
