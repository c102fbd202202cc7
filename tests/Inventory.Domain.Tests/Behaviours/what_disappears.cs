using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class What_disappears(Server server) : Behaviour(server)
{
    [Fact]
    public async Task Is_nothing_of_a_list_that_is_not_read()
    {
        Is<Flavor>("small");
        Is<Vm>("i-1");
        await Refresh();
        Whole.List<Flavor>().IsRead = false;
        Whole.HasNo<Vm>("i-1");
        var outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Complete, 1));
        (await Rows("select ems_ref from vmdb.flavors")).ShouldBe(["small"]);
    }

    [Fact]
    public async Task Is_archived_or_deleted_as_its_kind_says()
    {
        Whole.List<NetworkPort>(typeof(CloudSubnetNetworkPort));
        Is<Vm>("i-1");
        Is<FloatingIp>("1.2.3.4", (ip, p) => ip.NetworkPort = p.To<NetworkPort>("p1"));
        Is<NetworkPort>("p1", (port, p) =>
        {
            port.Device = p.To<Vm>("i-1");
            p.Build(new CloudSubnetNetworkPort { NetworkPort = p.To<NetworkPort>("p1"), Address = "10.0.0.1" });
        });
        await Refresh();
        Whole.HasNo<Vm>("i-1");
        await Refresh();
        (await Rows("select device_type, v.ems_ref, v.ems_id is null from vmdb.network_ports p join vmdb.vms v on v.id = p.device_id"))
            .ShouldBe(["VmOrTemplate|i-1|True"]);
        await HistoryAndTablesAgree();
        Whole.HasNo<NetworkPort>("p1");
        await Refresh();
        (await Scalar<long>("select (select count(*) from vmdb.network_ports) + (select count(*) from vmdb.cloud_subnets_network_ports)")).ShouldBe(0);
        (await Rows("select ems_ref, network_port_id from vmdb.floating_ips")).ShouldBe(["1.2.3.4|"]);
        await HistoryAndTablesAgree();
    }

    /// <summary>One manager has one refresh at a time; this is what happens should that ever fail.</summary>
    [Theory, InlineData(1), InlineData(0)]
    public async Task Is_nothing_that_came_after_the_list_was_read(int listed)
    {
        Whole.List<Vm>();
        if (listed > 0)
            Is<Vm>("i-1");
        Is<AvailabilityZone>("z"); // a list that is read after the VMs
        await Refresh();
        await NewRefresh().RunAsync(Provider, RefreshRequest.Full("slow", "ann"), async (collection, _) =>
        {
            if (collection != "availability_zones" || Whole.List<Vm>().Items.Count > listed)
                return;
            Is<Vm>("meanwhile");
            (await Refresh(("vms", ["meanwhile"]))).Events.ShouldBe(1);
        }, default);
        (await Rows("select ems_id is not null from vmdb.vms where ems_ref = 'meanwhile'")).ShouldBe(["True"]);
    }

    [Fact]
    public async Task Is_nothing_of_a_service_that_refuses_even_half_way_or_as_a_target()
    {
        Is<CloudVolume>("v1");
        Is<CloudVolume>("v2");
        await Refresh();
        Whole.HasNo<CloudVolume>("v1");
        Is<CloudVolume>("v2", (volume, _) => volume.Status = "in-use");
        Whole.List<CloudVolume>().Failure = new ServiceUnavailableException("403 for volumes");
        foreach (var (outcome, events) in new[] { (await Refresh(), 1), (await Refresh(("cloud_volumes", ["v1", "v2"])), 0) })
        {
            (outcome.Verdict, outcome.Problem, outcome.Events).ShouldBe((Verdict.Complete, null, events));
            outcome.Collections.Single(c => c.Collection == "cloud_volumes").Verdict.ShouldBe(Verdict.Unavailable);
        }
        (await Diagnostics()).ShouldHaveSingleItem().ShouldContain("Not offered by the cloud; what is known of it is kept. 403 for volumes");
        (await Rows("select ems_ref, status from vmdb.cloud_volumes order by 1")).ShouldBe(["v1|", "v2|in-use"]);
    }

    [Fact]
    public async Task Is_nothing_if_one_of_the_lists_of_a_collection_is_refused()
    {
        Whole.List<CloudVolume>();
        Whole.List<CloudVolumeSnapshot>(typeof(CloudVolume)); // snapshots bring volumes, too
        Is<CloudVolume>("v1");
        Is<CloudVolume>("v2");
        await Refresh();
        Whole.HasNo<CloudVolume>("v2");
        Whole.List<CloudVolumeSnapshot>().Failure = new ServiceUnavailableException("no snapshots here");
        (await Refresh()).Events.ShouldBe(0);
    }

    [Fact]
    public async Task Is_nothing_if_the_whole_cloud_refuses()
    {
        Is<CloudVolume>("v1");
        await Refresh();
        Whole.List<CloudVolume>().Failure = new ServiceUnavailableException("no service at all");
        Whole.HasNo<CloudVolume>("v1");
        var outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Complete, 0));
    }

    [Fact]
    public async Task Is_nothing_of_the_collections_of_an_item_that_cannot_be_parsed_which_is_named()
    {
        Whole.List<Vm>(typeof(Hardware));
        Is<Vm>("gone");
        await Refresh();
        Whole.HasNo<Vm>("gone");
        Is<Vm>("bad", (_, _) => throw new FormatException("status: no text"));
        Is<Vm>("worse", (_, _) => throw new ItemException("its own name", "flavor: missing"));
        Is<Vm>("good");
        var outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Partial, 1));
        (await Diagnostics()).ShouldBe([
            "vms|bad|An item could not be parsed: status: no text", "hardwares|bad|An item could not be parsed: status: no text",
            "vms|its own name|An item could not be parsed: flavor: missing", "hardwares|its own name|An item could not be parsed: flavor: missing",
        ]);
        (await Rows("select ems_ref from vmdb.vms where ems_id is not null order by 1")).ShouldBe(["gone", "good"]);
    }
}
