using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Values_of_other_records(Server server) : Behaviour(server)
{
    private const string Owners = "select f.ems_ref, v.ems_ref from vmdb.floating_ips f left join vmdb.vms v on v.id = f.vm_id order by 1";

    [Fact]
    public async Task Have_a_default_where_the_record_is_missing_or_says_nothing()
    {
        Is<Flavor>("named", (flavor, _) => flavor.Name = "small");
        Is<Flavor>("nameless");
        foreach (var flavor in new[] { "named", "nameless", "nowhere" })
            Is<Vm>(flavor, (vm, p) => vm.LookUp(p.To<Flavor>(flavor), (own, of) => own.Name = of?.Name ?? "unknown"));
        await Refresh();
        (await Rows("select ems_ref, name from vmdb.vms order by 1")).ShouldBe(["named|small", "nameless|unknown", "nowhere|unknown"]);
        await SecondRefreshRecordsNothing();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Can_be_the_parent_of_a_child(bool backwards)
    {
        Whole.Backwards = backwards;
        WithHardware("i-1");
        OwnerOfHardware("1.2.3.4", "i-1");
        await Refresh();
        (await Rows(Owners)).ShouldBe(["1.2.3.4|i-1"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Can_be_the_parent_of_a_child_that_is_only_stored()
    {
        WithHardware("i-1");
        await Refresh();
        OwnerOfHardware("1.2.3.4", "i-1");
        await Refresh(("floating_ips", ["1.2.3.4"]));
        (await Rows(Owners)).ShouldBe(["1.2.3.4|i-1"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Can_be_links_of_a_record_that_is_only_stored()
    {
        Is<CloudTenant>("t");
        Is<Vm>("i-1");
        Is<NetworkPort>("p1", (port, p) => (port.Device, port.CloudTenant) = (p.To<Vm>("i-1"), p.To<CloudTenant>("t")));
        await Refresh();
        Is<FloatingIp>("1.2.3.4", (ip, p) => ip.LookUp(
            p.To<NetworkPort>("p1"), (own, of) => (own.Vm, own.CloudTenant) = (of?.Device as IReference<Vm>, of?.CloudTenant)));
        await Refresh(("floating_ips", ["1.2.3.4"]));
        (await Rows(Owners)).ShouldBe(["1.2.3.4|i-1"]);
        (await Rows("select t.ems_ref from vmdb.floating_ips f join vmdb.cloud_tenants t on t.id = f.cloud_tenant_id")).ShouldBe(["t"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Can_be_a_whole_list_of_links()
    {
        Is<SecurityGroup>("a");
        Is<SecurityGroup>("b");
        Is<NetworkPort>("p1", (port, p) => port.SecurityGroups = [p.To<SecurityGroup>("a"), p.To<SecurityGroup>("b")]);
        foreach (var copy in new[] { "p2", "p3" })
        {
            Is<NetworkPort>(copy, (port, p) => port.LookUp(p.To<NetworkPort>("p1"), (own, of) => own.SecurityGroups = of?.SecurityGroups));
            await Refresh(("network_ports", copy == "p2" ? ["p1", "p2"] : ["p3"]), ("security_groups", ["a", "b"]));
        }
        (await Rows(
            """
            select p.ems_ref, g.ems_ref from vmdb.network_ports_security_groups j
            join vmdb.network_ports p on p.id = j.network_port_id join vmdb.security_groups g on g.id = j.security_group_id order by 1, 2
            """)).ShouldBe(["p1|a", "p1|b", "p2|a", "p2|b", "p3|a", "p3|b"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Can_be_found_along_a_path_of_keys_that_begins_with_a_key_or_a_name()
    {
        Whole.List<Vm>(typeof(Hardware), typeof(Network));
        Is<Vm>("i-1", (vm, p) =>
        {
            vm.Name = "web";
            p.Build(new Hardware { VmOrTemplate = p.To<Vm>("i-1") });
            foreach (var (side, ip) in new[] { ("private", "10.0.0.1"), ("public", "192.0.2.1") })
                p.Build(new Network { Hardware = HardwareOf(p, "i-1"), Description = side, Ipaddress = ip });
        });
        foreach (var by in new[] { "key", "name" })
            Is<FloatingIp>(by, (ip, p) => ip.LookUp(
                p.Of<Network>().LazyFind(p.Of<Hardware>().LazyFind(by == "key" ? p.To<Vm>("i-1") : p.Of<Vm>().LazyFindBy(("name", "web"))!, []), "public"),
                (own, of) => own.Address = of?.Ipaddress));
        await Refresh();
        (await Rows("select address from vmdb.floating_ips")).ShouldBe(["192.0.2.1", "192.0.2.1"]);
        (await Refresh(("floating_ips", ["key", "name"]))).Events.ShouldBe(0); // the same from the store
    }

    [Fact]
    public async Task Are_read_from_the_store_for_all_who_ask_at_once()
    {
        Is<Flavor>("small", (flavor, _) => flavor.Name = "S");
        for (var i = 0; i < 40; i++)
        {
            var flavor = i % 2 == 0 ? "small" : $"nowhere {i}";
            Is<Vm>($"i-{i}", (vm, p) => vm.LookUp(p.To<Flavor>(flavor), (own, of) => own.Name = of?.Name));
        }
        await Refresh();
        (await StatementsOf("i-0")).ShouldBe(await StatementsOf([.. Enumerable.Range(0, 40).Select(i => $"i-{i}")]));
    }

    [Fact]
    public async Task Cannot_become_the_key()
    {
        Is<Flavor>("small", (flavor, _) => flavor.Name = "S");
        Is<Vm>("i-1", (vm, p) => vm.LookUp(p.To<Flavor>("small"), (own, of) => own.EmsRef = of?.Name));
        var outcome = await Refresh();
        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("key");
        (await Rows("select ems_ref from vmdb.vms where ems_ref <> 'i-1'")).ShouldBeEmpty();
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task That_cannot_be_taken_concern_the_taker_only_and_nothing_disappears()
    {
        Is<Vm>("i-1", (vm, _) => vm.Name = "before");
        Is<Vm>("gone");
        await Refresh();
        Whole.HasNo<Vm>("gone");
        Is<Vm>("i-1", (vm, p) => vm.LookUp(p.To<Flavor>("nowhere"), (own, of) => own.Name = of!.Name));
        Is<Vm>("i-2");
        var outcome = await Refresh();
        (outcome.Verdict, outcome.Events).ShouldBe((Verdict.Partial, 1));
        (await Diagnostics()).ShouldHaveSingleItem().ShouldStartWith("vms|i-1|A value could not be taken from another record");
        (await Rows("select ems_ref, name from vmdb.vms where ems_id is not null order by 1")).ShouldBe(["gone|", "i-1|before", "i-2|"]);
    }

    private void WithHardware(string vm)
    {
        Whole.List<Vm>(typeof(Hardware));
        Is<Vm>(vm, (_, p) => p.Build(new Hardware { VmOrTemplate = p.To<Vm>(vm) }));
    }

    private void OwnerOfHardware(string address, string vm) => Is<FloatingIp>(
        address, (ip, p) => ip.LookUp(HardwareOf(p, vm), (own, of) => own.Vm = of?.VmOrTemplate as IReference<Vm>));

    private async Task<int> StatementsOf(params string[] vms)
    {
        Statements.Forget();
        (await Refresh(("vms", vms))).Events.ShouldBe(0);
        return Statements.Executed.Count;
    }
}
