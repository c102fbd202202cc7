using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Complete_within_one_object(Server server) : Behaviour(server)
{
    private const string Places =
        """
        select v.ems_ref, coalesce(z.ems_ref, t.ems_ref), v.ems_id is not null from vmdb.vms v
        left join vmdb.availability_zones z on z.id = v.availability_zone_id left join vmdb.cloud_tenants t on t.id = v.cloud_tenant_id order by 1
        """;

    [Theory, InlineData("availability_zone"), InlineData("cloud_tenant")]
    public async Task Only_what_is_inside_can_be_missing(string link)
    {
        await Two_inside_one_outside(link);
        Inside(link, "a");
        Whole.HasNo<Vm>("i-2");
        Whole.HasNo<Vm>("outside");
        Vm("new", link, "a");
        Report(await Refresh(), "vms").ShouldBe((1, 0, 1, 1));
        (await Rows(Places)).Where(r => !r.StartsWith("i-2", StringComparison.Ordinal)).ShouldBe(["i-1|a|True", "new|a|True", "outside|b|True"]);
        (await Rows("select ems_id is null from vmdb.vms where ems_ref = 'i-2'")).ShouldBe(["True"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Nothing_is_missing_if_it_is_incomplete_too()
    {
        await Two_inside_one_outside("cloud_tenant");
        Inside("cloud_tenant", "a", complete: false);
        Whole.HasNo<Vm>("i-2");
        (await Refresh()).Events.ShouldBe(0);
        (await Rows(Places)).ShouldBe(["i-1|a|True", "i-2|a|True", "outside|b|True"]);
    }

    [Fact]
    public async Task What_is_outside_keeps_its_children()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Disk));
        Is<AvailabilityZone>("a");
        Is<AvailabilityZone>("b");
        foreach (var (id, zone) in new[] { ("i-1", "a"), ("outside", "b") })
            Is<Vm>(id, (vm, p) =>
            {
                vm.AvailabilityZone = p.To<AvailabilityZone>(zone);
                p.Build(new Hardware { VmOrTemplate = p.To<Vm>(id) });
                p.Build(new Disk { Hardware = HardwareOf(p, id), DeviceName = "vda" });
            });
        await Refresh();
        Inside("availability_zone", "a");
        Whole.HasNo<Vm>("outside");
        (await Refresh()).Events.ShouldBe(0);
        (await Scalar<long>("select count(*) from vmdb.disks")).ShouldBe(2);
    }

    [Fact]
    public async Task In_a_place_that_is_not_known_there_is_nothing_to_miss()
    {
        await Two_inside_one_outside("availability_zone");
        Inside("availability_zone", "nowhere");
        Whole.List<Vm>().Items.Clear();
        (await Refresh()).Events.ShouldBe(0);
    }

    [Fact]
    public async Task A_link_that_the_records_do_not_have_is_refused_by_name()
    {
        await Two_inside_one_outside("availability_zone");
        Inside("rack", "a");
        var outcome = await Refresh();
        outcome.Verdict.ShouldBe(Verdict.Failed);
        outcome.Problem!.ShouldContain("vms has no link rack");
    }

    private async Task Two_inside_one_outside(string link)
    {
        foreach (var place in new[] { "a", "b" })
        {
            Is<AvailabilityZone>(place);
            Is<CloudTenant>(place);
        }
        Vm("i-1", link, "a");
        Vm("i-2", link, "a");
        Vm("outside", link, "b");
        await Refresh();
    }

    private void Vm(string id, string link, string place) => Is<Vm>(id, (vm, p) =>
    {
        if (link == "cloud_tenant")
            vm.CloudTenant = p.To<CloudTenant>(place);
        else
            vm.AvailabilityZone = p.To<AvailabilityZone>(place);
    });

    private void Inside(string link, string place, bool complete = true) => Declare(() => new InventoryCollection<Vm>
    {
        Complete = complete,
        Within = new Within(link, new Reference<VmdbRecord>(link == "cloud_tenant" ? "cloud_tenants" : "availability_zones", place)),
    });
}
