using Inventory.Domain.Collecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Rows_of_linked_records(Server server) : Behaviour(server)
{
    [Fact]
    public async Task Say_when_they_came_and_when_they_last_changed()
    {
        Is<Vm>("changed");
        Is<Vm>("same");
        await Refresh();
        var first = Time.GetUtcNow();
        Is<Vm>("changed", (vm, _) => vm.Name = "new");
        await Refresh();
        (await Rows($"select ems_ref, created_on = '{first:O}', updated_on = '{first:O}', updated_on = '{Time.GetUtcNow():O}' from vmdb.vms order by 1"))
            .ShouldBe(["changed|True|False|True", "same|True|True|False"]);
    }

    [Fact]
    public async Task Have_null_where_a_link_means_nothing_any_more()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Disk));
        Is<Flavor>("small");
        Is<CloudVolume>("vol");
        Linking("small", "vol");
        await Refresh();
        Linking("no such flavor", "no such volume");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows("select flavor_id is null, backing_id is null, backing_type is null from vmdb.vms, vmdb.disks")).ShouldBe(["True|True|True"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Stay_with_an_archived_parent_and_are_not_counted()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Disk));
        WithDisks("gone", "vda");
        WithDisks("stays", "vda", "vdb");
        await Refresh();
        Whole.HasNo<Vm>("gone");
        WithDisks("stays", "vda");
        var outcome = await Refresh();
        (Report(outcome, "vms").Deleted, Report(outcome, "hardwares").Deleted, Report(outcome, "disks").Deleted).ShouldBe((1, 0, 1));
        (await Rows(DisksOfVms)).ShouldBe(["gone|vda", "stays|vda"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Go_with_a_parent_whose_row_is_deleted()
    {
        Whole.List<NetworkPort>(typeof(CloudSubnetNetworkPort));
        Is<NetworkPort>("p1", (_, p) => p.Build(new CloudSubnetNetworkPort { NetworkPort = p.To<NetworkPort>("p1"), Address = "10.0.0.1" }));
        await Refresh();
        Whole.HasNo<NetworkPort>("p1");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows("select id from vmdb.network_ports union all select id from vmdb.cloud_subnets_network_ports")).ShouldBeEmpty();
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Are_left_out_without_the_parent_or_the_link_that_their_key_needs()
    {
        Whole.List<Vm>(typeof(Hardware));
        Is<Vm>("i-1", (_, p) => p.Build(new Hardware()));
        Whole.Has<CloudResourceQuota>("q", p => p.Build(new CloudResourceQuota { ServiceName = "Compute", Name = "cores" }));
        var outcome = await Refresh();
        outcome.Collections.Where(c => c.Verdict == Verdict.Partial).Select(c => c.Collection)
            .ShouldBe(["cloud_resource_quotas", "hardwares"], ignoreOrder: true);
        outcome.Problem!.ShouldContain("A record without a key was left out");
        (await Rows("select ems_ref from vmdb.vms")).ShouldBe(["i-1"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Are_there_even_if_the_link_in_their_key_has_no_target_yet()
    {
        foreach (var tenant in new[] { "t1", "t2" })
            Whole.Has<CloudResourceQuota>(tenant, p =>
                p.Build(new CloudResourceQuota { CloudTenant = p.To<CloudTenant>(tenant), ServiceName = "Compute", Name = "cores" }));
        (await Refresh()).Events.ShouldBe(2);
        await HistoryAndTablesAgree();
        Is<CloudTenant>("t1");
        Is<CloudTenant>("t2");
        (await Refresh()).Events.ShouldBe(2);
        (await Rows("select t.ems_ref from vmdb.cloud_resource_quotas q join vmdb.cloud_tenants t on t.id = q.cloud_tenant_id order by 1"))
            .ShouldBe(["t1", "t2"]);
        await HistoryAndTablesAgree();
    }

    private void Linking(string flavor, string volume) => Is<Vm>("i-1", (vm, p) =>
    {
        vm.Flavor = p.To<Flavor>(flavor);
        p.Build(new Hardware { VmOrTemplate = p.To<Vm>("i-1") });
        p.Build(new Disk { Hardware = HardwareOf(p, "i-1"), DeviceName = "vda", Backing = p.To<CloudVolume>(volume) });
    });

    private void WithDisks(string vm, params string[] devices) => Is<Vm>(vm, (_, p) =>
    {
        p.Build(new Hardware { VmOrTemplate = p.To<Vm>(vm) });
        foreach (var device in devices)
            p.Build(new Disk { Hardware = HardwareOf(p, vm), DeviceName = device });
    });
}
