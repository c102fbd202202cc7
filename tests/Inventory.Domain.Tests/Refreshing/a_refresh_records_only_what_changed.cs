namespace Inventory.Domain.Tests.Refreshing;

public sealed class A_refresh_records_only_what_changed(Server server) : Engine(server)
{
    [Fact]
    public async Task The_first_refresh_discovers_everything()
    {
        Cloud.Zone("z1");
        Cloud.Flavor("m1.small");
        Cloud.Vm("i-1", flavor: "m1.small", zone: "z1", cores: 2, disks: [("vda", 10), ("vdb", 20)]);
        Cloud.Vm("i-2", flavor: "m1.small");

        var outcome = await Refresh();

        outcome.Problem.ShouldBeNull();
        outcome.Events.ShouldBe(4);
        (await Rows(
            """
            select v.ems_ref, v.power_state, f.ems_ref, z.ems_ref
            from vmdb.vms v left join vmdb.flavors f on f.id = v.flavor_id left join vmdb.availability_zones z on z.id = v.availability_zone_id
            order by 1
            """)).ShouldBe(["i-1|on|m1.small|z1", "i-2|on|m1.small|"]);
        (await Rows("select d.device_name, d.size, h.cpu_total_cores from vmdb.disks d join vmdb.hardwares h on h.id = d.hardware_id order by 1"))
            .ShouldBe(["vda|10|2", "vdb|20|2"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_changed_attribute_is_one_event_with_that_attribute()
    {
        Cloud.Vm("i-1", state: "running", cores: 1, disks: [("vda", 10), ("vdb", 20)]);
        Cloud.Vm("i-2");
        await Refresh();
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", state: "stopped", cores: 1, disks: [("vda", 15), ("vdc", 1)]);
        Cloud.Vm("i-2");

        (await Refresh()).Events.ShouldBe(1);

        var events = await Events("vms", "i-1");
        events[1].ShouldStartWith("vm_changed ");
        events[1].ShouldContain("\"raw_power_state\": \"stopped\"");
        events[1].ShouldContain("\"previous_state\": \"running\"");
        events[1].ShouldContain("\"vdb\": null");
        events[1].ShouldNotContain("\"name\"");
        (await Rows("select power_state, previous_state, updated_on > created_on from vmdb.vms where ems_ref = 'i-1'")).ShouldBe(["off|running|True"]);
        (await Rows("select device_name, size from vmdb.disks order by 1")).ShouldBe(["vda|15", "vdc|1"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task What_is_gone_is_disconnected_and_what_returns_keeps_its_id()
    {
        Cloud.Flavor("m1.small");
        Cloud.Zone("z1");
        Cloud.Vm("i-1", flavor: "m1.small", zone: "z1", cores: 1, disks: [("vda", 10)]);
        await Refresh();
        var before = await Rows("select id, flavor_id from vmdb.vms");
        Cloud.Clear();

        (await Refresh()).Events.ShouldBe(3);

        (await Rows("select ems_id, raw_power_state, previous_state, flavor_id, availability_zone_id from vmdb.vms")).ShouldBe(["|unknown|running||"]);
        (await Rows("select count(*) from vmdb.flavors")).ShouldBe(["0"]);
        (await Rows("select count(*) from vmdb.disks")).ShouldBe(["1"]);
        await SecondRefreshRecordsNothing();

        Cloud.Flavor("m1.small");
        Cloud.Zone("z1");
        Cloud.Vm("i-1", flavor: "m1.small", zone: "z1", cores: 1, disks: [("vda", 10)]);
        (await Refresh()).Events.ShouldBe(3);

        (await Rows("select id, flavor_id from vmdb.vms")).ShouldBe(before);
        (await Events("vms", "i-1")).Select(e => e.Split(' ')[0]).ShouldBe(["vm_discovered", "vm_disconnected", "vm_reconnected"]);
        await SecondRefreshRecordsNothing();
    }
}

public sealed class A_refresh_in_bulk_records_only_what_changed(Server server) : Engine(server)
{
    protected override int BulkThreshold => 0;

    [Fact]
    public async Task Copied_events_and_rows_are_those_of_the_ordinary_path()
    {
        Cloud.Flavor("m1.small");
        Cloud.Vm("i-1", flavor: "m1.small", cores: 1, disks: [("vda", 10)]);
        Cloud.Vm("i-2", flavor: "later");
        (await Refresh()).Problem.ShouldBeNull();
        await SecondRefreshRecordsNothing();
        Cloud.Clear();
        Cloud.Flavor("later");
        Cloud.Vm("i-2", flavor: "later", state: "stopped");
        var second = await Refresh();
        second.Problem.ShouldBeNull();
        second.Events.ShouldBe(4);
        (await Rows(
            """
            select v.ems_ref, v.power_state, f.ems_ref
            from vmdb.vms v left join vmdb.flavors f on f.id = v.flavor_id where v.ems_id is not null
            """)).ShouldBe(["i-2|off|later"]);
        await SecondRefreshRecordsNothing();
    }
}
