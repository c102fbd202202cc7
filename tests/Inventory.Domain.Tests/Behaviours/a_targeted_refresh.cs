using Inventory.Domain.Collecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class A_targeted_refresh(Server server) : Behaviour(server)
{
    [Fact]
    public async Task Of_a_new_vm_adds_it_with_its_children_and_changes_nothing_else()
    {
        await ThreeVms();
        var before = await Dump();
        Vm("new", "vda", "vdb");
        var outcome = await Refresh(("vms", ["new"]));
        (Report(outcome, "vms"), Report(outcome, "hardwares"), Report(outcome, "disks")).ShouldBe(((1, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0)));
        before.Except(await Dump()).ShouldBeEmpty();
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task May_bring_the_children_later_than_their_parent()
    {
        await ThreeVms();
        Vm("i-1");
        Whole.List<Disk>().IsRead = false;
        await Refresh(("vms", ["i-1"]));
        await OnlyDisks("i-1", "vda", "vdb");
        (await Rows(DisksOfVms)).ShouldBe(["i-1|vda", "i-1|vdb", "i-2|vda", "i-2|vdb", "i-3|vda", "i-3|vdb"]);
    }

    [Fact]
    public async Task Of_the_children_of_one_parent_replaces_these_only()
    {
        await ThreeVms();
        var kept = await Rows("select id from vmdb.disks where device_name = 'vda' order by 1");
        var outcome = await OnlyDisks("i-1", "vda", "vdc");
        Report(outcome, "disks").ShouldBe((1, 0, 1, 1));
        (await Rows(DisksOfVms)).ShouldBe(["i-1|vda", "i-1|vdc", "i-2|vda", "i-2|vdb", "i-3|vda", "i-3|vdb"]);
        (await Rows("select id from vmdb.disks where device_name = 'vda' order by 1")).ShouldBe(kept);
    }

    [Fact]
    public async Task Loses_what_it_names_and_does_not_find()
    {
        await ThreeVms();
        var outcome = await Refresh(("vms", ["i-1", "i-2", "i-3"]));
        outcome.Events.ShouldBe(0);
        Whole.HasNo<Vm>("i-2");
        Whole.HasNo<Vm>("i-3");
        Report(await Refresh(("vms", ["i-1", "i-2"])), "vms").ShouldBe((0, 0, 1, 1));
        (await Rows("select ems_ref from vmdb.vms where ems_id is not null order by 1")).ShouldBe(["i-1", "i-3"]);
    }

    [Fact]
    public async Task Compares_all_children_of_what_it_names()
    {
        await ThreeVms();
        Is<Vm>("i-1");
        Vm("i-2");
        Vm("new", "vda");
        Vm("i-3", "vdz");
        var outcome = await Refresh(("vms", ["i-1", "i-2", "new"]));
        (Report(outcome, "hardwares"), Report(outcome, "disks")).ShouldBe(((1, 0, 1, 1), (1, 0, 4, 0)));
        (await Rows(DisksOfVms)).ShouldBe(["i-3|vda", "i-3|vdb", "new|vda"]);
    }

    [Fact]
    public async Task Never_loses_what_it_only_met_on_the_way()
    {
        Is<Flavor>("small");
        Is<Vm>("i-1");
        await Refresh();
        Is<Vm>("i-1", (vm, p) =>
        {
            vm.Flavor = p.To<Flavor>("big");
            p.Build(new Flavor { EmsRef = "big" });
        });
        Whole.HasNo<Flavor>("small");
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(2);
        (await Rows("select f.ems_ref, v.ems_ref from vmdb.flavors f left join vmdb.vms v on v.flavor_id = f.id order by 1")).ShouldBe(["big|i-1", "small|"]);
    }

    [Fact]
    public async Task Of_what_is_not_there_and_never_was_changes_nothing()
    {
        await ThreeVms();
        var before = await Dump();
        var outcome = await Refresh(("vms", ["nobody"]), ("no_such_collection", ["nothing"]));
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Complete, 0), outcome.Problem);
        await TablesAreStill(before);
    }

    [Fact]
    public async Task With_all_that_an_entire_list_holds_ends_like_a_full_one()
    {
        foreach (var group in new[] { "same", "changed", "gone" })
            Is<SecurityGroup>(group);
        Is<Vm>("i-1");
        await Refresh();
        Whole.List<SecurityGroup>().Entirely = true;
        Is<SecurityGroup>("changed", (group, _) => group.Name = "other");
        Is<SecurityGroup>("new");
        Whole.HasNo<SecurityGroup>("gone");
        Report(await Refresh(("vms", ["i-1"])), "security_groups").ShouldBe((1, 1, 1, 1));
        await SecondRefreshRecordsNothing();
    }

    private async Task ThreeVms()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Disk));
        foreach (var id in new[] { "i-1", "i-2", "i-3" })
            Vm(id, "vda", "vdb");
        Is<OrchestrationStack>("stack");
        await Refresh();
    }

    private void Vm(string id, params string[] devices) => Is<Vm>(id, (_, p) =>
    {
        p.Build(new Hardware { VmOrTemplate = p.To<Vm>(id) });
        foreach (var device in devices)
            p.Build(new Disk { Hardware = HardwareOf(p, id), DeviceName = device });
    });

    // The parser reads the disks of the VM that is named, and not the VM.
    private Task<RefreshOutcome> OnlyDisks(string vm, params string[] devices)
    {
        (Whole.List<Vm>().IsRead, Whole.List<Disk>().IsRead) = (false, true);
        foreach (var device in devices)
            Whole.Has<Disk>(vm, p => p.Build(new Disk { Hardware = HardwareOf(p, vm), DeviceName = device }));
        return Refresh(("vms", [vm]), ("disks", [vm]));
    }
}
