using Inventory.Domain.Collecting;
using Inventory.Domain.Persisting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class A_provider_has_several_managers(Server server) : WholeEngine(server)
{
    [Fact]
    public async Task Each_owns_the_rows_of_its_role()
    {
        Whole.Has<Vm>("i-1");
        Whole.Has<CloudNetwork>("n1", p => p.Build(new CloudNetwork { EmsRef = "n1", Type = "::CloudNetwork::Public" }));
        Whole.Has<CloudVolume>("v1");
        Whole.Has<CloudObjectStoreContainer>("c1");
        await Refresh();
        (await Rows(
            """
            select o.collection, m.name, t.type from inventory.objects o join (
              select id, ems_id, type from vmdb.vms union all select id, ems_id, type from vmdb.cloud_networks
              union all select id, ems_id, type from vmdb.cloud_volumes union all select id, ems_id, type from vmdb.cloud_object_store_containers) t on t.id = o.id
            join vmdb.ext_management_systems m on m.id = t.ems_id order by 1
            """)).ShouldBe([
            "cloud_networks|test Network Manager|ManageIQ::Providers::Test::NetworkManager::CloudNetwork::Public",
            "cloud_object_store_containers|test|ManageIQ::Providers::Test::CloudManager::CloudObjectStoreContainer",
            "cloud_volumes|test Block Storage Manager|ManageIQ::Providers::Test::StorageManager::Block::CloudVolume",
            "vms|test|ManageIQ::Providers::Test::CloudManager::Vm",
        ]);
        (await Rows("select count(*), count(distinct guid), count(parent_ems_id), count(last_refresh_date) from vmdb.ext_management_systems")).ShouldBe(["3|3|2|3"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Key_pairs_are_beside_the_credentials_and_outlive_a_rebuild_as_they_do()
    {
        await Execute($"insert into vmdb.authentications (id, authtype, userid, resource_type, resource_id) values (-1, 'default', 'ann', 'ExtManagementSystem', {Provider.Id})");
        Whole.Has<AuthKeyPair>("k1", p => p.Build(new AuthKeyPair { Name = "k1", Fingerprint = "aa" }));
        Whole.Has<Vm>("i-1", p => p.Build(new Vm { EmsRef = "i-1", KeyPairs = [p.To<AuthKeyPair>("k1")] }));
        await Refresh();
        (await Rows("select name, fingerprint, authtype, resource_type, resource_id, type from vmdb.authentications where id > 0"))
            .ShouldBe([$"k1|aa||ExtManagementSystem|{Provider.Id}|ManageIQ::Providers::Test::CloudManager::AuthKeyPair"]);
        await HistoryAndTablesAgree();
        (await Rows("select userid from vmdb.authentications where id < 0")).ShouldBe(["ann"]);

        Whole.HasNo<AuthKeyPair>("k1");
        Whole.Has<AuthKeyPair>("k2", p => p.Build(new AuthKeyPair { Name = "k2" }));
        await Refresh();
        (await Rows("select name from vmdb.authentications where id > 0")).ShouldBe(["k2"]);
        (await Rows("select * from vmdb.key_pairs_vms")).ShouldBeEmpty();
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task The_inventory_tells_a_refresh_the_neighbours_of_its_targets()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Disk));
        Whole.Has<CloudVolume>("vol/1");
        Whole.Has<Vm>("i-1", p =>
        {
            p.Build(new Vm { EmsRef = "i-1", KeyPairs = [p.To<AuthKeyPair>("k1")] });
            p.Build(new Hardware { VmOrTemplate = p.To<Vm>("i-1") });
            p.Build(new Disk { Hardware = p.Of<Hardware>().LazyFind(p.To<Vm>("i-1"), []), DeviceName = "vda", Backing = p.To<CloudVolume>("vol/1") });
        });
        Whole.Has<AuthKeyPair>("k1", p => p.Build(new AuthKeyPair { Name = "k1" }));
        foreach (var id in new[] { "p1", "p2" })
            Whole.Has<NetworkPort>(id, p => p.Build(new NetworkPort { EmsRef = id, Device = p.To<Vm>("i-1") }));
        Whole.Has<NetworkPort>("p3");
        await Refresh();
        IStoredInventory stored = new StoredLinks(Models, Database, Provider.Id);
        (await stored.LinkingToAsync("network_ports", "device", "vms", ["i-1", "i-2"], default)).ShouldBe(["p1", "p2"]);
        (await stored.LinkedFromAsync("network_ports", ["p1", "p3"], "device", default)).ShouldBe(["i-1"]);
        (await stored.LinkedFromAsync("vms", ["i-1"], "key_pairs", default)).ShouldBe(["k1"]);
        (await stored.LinkingToAsync("vms", "key_pairs", "auth_key_pairs", ["k1"], default)).ShouldBe(["i-1"]);
        (await stored.LinkedFromAsync("disks", ["i-1"], "backing", default)).ShouldBe(["vol/1"]);
        (await stored.LinkingToAsync("disks", "backing", "cloud_volumes", ["vol/1"], default)).ShouldBe(["i-1"]);
        (await stored.LinkingToAsync("network_ports", "device", "vms", [], default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_is_refused_keeps_what_is_known_and_is_no_failure()
    {
        Whole.Has<Vm>("i-1");
        Whole.Has<CloudVolume>("v1", "v2");
        await Refresh();
        Whole.List<CloudVolume>().Items.Clear();
        Whole.List<CloudVolume>().Failure = new ServiceUnavailableException("no volume service in the catalogue");
        var outcome = await Refresh();
        outcome.Verdict.ShouldBe(Verdict.Complete);
        outcome.Events.ShouldBe(0);
        outcome.Collections.Single(c => c.Collection == "cloud_volumes").Verdict.ShouldBe(Verdict.Unavailable);
        (await Rows("select ems_ref from vmdb.cloud_volumes order by 1")).ShouldBe(["v1", "v2"]);
    }

    [Fact]
    public async Task An_entire_list_tells_what_is_gone_in_a_targeted_refresh_too()
    {
        Whole.Has<Vm>("i-1", "i-2");
        Whole.Has<SecurityGroup>("g1", "g2");
        Whole.Has<CloudSubnet>("s1", "s2");
        Whole.List<SecurityGroup>().Entirely = true;
        await Refresh();
        Whole.HasNo<SecurityGroup>("g2");
        Whole.HasNo<CloudSubnet>("s2");
        Whole.HasNo<Vm>("i-2");
        (await Refresh(("vms", ["i-1"]))).Events.ShouldBe(1);
        (await Rows("select ems_ref from vmdb.security_groups")).ShouldBe(["g1"]);
        (await Rows("select ems_ref from vmdb.cloud_subnets order by 1")).ShouldBe(["s1", "s2"]);
        (await Rows("select ems_ref from vmdb.vms where ems_id is not null order by 1")).ShouldBe(["i-1", "i-2"]);
    }

    [Fact]
    public async Task A_target_without_an_id_means_the_whole_collection()
    {
        Whole.Has<CloudSubnet>("s1", "s2");
        Whole.Has<Vm>("i-1");
        await Refresh();
        Whole.HasNo<CloudSubnet>("s2");
        Whole.HasNo<Vm>("i-1");
        (await Refresh(("cloud_subnets", []))).Events.ShouldBe(1);
        (await Rows("select ems_ref from vmdb.cloud_subnets")).ShouldBe(["s1"]);
        (await Rows("select ems_ref from vmdb.vms where ems_id is not null")).ShouldBe(["i-1"]);
    }

    [Fact]
    public async Task A_collection_may_only_update_or_only_be_linked_to()
    {
        Whole.Has<Vm>("i-1");
        Whole.Has<CloudVolume>("v1");
        await Refresh();
        Whole.Special[typeof(CloudVolume)] = () => new InventoryCollection<CloudVolume> { Creates = false, Complete = false };
        Whole.List<CloudVolume>().Items.Clear();
        Whole.Has<CloudVolume>("v1", p => p.Build(new CloudVolume { EmsRef = "v1", Status = "in-use" }));
        Whole.Has<CloudVolume>("v2");
        var outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Complete, 1));
        (await Rows("select ems_ref, status from vmdb.cloud_volumes")).ShouldBe(["v1|in-use"]);

        Whole.Special[typeof(CloudVolume)] = () => new InventoryCollection<CloudVolume> { IsReadOnly = true };
        outcome = await Refresh();
        outcome.Problem!.ShouldContain("read-only");
        (await Rows("select ems_ref, status from vmdb.cloud_volumes")).ShouldBe(["v1|in-use"]);
    }
}
