namespace Inventory.Domain.Tests.Refreshing;

public abstract class A_targeted_refresh_touches_its_targets_only(Server server) : Engine(server)
{
    private const string Vms = "select ems_ref, name, ems_id is not null from vmdb.vms order by 1";

    [Fact]
    public async Task The_named_change_appear_and_go_and_their_neighbours_stay()
    {
        Cloud.Flavor("small");
        foreach (var id in new[] { "i-1", "i-2", "i-3", "i/4" })
            Cloud.Vm(id, disks: [("vda", 1)]);
        await Refresh();
        Cloud.Clear();
        Cloud.Vm("i-1", name: "new", disks: []);
        Cloud.Vm("i-2", name: "not asked for");
        Cloud.Vm("i-5", flavor: "small");

        var outcome = await Refresh(("vms", ["i-1", "i/4", "i-5", "i-6"]));

        outcome.Problem.ShouldBeNull();
        outcome.Events.ShouldBe(3);
        (await Rows(Vms)).ShouldBe(["i-1|new|True", "i-2|i-2|True", "i-3|i-3|True", "i-5|i-5|True", "i/4|i/4|False"]);
        (await Rows(
            """
            select v.ems_ref
            from vmdb.disks d join vmdb.hardwares h on h.id = d.hardware_id join vmdb.vms v on v.id = h.vm_or_template_id
            order by 1
            """)).ShouldBe(["i-2", "i-3", "i/4"]);
        (await Rows("select f.ems_ref from vmdb.vms v join vmdb.flavors f on f.id = v.flavor_id")).ShouldBe(["small"]); // from the store
        (await Refresh(("vms", ["i-1", "i/4", "i-5", "i-6"]))).Events.ShouldBe(0);
    }

    [Fact]
    public async Task A_named_one_whose_list_fails_stays()
    {
        Cloud.Vm("i-1");
        await Refresh();
        Cloud.Failures["vms"] = 0;
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(0);
        (await Rows(Vms)).ShouldBe(["i-1|i-1|True"]);
    }

    [Fact]
    public async Task Disks_that_come_apart_are_those_of_the_named()
    {
        Cloud.DisksApart = true;
        Cloud.Vm("i-1", disks: [("vda", 1), ("vdb", 1)]);
        Cloud.Vm("i-2", disks: [("vda", 1)]);
        await Refresh();
        Cloud.Lists["disks"].Clear();
        Cloud.Disk("i-1", "vdb", 1);
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(1);
        (await Scalar<long>("select count(*) from vmdb.disks")).ShouldBe(2);
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(0);
    }

    [Fact]
    public async Task A_target_that_returns_is_reconnected()
    {
        Cloud.Vm("i-1");
        await Refresh();
        var id = await Scalar<long>("select id from vmdb.vms");
        Cloud.Vms.Clear();
        await Refresh(("vms", ["i-1"]));
        Cloud.Vm("i-1");
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(1);
        (await Rows("select id, ems_id is not null from vmdb.vms")).ShouldBe([$"{id}|True"]);
        await SecondRefreshRecordsNothing();
    }
}

public sealed class Targeted_event_by_event(Server server) : A_targeted_refresh_touches_its_targets_only(server);

public sealed class Targeted_in_bulk(Server server) : A_targeted_refresh_touches_its_targets_only(server)
{
    protected override int BulkThreshold => 0;
}
