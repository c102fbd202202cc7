using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class Values_are_taken_from_other_records(Server server) : WholeEngine(server)
{
    private const string Systems =
        "select v.ems_ref, h.guest_os from vmdb.hardwares h join vmdb.vms v on v.id = h.vm_or_template_id where not v.template order by 1";

    [Theory, InlineData(false), InlineData(true)]
    public async Task In_whatever_order_they_come(bool backwards)
    {
        Whole.Backwards = backwards;
        Image("ami", "linux_debian");
        Vm("i-1", "ami");
        Vm("i-2", "unknown to all");
        Vm("i-3", null);
        await Refresh();
        (await Rows(Systems)).ShouldBe(["i-1|linux_debian", "i-2|unknown", "i-3|unknown"]);
        await HistoryAndTablesAgree();

        Whole.HasNo<MiqTemplate>("ami");
        Image("ami", "windows_generic");
        (await Refresh()).Events.ShouldBe(2);
        (await Rows(Systems)).ShouldBe(["i-1|windows_generic", "i-2|unknown", "i-3|unknown"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Of_what_is_only_stored_in_a_targeted_refresh()
    {
        Image("ami", "linux_debian");
        Vm("i-1", "ami");
        await Refresh();
        Vm("i-2", "ami");
        (await Refresh(("vms", ["i-2"]))).Events.ShouldBe(1);
        (await Rows(Systems)).ShouldBe(["i-1|linux_debian", "i-2|linux_debian"]);
        (await Refresh(("vms", ["i-2", "i-1"]))).Events.ShouldBe(0);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task But_not_of_what_disappears_in_the_same_refresh()
    {
        Image("ami", "linux_debian");
        Whole.Has<MiqTemplate>("other");
        Vm("i-1", "ami");
        await Refresh();
        Whole.HasNo<MiqTemplate>("ami");
        await Refresh();
        (await Rows(Systems)).ShouldBe(["i-1|unknown"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_link_can_be_taken_too_and_along_a_chain()
    {
        Whole.Has<Vm>("i-1");
        Whole.Has<NetworkPort>("p1", p => p.Build(new NetworkPort { EmsRef = "p1", Device = p.To<Vm>("i-1") }));
        Whole.Has<NetworkPort>("p2", p => p.Of<NetworkPort>().Build(new NetworkPort { EmsRef = "p2" })
            .LookUp(p.To<NetworkPort>("p1"), (own, of) => own.Device = of?.Device));
        Address("1.2.3.4", "p2");
        Address("1.2.3.5", "nowhere");
        await Refresh();
        (await Rows("select f.ems_ref, v.ems_ref from vmdb.floating_ips f left join vmdb.vms v on v.id = f.vm_id order by 1"))
            .ShouldBe(["1.2.3.4|i-1", "1.2.3.5|"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_value_taken_from_itself_is_refused_and_costs_nothing_else()
    {
        Whole.Has<NetworkPort>("a", p => p.Build(new NetworkPort { EmsRef = "a" }));
        Whole.Has<NetworkPort>("b", p => p.Build(new NetworkPort { EmsRef = "b" }));
        await Refresh();
        Whole.List<NetworkPort>().Items.Clear();
        foreach (var (one, other) in new[] { ("a", "b"), ("b", "a") })
            Whole.Has<NetworkPort>(one, p => p.Of<NetworkPort>().Build(new NetworkPort { EmsRef = one })
                .LookUp(p.To<NetworkPort>(other), (own, of) => own.Name = of?.Name));
        Whole.Has<NetworkPort>("c");
        var outcome = await Refresh();
        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("Cycle from network_ports a");
        (await Rows("select ems_ref from vmdb.network_ports order by 1")).ShouldBe(["a", "b", "c"]);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Links_by_other_attributes_than_the_key(bool backwards)
    {
        Whole.Backwards = backwards;
        foreach (var (id, name) in new[] { ("1", "small"), ("2", "big"), ("3", "big") })
            Whole.Has<Flavor>(id, p => p.Build(new Flavor { EmsRef = id, Name = name, Description = "d" + id }));
        foreach (var name in new[] { "big", "small", "none" })
            Whole.Has<Vm>(name, p => p.Build(new Vm { EmsRef = name, Flavor = p.Of<Flavor>().LazyFindBy(("name", name)) }));
        Whole.Has<Vm>("both", p => p.Build(new Vm { EmsRef = "both", Flavor = p.Of<Flavor>().LazyFindBy(("name", "big"), ("description", "d3")) }));
        await Refresh();
        (await Flavors()).ShouldBe(["big|2", "both|3", "none|", "small|1"]);
        await HistoryAndTablesAgree();

        // What a name means may change without the VM's saying anything else.
        Whole.HasNo<Flavor>("2");
        await Refresh();
        (await Flavors()).ShouldBe(["big|3", "both|3", "none|", "small|1"]);
        await HistoryAndTablesAgree();
        (await Refresh(("vms", ["big"]))).Events.ShouldBe(0);
    }

    [Fact]
    public async Task An_identity_cannot_rest_on_another_attribute()
    {
        Whole.List<Vm>(typeof(Hardware));
        Whole.Has<Vm>("i-1", p =>
        {
            p.Build(new Vm { EmsRef = "i-1", Name = "web" });
            p.Build(new Hardware { VmOrTemplate = p.Of<Vm>().LazyFindBy(("name", "web")) });
        });
        var outcome = await Refresh();
        outcome.Problem!.ShouldContain("its identity rests on a secondary reference");
        (await Rows("select ems_ref from vmdb.vms")).ShouldBe(["i-1"]);
    }

    private Task<string[]> Flavors() => Rows("select v.ems_ref, f.ems_ref from vmdb.vms v left join vmdb.flavors f on f.id = v.flavor_id order by 1");

    private void Image(string id, string system)
    {
        Whole.List<MiqTemplate>(typeof(Hardware));
        Whole.Has<MiqTemplate>(id, p =>
        {
            p.Build(new MiqTemplate { EmsRef = id });
            p.Build(new Hardware { VmOrTemplate = p.To<MiqTemplate>(id), GuestOs = system });
        });
    }

    private void Vm(string id, string? image)
    {
        Whole.List<Vm>(typeof(Hardware));
        Whole.Has<Vm>(id, p =>
        {
            p.Build(new Vm { EmsRef = id });
            var source = p.Of<MiqTemplate>().LazyFind(image);
            p.Of<Hardware>().Build(new Hardware { VmOrTemplate = p.To<Vm>(id) })
                .LookUp(source is null ? null : p.Of<Hardware>().LazyFind(source, []), (own, of) => own.GuestOs = of?.GuestOs ?? "unknown");
        });
    }

    private void Address(string address, string port) => Whole.Has<FloatingIp>(address, p => p.Of<FloatingIp>().Build(new FloatingIp { EmsRef = address })
        .LookUp(p.To<NetworkPort>(port), (own, of) => own.Vm = of?.Device as IReference<Vm>));
}
