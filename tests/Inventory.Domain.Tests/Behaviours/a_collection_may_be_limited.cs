using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class A_collection_may_be_limited(Server server) : Behaviour(server)
{
    [Fact]
    public async Task An_incomplete_one_creates_and_updates_and_loses_nothing()
    {
        Vm("sent", "one");
        Vm("missing", "two");
        await Refresh();
        Declare(() => new InventoryCollection<Vm> { Complete = false });
        Whole.HasNo<Vm>("missing");
        Vm("sent", "other");
        Vm("new", "three");
        var outcome = await Refresh();
        (outcome.Verdict, Report(outcome, "vms")).ShouldBe((Verdict.Complete, (1, 1, 0, 0)));
        (await Rows("select ems_ref, name from vmdb.vms where ems_id is not null order by 1")).ShouldBe(["missing|two", "new|three", "sent|other"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task An_incomplete_one_loses_not_even_what_a_target_names()
    {
        Vm("i-1", "one");
        await Refresh();
        Declare(() => new InventoryCollection<Vm> { Complete = false });
        Whole.HasNo<Vm>("i-1");
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(0);
    }

    [Fact]
    public async Task One_that_only_updates_leaves_out_what_is_new_with_a_note()
    {
        Vm("known", "one");
        await Refresh();
        OnlyUpdate();
        Vm("known", "other");
        Vm("new", "two");
        var outcome = await Refresh();
        (outcome.Verdict, Report(outcome, "vms")).ShouldBe((Verdict.Complete, (0, 1, 0, 0)));
        (await Rows("select ems_ref, name from vmdb.vms")).ShouldBe(["known|other"]);
        (await Diagnostics()).ShouldBe(["vms|new|Left out: not known, and this collection only updates what is."]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task The_children_of_what_is_left_out_are_left_out_and_no_problem()
    {
        Whole.List<Vm>(typeof(Hardware));
        Is<Vm>("known", (_, p) => p.Build(new Hardware { VmOrTemplate = p.To<Vm>("known") }));
        await Refresh();
        OnlyUpdate();
        Is<Vm>("new", (_, p) => p.Build(new Hardware { VmOrTemplate = p.To<Vm>("new") }));
        var outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Complete, 0), outcome.Problem);
    }

    [Fact]
    public async Task One_that_only_updates_brings_nothing_back()
    {
        Vm("i-1", "one");
        await Refresh();
        Whole.HasNo<Vm>("i-1");
        await Refresh();
        OnlyUpdate();
        Vm("i-1", "one");
        (await Refresh()).Events.ShouldBe(0);
        (await Rows("select ems_id is null from vmdb.vms")).ShouldBe(["True"]);
    }

    [Fact]
    public async Task Children_can_be_only_updated_too()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Disk));
        WithDisks(("vda", 1));
        await Refresh();
        Declare(() => new InventoryCollection<Disk> { Creates = false });
        WithDisks(("vda", 2), ("vdb", 2));
        var outcome = await Refresh();
        (outcome.Verdict, Report(outcome, "disks")).ShouldBe((Verdict.Complete, (0, 1, 0, 0)));
        (await Rows("select device_name, size from vmdb.disks")).ShouldBe(["vda|2"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task One_that_is_read_only_is_linked_to_and_never_pruned()
    {
        Is<Flavor>("small");
        await Refresh();
        Declare(() => new InventoryCollection<Flavor> { IsReadOnly = true });
        Whole.HasNo<Flavor>("small");
        Is<Vm>("i-1", (vm, p) => vm.Flavor = p.To<Flavor>("small"));
        var outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Complete, 1));
        (await Rows("select f.ems_ref from vmdb.vms v join vmdb.flavors f on f.id = v.flavor_id")).ShouldBe(["small"]);
        await SecondRefreshRecordsNothing();
    }

    private void OnlyUpdate() => Declare(() => new InventoryCollection<Vm> { Creates = false });

    private void Vm(string id, string name) => Is<Vm>(id, (vm, _) => vm.Name = name);

    private void WithDisks(params (string Device, long Size)[] disks) => Is<Vm>("i-1", (_, p) =>
    {
        p.Build(new Hardware { VmOrTemplate = p.To<Vm>("i-1") });
        foreach (var (device, size) in disks)
            p.Build(new Disk { Hardware = HardwareOf(p, "i-1"), DeviceName = device, Size = size });
    });
}
