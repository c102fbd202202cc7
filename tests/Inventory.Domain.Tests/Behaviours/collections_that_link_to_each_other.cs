using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public abstract class Collections_that_link_to_each_other(Server server) : Behaviour(server)
{
    private const string Everything =
        """
        select v.ems_ref, v.name, f.ems_ref, g.ems_ref, h.guest_os,
          (select string_agg(device_name || coalesce('=' || c.ems_ref, ''), ',' order by device_name)
           from vmdb.disks d left join vmdb.cloud_volumes c on c.id = d.backing_id where d.hardware_id = h.id),
          (select string_agg(description || '=' || ipaddress, ',' order by description) from vmdb.networks n where n.hardware_id = h.id),
          (select string_agg(a.name, ',' order by a.name)
           from vmdb.key_pairs_vms k join vmdb.authentications a on a.id = k.authentication_id where k.vm_id = v.id),
          (select string_agg(p.ems_ref, ',') from vmdb.network_ports p where p.device_type = 'VmOrTemplate' and p.device_id = v.id)
        from vmdb.vms v left join vmdb.flavors f on f.id = v.flavor_id left join vmdb.hardwares h on h.vm_or_template_id = v.id
        left join vmdb.vms g on g.id = v.ancestry::bigint order by 1
        """;

    private const string Ids =
        """
        select 'vm', ems_ref, id from vmdb.vms union all select 'hardware', v.ems_ref, h.id from vmdb.hardwares h join vmdb.vms v on v.id = h.vm_or_template_id
        union all select 'disk', d.device_name, d.id from vmdb.disks d union all select 'network', n.ipaddress, n.id from vmdb.networks n
        union all select 'flavor', ems_ref, id from vmdb.flavors union all select 'key', name, id from vmdb.authentications
        union all select 'port', ems_ref, id from vmdb.network_ports order by 1, 2
        """;

    [Fact]
    public async Task Find_their_rows_and_keep_them()
    {
        Whole.Backwards = BulkThreshold == 0;
        Whole.List<Vm>(typeof(Hardware), typeof(Disk), typeof(Network));
        Whole.List<MiqTemplate>(typeof(Hardware));
        Fill("");
        var first = await Refresh();
        Report(first, "vms").ShouldBe((2, 0, 0, 0));
        (Report(first, "hardwares"), Report(first, "disks"), Report(first, "networks")).ShouldBe(((3, 0, 0, 0), (4, 0, 0, 0), (4, 0, 0, 0)));
        (await Rows(Everything)).ShouldBe([
            "ami|image|||linux_debian||||",
            "i-1|vm 1|small|ami|linux_debian|i-1 vda=vol,i-1 vdb|private=10.0.0.1,public=192.0.2.1|k1,k2|p1",
            "i-2|vm 2|small|ami|linux_debian|i-2 vda=vol,i-2 vdb|private=10.0.0.2,public=192.0.2.2|k1,k2|p2",
        ]);
        await HistoryAndTablesAgree();

        var ids = await Rows(Ids);
        Fill(" renamed");
        MakeVm("i-3", 3, "");
        var second = await Refresh();
        Report(second, "vms").ShouldBe((1, 2, 0, 0));
        (Report(second, "hardwares"), Report(second, "disks"), Report(second, "networks")).ShouldBe(((1, 0, 0, 3), (2, 0, 0, 4), (2, 0, 0, 4)));
        (await Rows(Everything)).ShouldBe([
            "ami|image renamed|||linux_debian||||",
            "i-1|vm 1 renamed|small|ami|linux_debian|i-1 vda=vol,i-1 vdb|private=10.0.0.1,public=192.0.2.1|k1,k2|p1",
            "i-2|vm 2 renamed|small|ami|linux_debian|i-2 vda=vol,i-2 vdb|private=10.0.0.2,public=192.0.2.2|k1,k2|p2",
            "i-3|vm 3|small|ami|linux_debian|i-3 vda=vol,i-3 vdb|private=10.0.0.3,public=192.0.2.3|k1,k2|p3",
        ]);
        (await Rows(Ids)).Intersect(ids).ShouldBe(ids);
        await HistoryAndTablesAgree();
    }

    private void Fill(string suffix)
    {
        MakeVm("i-1", 1, suffix);
        MakeVm("i-2", 2, suffix);
        Is<MiqTemplate>("ami", (image, p) =>
        {
            image.Name = "image" + suffix;
            p.Build(new Hardware { VmOrTemplate = p.To<MiqTemplate>("ami"), GuestOs = "linux_debian" });
        });
        Is<Flavor>("small", (flavor, _) => flavor.Name = "small" + suffix);
        Is<CloudVolume>("vol");
        foreach (var name in new[] { "k1", "k2" })
        {
            Whole.HasNo<AuthKeyPair>(name);
            Whole.Has<AuthKeyPair>(name, p => p.Build(new AuthKeyPair { Name = name }));
        }
    }

    private void MakeVm(string id, int number, string suffix)
    {
        Is<NetworkPort>($"p{number}", (port, p) => port.Device = p.To<Vm>(id));
        Is<Vm>(id, (vm, p) =>
        {
            vm.Name = $"vm {number}{suffix}";
            vm.Flavor = p.To<Flavor>("small");
            vm.GenealogyParent = p.To<MiqTemplate>("ami");
            vm.KeyPairs = [p.To<AuthKeyPair>("k1"), p.To<AuthKeyPair>("k2"), p.To<AuthKeyPair>("k1"), p.To<AuthKeyPair>("nowhere")];
            p.Build(new Hardware { VmOrTemplate = p.To<Vm>(id) }
                .LookUp(p.Of<Hardware>().LazyFind(p.To<MiqTemplate>("ami"), []), (own, of) => own.GuestOs = of?.GuestOs));
            p.Build(new Disk { Hardware = HardwareOf(p, id), DeviceName = $"{id} vda", Backing = p.To<CloudVolume>("vol") });
            p.Build(new Disk { Hardware = HardwareOf(p, id), DeviceName = $"{id} vdb" });
            p.Build(new Network { Hardware = HardwareOf(p, id), Description = "private", Ipaddress = $"10.0.0.{number}" });
            p.Build(new Network { Hardware = HardwareOf(p, id), Description = "public", Ipaddress = $"192.0.2.{number}" });
        });
    }
}

public sealed class Collections_that_link_in_order_event_by_event(Server server) : Collections_that_link_to_each_other(server);

public sealed class Collections_that_link_backwards_in_bulk(Server server) : Collections_that_link_to_each_other(server)
{
    protected override int BulkThreshold => 0;
}
