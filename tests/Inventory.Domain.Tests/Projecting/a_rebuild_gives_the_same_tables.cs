namespace Inventory.Domain.Tests.Projecting;

public abstract class A_rebuild_gives_the_same_tables(Server server) : Engine(server)
{
    [Fact]
    public async Task After_a_history_of_every_kind_of_change()
    {
        foreach (var step in new Action[] { Discover, Change, Disconnect, Discover, Change, LoseHardware, Disconnect, ReturnInPart })
        {
            Cloud.Clear();
            step();
            (await Refresh()).Problem.ShouldBeNull();
            await RebuildChangesNothing();
        }
        (await Scalar<long>("select count(*) from vmdb.vms where ems_id is null")).ShouldBeGreaterThan(0);
        (await Scalar<long>("select count(*) from inventory.unresolved_links")).ShouldBeGreaterThan(0);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Of_two_managers_and_more_events_than_one_fetch_brings()
    {
        Guard.AtLeast = int.MaxValue;
        for (var i = 0; i < 2600; i++)
            Cloud.Vm($"i-{i}", flavor: "late", disks: [("vda", i)]);
        await Refresh();
        Cloud.Clear();
        Cloud.Flavor("late");
        for (var i = 0; i < 2600; i++)
            Cloud.Vm($"i-{i}", flavor: "late", disks: [("vda", i + 1)]);
        await Refresh();
        var first = Provider;
        Cloud.Vms.RemoveRange(10, 2590);
        await NewRefresh().RunAsync(await ProviderAsync("second"), Collecting.RefreshRequest.Full("test", "ann"), (_, _) => Task.CompletedTask, default);

        await RebuildChangesNothing();
        (await Scalar<long>(
            $"""
            select count(*) from vmdb.vms v join vmdb.flavors f on f.id = v.flavor_id and f.ems_id = v.ems_id
            where v.ems_id <> {first.Id}
            """)).ShouldBe(10);
    }

    private void Discover()
    {
        Cloud.Zone("z");
        Cloud.Flavor("small");
        Cloud.Template("t");
        Cloud.Vm("i-1", flavor: "small", zone: "z", cores: 1, disks: [("vda", 1), ("vdb", 2)]);
        Cloud.Vm("i-2", flavor: "never", zone: "z");
        Cloud.Depot("d", (p, depot) => depot.Best = p.Crates.LazyFind("a", "s"));
        Crate("a", "x", "b");
        Crate("b", "y", "nowhere");
    }

    private void Change()
    {
        Cloud.Zone("other");
        Cloud.Vm("i-1", flavor: "small", state: "stopped", cores: 1, disks: [("vda", 9), ("vdc", 3)]);
        Cloud.Vm("i-2", flavor: "small", zone: "z", cores: 4);
        Cloud.Depot("d", (p, depot) => depot.Best = p.Crates.LazyFind("b", "s"));
        Crate("b", "y", "b");
    }

    private void LoseHardware()
    {
        Change();
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", state: null);
    }

    private void Disconnect() => Cloud.Flavor("later");

    private void ReturnInPart()
    {
        Cloud.Vm("i-2", name: "returned", cores: 4, disks: [("vda", 1)]);
        Crate("a", "x", "b");
    }

    private void Crate(string id, string label, string inside) => Cloud.Crate(id, "s", (p, crate) =>
    {
        (crate.Weight, crate.PackedOn, crate.Marks) = (1.25, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), ["one", label]);
        (crate.Inside, crate.Depot, crate.Carrier) = (p.Crates.LazyFind(inside, "s"), p.Depots.LazyFind("d"), p.Vms.LazyFind("i-1"));
        p.CrateLabels.Build(new CrateLabel { Crate = p.Crates.LazyFind(id, "s"), Section = "1", Name = label, Zone = p.AvailabilityZones.LazyFind("z") });
    });
}

public sealed class A_rebuild_of_appended_events(Server server) : A_rebuild_gives_the_same_tables(server);

public sealed class A_rebuild_of_copied_events(Server server) : A_rebuild_gives_the_same_tables(server)
{
    protected override int BulkThreshold => 0;
}
