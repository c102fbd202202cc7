using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Links_that_wait(Server server) : Behaviour(server)
{
    [Fact]
    public async Task Make_no_rows_and_are_listed_one_by_one()
    {
        Is<Flavor>("small");
        Is<AvailabilityZone>("z");
        Is<Vm>("i-1", (vm, p) =>
        {
            (vm.Flavor, vm.AvailabilityZone, vm.CloudTenant) = (p.To<Flavor>("small"), p.To<AvailabilityZone>("z"), p.To<CloudTenant>("later"));
            vm.KeyPairs = [p.To<AuthKeyPair>("k")];
            vm.LookUp(p.To<Flavor>("none"), (own, of) => own.Name = of?.Name); // a value is no link, and waits for nothing
        });
        await Refresh();
        (await Rows("select id from vmdb.cloud_tenants union all select id from vmdb.authentications")).ShouldBeEmpty();
        (await Rows(
            """
            select u.owner_table, u.owner_column, u.collection, u.key
            from inventory.unresolved_links u join vmdb.vms v on v.id = u.owner_id and v.ems_ref = 'i-1' order by 1
            """)).ShouldBe(["key_pairs_vms|vm_id|auth_key_pairs|k", "vms|cloud_tenant_id|cloud_tenants|later"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Are_filled_when_the_target_comes_and_its_own_links_with_it()
    {
        Is<Vm>("i-1", (vm, p) => vm.CloudTenant = p.To<CloudTenant>("tenant"));
        await Refresh();
        Is<CloudTenant>("tenant", (tenant, p) => tenant.Parent = p.To<CloudTenant>("domain"));
        Report(await Refresh(("cloud_tenants", ["tenant"])), "cloud_tenants").ShouldBe((1, 0, 0, 0));
        Is<CloudTenant>("domain");
        await Refresh(("cloud_tenants", ["domain"]));
        (await Rows(
            """
            select t.ems_ref, d.ems_ref from vmdb.vms v
            join vmdb.cloud_tenants t on t.id = v.cloud_tenant_id join vmdb.cloud_tenants d on d.id = t.parent_id
            """)).ShouldBe(["tenant|domain"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Touch_nothing_of_a_target_that_is_there()
    {
        Is<Flavor>("small", (flavor, _) => flavor.Name = "Small");
        await Refresh();
        var before = await Rows("select * from vmdb.flavors");
        Is<Vm>("i-1", (vm, p) => vm.Flavor = p.To<Flavor>("small"));
        Report(await Refresh(("vms", ["i-1"])), "flavors").ShouldBe((0, 0, 0, 0));
        (await Rows("select * from vmdb.flavors")).ShouldBe(before);
    }

    [Fact]
    public async Task Find_an_archived_target_and_do_not_bring_it_back()
    {
        Is<MiqTemplate>("image");
        await Refresh();
        Whole.HasNo<MiqTemplate>("image");
        await Refresh();
        Is<Vm>("i-1", (vm, p) => vm.GenealogyParent = p.To<MiqTemplate>("image"));
        (await Refresh()).Events.ShouldBe(1);
        (await Rows("select g.ems_ref, g.ems_id is null from vmdb.vms v join vmdb.vms g on g.id = v.genealogy_parent_id")).ShouldBe(["image|True"]);
        (await Scalar<long>("select count(*) from vmdb.vms")).ShouldBe(2);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Are_kept_to_an_archived_target_by_what_returns()
    {
        Is<MiqTemplate>("image");
        Is<Vm>("i-1", (vm, p) => vm.GenealogyParent = p.To<MiqTemplate>("image"));
        await Refresh();
        Whole.HasNo<MiqTemplate>("image");
        Whole.HasNo<Vm>("i-1");
        await Refresh();
        Is<Vm>("i-1", (vm, p) => vm.GenealogyParent = p.To<MiqTemplate>("image"));
        await Refresh();
        (await Rows("select v.ems_id is null, g.ems_ref, g.ems_id is null from vmdb.vms v join vmdb.vms g on g.id = v.genealogy_parent_id"))
            .ShouldBe(["False|image|True"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task With_a_part_of_the_key_missing_wait_for_nothing_that_can_come()
    {
        Is<Vm>("i-1");
        Whole.Has<Snapshot>("s", p => p.Build(new Snapshot { VmOrTemplate = p.To<Vm>("i-1"), Uid = "s", Parent = p.Of<Snapshot>().LazyFind("vms:i-1", null) }));
        (await Refresh()).Events.ShouldBe(2);
        (await Rows("select uid from vmdb.snapshots where parent_id is null")).ShouldBe(["s"]);
        await HistoryAndTablesAgree();
    }
}
