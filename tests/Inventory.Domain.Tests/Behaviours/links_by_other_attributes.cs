using Inventory.Domain.Collecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Links_by_other_attributes(Server server) : Behaviour(server)
{
    [Theory, InlineData("name,description"), InlineData("description,name")]
    public async Task Find_it_whatever_their_order_among_the_new_and_the_stored(string order)
    {
        Flavor("f1", "small", "old");
        Flavor("f2", "small", "new");
        var wanted = order.Split(',').Select(a => (a, a == "name" ? "small" : "new")).ToArray();
        Is<Vm>("i-1", (vm, p) => vm.Flavor = p.Of<Flavor>().LazyFindBy([.. wanted.Select(w => (w.a, (string?)w.Item2))]));
        await Refresh();
        Is<Vm>("i-2", (vm, p) => vm.Flavor = p.Of<Flavor>().LazyFindBy([.. wanted.Select(w => (w.a, (string?)w.Item2))]));
        await Refresh(("vms", ["i-2"]));
        (await Rows("select v.ems_ref, f.ems_ref from vmdb.vms v join vmdb.flavors f on f.id = v.flavor_id order by 1")).ShouldBe(["i-1|f2", "i-2|f2"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Work_in_lists_and_in_polymorphic_links_too()
    {
        Is<SecurityGroup>("sg-1", (group, _) => group.Name = "web");
        Is<LoadBalancer>("lb-1", (balancer, _) => balancer.Name = "front");
        Is<NetworkPort>("p1", (port, p) =>
        {
            port.Device = p.Of<LoadBalancer>().LazyFindBy(("name", "front"));
            port.SecurityGroups = [p.To<SecurityGroup>("sg-1"), .. new[] { "web", "none" }.Select(n => p.Of<SecurityGroup>().LazyFindBy(("name", n))!)];
        });
        await Refresh();
        (await Rows("select device_type, b.ems_ref from vmdb.network_ports p join vmdb.load_balancers b on b.id = p.device_id"))
            .ShouldBe(["LoadBalancer|lb-1"]);
        (await Rows("select g.ems_ref from vmdb.network_ports_security_groups j join vmdb.security_groups g on g.id = j.security_group_id")).ShouldBe(["sg-1"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Are_null_with_a_note_where_nothing_or_only_something_archived_has_them()
    {
        Is<MiqTemplate>("old", (image, _) => image.Name = "archived");
        await Refresh();
        Whole.HasNo<MiqTemplate>("old");
        foreach (var name in new[] { "archived", "nothing" })
            Is<Vm>(name, (vm, p) => vm.GenealogyParent = p.Of<MiqTemplate>().LazyFindBy(("name", name)));
        foreach (var _ in new[] { "in the refresh that archives it", "and later" })
        {
            await Refresh();
            (await Rows("select ems_ref from vmdb.vms where genealogy_parent_id is not null")).ShouldBeEmpty();
            (await Diagnostics()).ShouldBe([
                "vms|archived|The link genealogy_parent is empty: nothing in miq_templates has that name.",
                "vms|nothing|The link genealogy_parent is empty: nothing in miq_templates has that name.",
            ], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task By_something_that_is_no_text_attribute_are_null_with_a_note()
    {
        Is<Flavor>("small");
        Is<Vm>("i-1", (vm, p) => vm.Flavor = p.Of<Flavor>().LazyFindBy(("colour", "red")));
        (await Refresh()).Verdict.ShouldBe(Verdict.Complete);
        (await Diagnostics()).ShouldContain("flavors||There is no text attribute for a reference by colour; links by it are empty.");
    }

    [Fact]
    public async Task Cannot_be_part_of_an_identity_at_any_depth()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Disk));
        Is<Vm>("i-1", (vm, p) =>
        {
            vm.Name = "web";
            p.Build(new Hardware { VmOrTemplate = p.To<Vm>("i-1") });
            p.Build(new Disk { Hardware = p.Of<Hardware>().LazyFind(p.Of<Vm>().LazyFindBy(("name", "web"))!, []), DeviceName = "vda" });
        });
        Whole.Has<CloudResourceQuota>("q", p => p.Build(new CloudResourceQuota
        {
            CloudTenant = p.Of<CloudTenant>().LazyFindBy(("name", "t")), ServiceName = "Compute", Name = "cores",
        }));
        var outcome = await Refresh();
        outcome.Collections.Where(c => c.Verdict == Verdict.Partial).Select(c => c.Collection).ShouldBe(["cloud_resource_quotas", "disks"], ignoreOrder: true);
        outcome.Problem!.ShouldContain("its identity rests on a secondary reference");
        (await Rows("select v.ems_ref from vmdb.hardwares h join vmdb.vms v on v.id = h.vm_or_template_id")).ShouldBe(["i-1"]);
    }

    private void Flavor(string id, string name, string description) => Is<Flavor>(id, (flavor, _) => (flavor.Name, flavor.Description) = (name, description));
}
