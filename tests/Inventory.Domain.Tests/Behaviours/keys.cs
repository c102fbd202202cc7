using Inventory.Domain.Collecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Keys(Server server) : Behaviour(server)
{
    [Fact]
    public async Task Of_several_parts_are_told_apart_whatever_is_in_them()
    {
        foreach (var (container, name) in new[] { ("a__b", "c"), ("a", "b__c"), ("a/b", "c"), ("a", "b/c"), ("a", "b%2Fc") })
        {
            Is<CloudObjectStoreContainer>(container);
            Whole.Has<CloudObjectStoreObject>($"{container} {name}", p =>
                p.Build(new CloudObjectStoreObject { CloudObjectStoreContainer = p.To<CloudObjectStoreContainer>(container), EmsRef = name }));
        }
        (await Refresh()).Problem.ShouldBeNull();
        (await Rows(
            """
            select c.ems_ref, o.ems_ref from vmdb.cloud_object_store_objects o
            join vmdb.cloud_object_store_containers c on c.id = o.cloud_object_store_container_id order by 1, 2
            """)).ShouldBe(["a|b/c", "a|b%2Fc", "a|b__c", "a/b|c", "a__b|c"], ignoreOrder: true);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Of_several_parts_that_come_twice_are_reported()
    {
        Is<CloudTenant>("t");
        Quota("first", "Compute", 1);
        Quota("first again", "Compute", 1);
        Quota("other", "Volume", 2);
        var outcome = await Refresh();
        outcome.Verdict.ShouldBe(Verdict.Complete);
        (await Diagnostics()).ShouldHaveSingleItem().ShouldContain("The cloud listed this record twice");
        Quota("contradiction", "Compute", 3);
        outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Partial, 0));
        outcome.Problem!.ShouldContain("Two different records have this key; the first was kept");
        (await Rows("select service_name, value from vmdb.cloud_resource_quotas order by 1")).ShouldBe(["Compute|1", "Volume|2"]);
    }

    [Fact]
    public async Task May_have_parts_that_are_null_and_null_is_not_blank()
    {
        Whole.List<SecurityGroup>(typeof(FirewallRule));
        Is<SecurityGroup>("g", (_, p) =>
        {
            foreach (var (range, port) in new (string?, int?)[] { (null, null), ("", null), ("%-", null), (null, 0), (null, null) })
                p.Build(new FirewallRule { Resource = p.To<SecurityGroup>("g"), SourceIpRange = range, Port = port });
        });
        (await Refresh()).Problem.ShouldBeNull();
        (await Rows("select coalesce(source_ip_range, 'null'), port from vmdb.firewall_rules"))
            .ShouldBe(["|", "%-|", "null|0", "null|"], ignoreOrder: true);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task With_links_into_two_collections_are_told_apart()
    {
        Is<Vm>("x");
        Is<MiqTemplate>("x");
        Whole.Has<Snapshot>("of the VM", p => p.Build(new Snapshot { VmOrTemplate = p.To<Vm>("x"), Uid = "s" }));
        Whole.Has<Snapshot>("of the image", p => p.Build(new Snapshot { VmOrTemplate = p.To<MiqTemplate>("x"), Uid = "s" }));
        (await Refresh()).Problem.ShouldBeNull();
        (await Rows("select v.template from vmdb.snapshots s join vmdb.vms v on v.id = s.vm_or_template_id order by 1")).ShouldBe(["False", "True"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task That_hold_a_link_can_be_linked_to()
    {
        Is<Vm>("i-1");
        Snapshot("base", null);
        Snapshot("top", "base");
        await Refresh();
        (await Rows("select s.uid, p.uid from vmdb.snapshots s left join vmdb.snapshots p on p.id = s.parent_id order by 1")).ShouldBe(["base|", "top|base"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task With_too_few_or_too_many_parts_are_refused()
    {
        foreach (var parts in new string[][] { ["x"], ["x", "y", "z"] })
            Whole.Has<Snapshot>($"{parts.Length}", p => p.Build(new Snapshot
            {
                VmOrTemplate = p.To<Vm>("i-1"), Uid = "top", Parent = p.Of<Snapshot>().LazyFind(parts),
            }));
        (await Refresh()).Verdict.ShouldBe(Verdict.Partial);
        (await Diagnostics()).Select(d => d.Split('|')[1]).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task Of_a_collection_that_the_link_cannot_point_to_are_told_and_concern_their_record_at_most()
    {
        Is<Flavor>("small");
        Is<NetworkPort>("p1", (port, p) => port.Device = p.To<Flavor>("small"));
        Is<NetworkPort>("p2");
        var outcome = await Refresh();
        outcome.Verdict.ShouldNotBe(Verdict.Failed, outcome.Problem);
        (await Diagnostics()).ShouldContain(d => d.StartsWith("network_ports|p1|", StringComparison.Ordinal) && d.Contains("device", StringComparison.Ordinal));
        (await Rows("select ems_ref from vmdb.network_ports where device_id is null and device_type is null")).ShouldContain("p2");
        await SecondRefreshRecordsNothing();
    }

    private void Quota(string id, string service, int value) => Whole.Has<CloudResourceQuota>(
        id, p => p.Build(new CloudResourceQuota { CloudTenant = p.To<CloudTenant>("t"), ServiceName = service, Name = "cores", Value = value }));

    private void Snapshot(string uid, string? parent) => Whole.Has<Snapshot>(uid, p => p.Build(new Snapshot
    {
        VmOrTemplate = p.To<Vm>("i-1"), Uid = uid, Parent = parent is null ? null : p.Of<Snapshot>().LazyFind(p.To<Vm>("i-1"), parent),
    }));
}
