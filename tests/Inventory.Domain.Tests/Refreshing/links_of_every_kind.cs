using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Refreshing;

public abstract class Links_of_every_kind(Server server) : WholeEngine(server)
{
    private const string Devices =
        """
        select p.ems_ref, p.device_type, coalesce(v.ems_ref, b.ems_ref) from vmdb.network_ports p
        left join vmdb.vms v on p.device_type = 'VmOrTemplate' and v.id = p.device_id
        left join vmdb.load_balancers b on p.device_type = 'LoadBalancer' and b.id = p.device_id order by 1
        """;

    private const string Groups =
        """
        select p.ems_ref, g.ems_ref from vmdb.network_ports_security_groups j
        join vmdb.network_ports p on p.id = j.network_port_id join vmdb.security_groups g on g.id = j.security_group_id order by 1, 2
        """;

    [Fact]
    public async Task A_polymorphic_link_has_an_id_and_a_class_or_neither()
    {
        Whole.Has<Vm>("i-1");
        Whole.Has<LoadBalancer>("lb");
        Port("p1", p => p.To<Vm>("i-1"));
        Port("p2", p => p.To<LoadBalancer>("lb"));
        Port("p3", p => p.To<LoadBalancer>("i-1")); // the same key in another collection is another thing
        Port("p4", _ => null);
        await Refresh();
        (await Rows(Devices)).ShouldBe(["p1|VmOrTemplate|i-1", "p2|LoadBalancer|lb", "p3||", "p4||"]);
        await HistoryAndTablesAgree();

        Whole.HasNo<LoadBalancer>("lb");
        Whole.Has<LoadBalancer>("i-1");
        await Refresh();
        (await Rows(Devices)).ShouldBe(["p1|VmOrTemplate|i-1", "p2||", "p3|LoadBalancer|i-1", "p4||"]);
        await HistoryAndTablesAgree();

        Whole.Has<LoadBalancer>("lb");
        await Refresh();
        (await Rows(Devices)).ShouldContain("p2|LoadBalancer|lb");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_polymorphic_link_changes_its_class_with_its_target()
    {
        Whole.Has<Vm>("x");
        Whole.Has<LoadBalancer>("x");
        Port("p1", p => p.To<Vm>("x"));
        await Refresh();
        Whole.HasNo<NetworkPort>("p1");
        Port("p1", p => p.To<LoadBalancer>("x"));
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Devices)).ShouldBe(["p1|LoadBalancer|x"]);
        (await Events("network_ports", "p1"))[^1].ShouldBe("""network_port_changed {"device": "load_balancers:x"}""");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Many_to_many_links_are_a_set()
    {
        Whole.Has<SecurityGroup>("a", "b");
        Port("p1", groups: ["b", "a", "b", "later"]);
        await Refresh();
        (await Rows(Groups)).ShouldBe(["p1|a", "p1|b"]);
        await HistoryAndTablesAgree();

        Whole.HasNo<NetworkPort>("p1");
        Port("p1", groups: ["later", "a", "b"]);
        (await Refresh()).Events.ShouldBe(0);

        Whole.Has<SecurityGroup>("later");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Groups)).ShouldBe(["p1|a", "p1|b", "p1|later"]);
        await HistoryAndTablesAgree();

        Whole.HasNo<NetworkPort>("p1");
        Port("p1", groups: ["b"]);
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Groups)).ShouldBe(["p1|b"]);
        (await Events("network_ports", "p1"))[^1].ShouldBe("""network_port_changed {"security_groups": ["b"]}""");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Many_to_many_links_follow_what_goes_and_returns()
    {
        Whole.Has<SecurityGroup>("a", "b");
        Port("p1", groups: ["a", "b"]);
        await Refresh();
        Whole.HasNo<SecurityGroup>("a");
        (await Refresh()).Events.ShouldBe(1);
        (await Rows(Groups)).ShouldBe(["p1|b"]);
        await HistoryAndTablesAgree();

        Whole.Has<SecurityGroup>("a");
        await Refresh();
        (await Rows(Groups)).ShouldBe(["p1|a", "p1|b"]);
        await HistoryAndTablesAgree();

        Whole.HasNo<NetworkPort>("p1");
        await Refresh();
        (await Rows(Groups)).ShouldBeEmpty();
        (await Rows("select * from inventory.unresolved_links")).ShouldBeEmpty();
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_tree_knows_the_ancestry_of_every_row()
    {
        Whole.Backwards = true;
        Vm("i-1", "ami");
        Vm("i-2", "ami");
        Whole.Has<MiqTemplate>("base");
        Whole.Has<MiqTemplate>("ami", p => p.Build(new MiqTemplate { EmsRef = "ami", GenealogyParent = p.To<MiqTemplate>("base") }));
        await Refresh();
        await AncestryIs("ami <base", "base", "i-1 <base/ami", "i-2 <base/ami");
        await HistoryAndTablesAgree();

        Whole.HasNo<MiqTemplate>("ami");
        Whole.Has<MiqTemplate>("ami");
        await Refresh();
        await AncestryIs("ami", "base", "i-1 <ami", "i-2 <ami");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_parent_that_comes_later_is_above_all_that_waited()
    {
        Vm("i-1", "ami");
        Whole.Has<MiqTemplate>("x");
        await Refresh();
        await AncestryIs("i-1", "x");
        Whole.Has<MiqTemplate>("ami");
        await Refresh();
        await AncestryIs("ami", "i-1 <ami", "x");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Nested_stacks_lose_and_find_their_parents()
    {
        Stack("root", null);
        Stack("child", "root");
        Stack("grandchild", "child");
        await Refresh();
        await StacksAre("child <root", "grandchild <root/child", "root");
        Whole.HasNo<OrchestrationStack>("root");
        await Refresh();
        await StacksAre("child", "grandchild <child");
        await HistoryAndTablesAgree();
        Stack("root", null);
        await Refresh();
        await StacksAre("child <root", "grandchild <root/child", "root");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Rows_that_are_each_others_parents_have_no_ancestry()
    {
        Stack("a", "b");
        Stack("b", "a");
        Stack("self", "self");
        Stack("below", "a");
        await Refresh();
        await StacksAre("a", "b", "below", "self");
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Keys_may_hold_links_and_nothing()
    {
        Whole.List<NetworkPort>(typeof(CloudSubnetNetworkPort));
        Whole.Has<CloudSubnet>("s1");
        Whole.Has<NetworkPort>("p1", p =>
        {
            p.Build(new NetworkPort { EmsRef = "p1" });
            foreach (var (address, subnet) in new[] { ("10.0.0.1", "s1"), ("10.0.0.1", "s2"), ("10.0.0.2", "s1"), (null, null) })
                p.Build(new CloudSubnetNetworkPort { NetworkPort = p.To<NetworkPort>("p1"), Address = address, CloudSubnet = p.Of<CloudSubnet>().LazyFind(subnet) });
        });
        await Refresh();
        const string addresses =
            "select a.address, s.ems_ref from vmdb.cloud_subnets_network_ports a left join vmdb.cloud_subnets s on s.id = a.cloud_subnet_id order by 1, 2";
        (await Rows(addresses)).ShouldBe(["10.0.0.1|s1", "10.0.0.1|", "10.0.0.2|s1", "|"]);
        await HistoryAndTablesAgree();
        Whole.Has<CloudSubnet>("s2");
        await Refresh();
        (await Rows(addresses)).ShouldBe(["10.0.0.1|s1", "10.0.0.1|s2", "10.0.0.2|s1", "|"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task A_child_of_a_polymorphic_parent_names_its_class()
    {
        Whole.List<SecurityGroup>(typeof(FirewallRule));
        Whole.Has<SecurityGroup>("g1", p =>
        {
            p.Build(new SecurityGroup { EmsRef = "g1" });
            foreach (var (port, range) in new[] { (80, "0.0.0.0/0"), (443, null) })
                p.Build(new FirewallRule
                {
                    Resource = p.To<SecurityGroup>("g1"), Direction = "inbound", Port = port, SourceIpRange = range,
                    SourceSecurityGroup = range is null ? p.To<SecurityGroup>("g1") : null,
                });
        });
        await Refresh();
        (await Rows("select resource_type, resource_id = (select id from vmdb.security_groups), port, source_security_group_id is null from vmdb.firewall_rules order by port"))
            .ShouldBe(["SecurityGroup|True|80|True", "SecurityGroup|True|443|False"]);
        await HistoryAndTablesAgree();
        Whole.HasNo<SecurityGroup>("g1");
        await Refresh();
        (await Rows("select * from vmdb.firewall_rules")).ShouldBeEmpty();
        await HistoryAndTablesAgree();
    }

    private void Port(string id, Func<WholePersister, IReference<VmdbRecord>?>? device = null, params string[] groups) =>
        Whole.Has<NetworkPort>(id, p => p.Build(new NetworkPort
        {
            EmsRef = id, Device = device?.Invoke(p), SecurityGroups = [.. groups.Select(p.To<SecurityGroup>)],
        }));

    private void Vm(string id, string image) =>
        Whole.Has<Vm>(id, p => p.Build(new Vm { EmsRef = id, GenealogyParent = p.To<MiqTemplate>(image) }));

    private void Stack(string id, string? parent) => Whole.Has<OrchestrationStack>(
        id, p => p.Build(new OrchestrationStack { EmsRef = id, Parent = p.Of<OrchestrationStack>().LazyFind(parent) }));

    private Task AncestryIs(params string[] expected) => TreeIs("vms", expected);

    private Task StacksAre(params string[] expected) => TreeIs("orchestration_stacks", expected);

    // Ancestry is made of row ids; here they are read as the ids of the cloud.
    private async Task TreeIs(string table, string[] expected) => (await Rows(
        $"""
        select t.ems_ref || coalesce(' <' || (
          select string_agg(a.ems_ref, '/' order by n) from unnest(string_to_array(t.ancestry, '/')) with ordinality i(id, n)
          join vmdb.{table} a on a.id = i.id::bigint), '') from vmdb.{table} t order by t.ems_ref
        """)).ShouldBe(expected);
}

public sealed class Links_of_every_kind_event_by_event(Server server) : Links_of_every_kind(server);

public sealed class Links_of_every_kind_in_bulk(Server server) : Links_of_every_kind(server)
{
    protected override int BulkThreshold => 0;
}
