using Inventory.Domain.Collecting;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Refreshing;

public abstract class Children_follow_their_parents(Server server) : Engine(server)
{
    private const string Disks = "select device_name, size, id from vmdb.disks order by 1, 2";

    [Theory, InlineData(false), InlineData(true)]
    public async Task Disks_come_change_and_go_in_the_stream_of_their_vm(bool apart)
    {
        Cloud.DisksApart = apart;
        Cloud.Vm("i-1", disks: [("vda", 1), ("vdb", 2)]);
        Cloud.Vm("i-2", disks: [("vda", 9)]);
        await Refresh();
        await SecondRefreshRecordsNothing();
        var ids = (await Rows(Disks)).ToDictionary(r => string.Join('|', r.Split('|')[..2]), r => r.Split('|')[2]);
        Cloud.Clear();
        Cloud.Vm("i-1", disks: [("vda", 5), ("vdc", 3)]);
        Cloud.Vm("i-2", disks: [("vda", 9)]);

        var outcome = await Refresh();

        outcome.Events.ShouldBe(1);
        var disks = outcome.Collections.Single(c => c.Collection == "disks");
        (disks.Read, disks.Created, disks.Updated, disks.Deleted, disks.Unchanged).ShouldBe((3, 1, 1, 1, 1));
        var rows = await Rows(Disks);
        rows.Select(r => string.Join('|', r.Split('|')[..2])).ShouldBe(["vda|5", "vda|9", "vdc|3"]);
        rows[0].ShouldEndWith($"|{ids["vda|1"]}");
        var e = (await Events("vms", "i-1"))[1];
        e.ShouldStartWith("""vm_changed {"disks": {"vda": {"size": 5}, "vdb": null, "vdc": {"id": """);
        await SecondRefreshRecordsNothing();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_vm_may_lose_all_its_disks(bool apart)
    {
        Cloud.DisksApart = apart;
        Cloud.Vm("i-1", disks: [("vda", 1)]);
        await Refresh();
        Cloud.Clear();
        Cloud.Vm("i-1", disks: []);
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Disks)).ShouldBeEmpty();
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Hardware_that_goes_takes_its_disks_with_it()
    {
        Cloud.Vm("i-1", disks: [("vda", 1)], cores: 2);
        await Refresh();
        Cloud.Clear();
        Cloud.Vm("i-1");

        (await Refresh()).Events.ShouldBe(1);

        (await Events("vms", "i-1"))[1].ShouldBe("""vm_changed {"disks": {"vda": null}, "hardware": null}""");
        (await Scalar<long>("select count(*) from vmdb.hardwares") + await Scalar<long>("select count(*) from vmdb.disks")).ShouldBe(0);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_disk_without_hardware_is_reported_and_no_disk_disappears()
    {
        Cloud.DisksApart = true;
        Cloud.Vm("i-0", disks: [("vda", 1)]); // compared before the orphan is found
        Cloud.Vm("i-1");
        await Refresh();
        Cloud.Lists["disks"].Clear();
        Cloud.Disk("i-1", "vdx", 1);
        Cloud.Disk("nobody", "vdx", 1);

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("disks: partial. Left out: its parent in vms");
        (await Rows(Disks)).Length.ShouldBe(1);
        (await Scalar<long>("select count(*) from inventory.mt_events where type = 'refresh_completed' and (data ->> 'diagnostic_count')::int = 2"))
            .ShouldBe(1);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_disk_of_an_archived_vm_does_not_bring_it_back()
    {
        Cloud.DisksApart = true;
        Cloud.Vm("i-1", disks: [("vda", 1)]);
        await Refresh();
        Cloud.Vms.Clear();

        (await Refresh()).Events.ShouldBe(1); // disconnected, although its disk is still listed
        (await Scalar<long>("select count(*) from vmdb.vms where ems_id is null")).ShouldBe(1);
        await SecondRefreshRecordsNothing();
        (await Rows(Disks)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Disks_that_come_apart_survive_a_failed_list_of_disks_and_of_vms()
    {
        Cloud.DisksApart = true;
        Cloud.Vm("i-1", disks: [("vda", 1), ("vdb", 1)]);
        await Refresh();
        Cloud.Failures["disks"] = 1;
        (await Refresh()).Events.ShouldBe(0);
        (await Rows(Disks)).Length.ShouldBe(2);
        Cloud.Failures.Clear();
        Cloud.Failures["vms"] = 0;
        Cloud.Lists["disks"].RemoveAt(1);
        (await Refresh()).Events.ShouldBe(1); // the disks were read to their end
        (await Rows(Disks)).Length.ShouldBe(1);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Disks_of_one_vm_on_several_pages_are_one_event_and_then_none()
    {
        Cloud.DisksApart = true;
        for (var i = 0; i < 3; i++)
            Cloud.Vm($"i-{i}", cores: 1);
        for (var i = 0; i < 2500; i++)
            Cloud.Disk($"i-{i % 3}", $"d{i}", i);
        (await Refresh()).Events.ShouldBe(3);
        await SecondRefreshRecordsNothing();
        Statements.Executed.ShouldNotContain(s => s.Contains("set fingerprint", StringComparison.Ordinal)); // what was stored was known to be the same
        Cloud.Disk("i-0", "late", 1);
        Cloud.Disk("i-1", "d1", 1); // known, and listed twice
        var outcome = await Refresh();
        outcome.Events.ShouldBe(1);
        (await Scalar<long>("select count(*) from vmdb.disks")).ShouldBe(2501);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_child_may_hang_under_a_template_too()
    {
        Cloud.Template("t-1");
        Cloud.Lists["miq_templates"].Add(new("hw", p => p.Hardwares.Build(new Hardware { VmOrTemplate = p.MiqTemplates.LazyFind("t-1"), CpuTotalCores = 3 })));
        await Refresh();
        (await Rows("select v.ems_ref, h.cpu_total_cores from vmdb.hardwares h join vmdb.vms v on v.id = h.vm_or_template_id and v.template"))
            .ShouldBe(["t-1|3"]);
        await SecondRefreshRecordsNothing();
    }
}

public sealed class Children_follow_event_by_event(Server server) : Children_follow_their_parents(server);

public sealed class Children_follow_in_bulk(Server server) : Children_follow_their_parents(server)
{
    protected override int BulkThreshold => 0;
}
