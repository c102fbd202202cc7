namespace Inventory.Domain.Tests.Refreshing;

public abstract class Links_resolve_in_any_order(Server server) : Engine(server)
{
    private const string Links = "select v.ems_ref, f.ems_ref from vmdb.vms v left join vmdb.flavors f on f.id = v.flavor_id order by 1";

    [Theory, InlineData(false), InlineData(true)]
    public async Task In_the_same_refresh(bool backwards)
    {
        Cloud.Backwards = backwards;
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small");
        await Refresh();
        (await Rows(Links)).ShouldBe(["i-1|small"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task To_what_was_there_before()
    {
        Cloud.Flavor("small");
        await Refresh();
        Cloud.Vm("i-1", flavor: "small");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Links)).ShouldBe(["i-1|small"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task To_what_comes_later()
    {
        Cloud.Vm("i-1", flavor: "small");
        Cloud.Vm("i-2", flavor: "never");
        await Refresh();
        (await Rows(Links)).ShouldBe(["i-1|", "i-2|"]);
        await SecondRefreshRecordsNothing();

        Cloud.Flavor("small");
        (await Refresh()).Events.ShouldBe(1);

        (await Rows(Links)).ShouldBe(["i-1|small", "i-2|"]);
        (await Rows("select key from inventory.unresolved_links")).ShouldBe(["never"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task To_what_goes_and_returns()
    {
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small");
        await Refresh();
        Cloud.Flavors.Clear();

        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Links)).ShouldBe(["i-1|"]);
        await SecondRefreshRecordsNothing();

        Cloud.Flavor("small");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Links)).ShouldBe(["i-1|small"]);
        (await Scalar<long>("select count(*) from inventory.unresolved_links")).ShouldBe(0);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task In_cycles_and_to_themselves_and_into_a_table_of_two_collections()
    {
        Cloud.Vm("t-1");
        Cloud.Template("t-1");
        Cloud.Depot("d", (p, depot) => depot.Best = p.Crates.LazyFind("a", "north"));
        Cloud.Crate("a", "north", (p, crate) =>
        {
            (crate.Depot, crate.Inside) = (p.Depots.LazyFind("d"), p.Crates.LazyFind("b", "north"));
            crate.Carrier = p.MiqTemplates.LazyFind("t-1");
        });
        Cloud.Crate("b", "north", (p, crate) => (crate.Inside, crate.Carrier) = (p.Crates.LazyFind("b", "north"), p.Vms.LazyFind("t-1")));

        (await Refresh()).Problem.ShouldBeNull();

        (await Rows(
            """
            select c.ems_ref, i.ems_ref, d.ems_ref, v.template
            from vmdb.crates c join vmdb.crates i on i.id = c.inside_id join vmdb.vms v on v.id = c.carrier_id
            left join vmdb.depots d on d.id = c.depot_id
            order by 1
            """)).ShouldBe(["a|b|d|True", "b|b||False"]);
        (await Rows("select c.ems_ref from vmdb.depots d join vmdb.crates c on c.id = d.best_id")).ShouldBe(["a"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Of_rows_that_go_and_return_with_a_wish_that_nothing_fulfils()
    {
        void Fill() => Cloud.Crate("a", "north", (p, crate) =>
        {
            crate.Depot = p.Depots.LazyFind("never");
            p.CrateLabels.Build(new CrateLabel
            {
                Crate = p.Crates.LazyFind("a", "north"), Section = "s", Name = "n", Zone = p.AvailabilityZones.LazyFind("never"),
            });
        });
        Fill();
        await Refresh();
        Cloud.Clear();
        (await Refresh()).Problem.ShouldBeNull();
        (await Scalar<long>("select count(*) from inventory.unresolved_links")).ShouldBe(0);
        await SecondRefreshRecordsNothing();

        Fill();
        (await Refresh()).Problem.ShouldBeNull();
        (await Rows("select owner_table, key from inventory.unresolved_links order by 1")).ShouldBe(["crate_labels|never", "crates|never"]);
        await SecondRefreshRecordsNothing();
    }
}

public sealed class Links_resolve_event_by_event(Server server) : Links_resolve_in_any_order(server);

public sealed class Links_resolve_in_bulk(Server server) : Links_resolve_in_any_order(server)
{
    protected override int BulkThreshold => 0;
}
