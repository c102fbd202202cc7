using Inventory.Domain.Collecting;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests.Behaviours;

public sealed class Links_in_a_circle(Server server) : Behaviour(server)
{
    private const string Parents =
        """
        select s.ems_ref, p.ems_ref from vmdb.orchestration_stacks s
        left join vmdb.orchestration_stacks p on p.id = s.parent_id order by 1
        """;

    private const string Ids =
        "select ems_ref, id from vmdb.orchestration_stacks union all select ems_ref, id from vmdb.orchestration_stack_resources order by 1";

    private const string Devices =
        """
        select p.ems_ref, s.ems_ref from vmdb.network_ports p
        left join vmdb.orchestration_stacks s on p.device_type = 'OrchestrationStack' and s.id = p.device_id order by 1
        """;

    [Fact]
    public async Task A_parent_may_be_told_later()
    {
        foreach (var id in new[] { "a", "b", "c" })
            Is<OrchestrationStack>(id);
        await Refresh();
        var ids = await Rows(Ids);
        Is<OrchestrationStack>("b", (stack, p) => stack.Parent = p.To<OrchestrationStack>("a"));
        Is<OrchestrationStack>("c", (stack, p) => stack.Parent = p.To<OrchestrationStack>("b"));
        Report(await Refresh(), "orchestration_stacks").ShouldBe((0, 2, 0, 1));
        (await Rows(Parents)).ShouldBe(["a|", "b|a", "c|b"]);
        (await Rows(Ids)).ShouldBe(ids);
        await HistoryAndTablesAgree();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Stacks_find_parents_through_resources_and_ports_find_them_through_both(bool backwards)
    {
        Whole.Backwards = backwards;
        Whole.List<OrchestrationStack>(typeof(OrchestrationStackResource));
        Stack("root", null);
        Stack("middle", "root");
        Stack("leaf", "middle");
        Port("parent of leaf", p => p.To<OrchestrationStack>("leaf"));
        Port("parent of root", p => p.To<OrchestrationStack>("root"));
        PortOfResource("of the resource of leaf", "leaf");
        await Refresh();
        (await Rows(Parents)).ShouldBe(["leaf|middle", "middle|root", "root|"]);
        (await Rows(Devices)).ShouldBe(["of the resource of leaf|leaf", "parent of leaf|middle", "parent of root|"]);
        await HistoryAndTablesAgree();

        var ids = await Rows(Ids);
        Stack("middle", null);
        Stack("leaf", "root");
        await Refresh();
        (await Rows(Parents)).ShouldBe(["leaf|root", "middle|", "root|"]);
        (await Rows(Devices)).ShouldBe(["of the resource of leaf|leaf", "parent of leaf|root", "parent of root|"]);
        (await Rows(Ids)).ShouldBe(ids);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Values_of_one_attribute_may_be_passed_on_as_long_as_one_has_it()
    {
        Is<OrchestrationStack>("root");
        Is<OrchestrationStack>("leaf", (stack, p) => stack.Parent = p.To<OrchestrationStack>("root"));
        Port("p1", p => p.To<OrchestrationStack>("leaf"));
        PortOfPort("p2", "p1");
        PortOfPort("p3", "p2");
        (await Refresh()).Problem.ShouldBeNull();
        (await Rows(Devices)).ShouldBe(["p1|root", "p2|root", "p3|root"]);
        await HistoryAndTablesAgree();
    }

    [Fact]
    public async Task Ports_that_take_the_device_of_each_other_are_refused_by_name()
    {
        Is<OrchestrationStack>("stack");
        PortOfPort("p1", "p2");
        PortOfPort("p2", "p1");
        PortOfPort("self", "self");
        Is<NetworkPort>("fine", (port, p) => port.Device = p.To<OrchestrationStack>("stack"));
        var outcome = await Refresh();
        outcome.Verdict.ShouldBe(Verdict.Partial);
        (await Diagnostics()).ShouldContain(d => d.Contains("Cycle from network_ports p1 → network_ports p2 → network_ports p1", StringComparison.Ordinal));
        (await Diagnostics()).ShouldContain(d => d.Contains("Cycle from network_ports self → network_ports self", StringComparison.Ordinal));
        (await Rows(Devices)).ShouldBe(["fine|stack"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Volumes_and_the_snapshots_that_they_came_from_link_to_each_other()
    {
        Is<CloudVolume>("copy", (volume, p) => volume.BaseSnapshot = p.To<CloudVolumeSnapshot>("s"));
        Is<CloudVolume>("original");
        Is<CloudVolumeSnapshot>("s", (snapshot, p) => snapshot.CloudVolume = p.To<CloudVolume>("original"));
        await Refresh();
        (await Rows(
            """
            select c.ems_ref, s.ems_ref, o.ems_ref from vmdb.cloud_volumes c join vmdb.cloud_volume_snapshots s on s.id = c.cloud_volume_snapshot_id
            join vmdb.cloud_volumes o on o.id = s.cloud_volume_id
            """)).ShouldBe(["copy|s|original"]);
        await HistoryAndTablesAgree();
        Whole.HasNo<CloudVolume>("original");
        Whole.HasNo<CloudVolumeSnapshot>("s");
        await Refresh();
        (await Rows("select ems_ref, cloud_volume_snapshot_id from vmdb.cloud_volumes")).ShouldBe(["copy|"]);
        await HistoryAndTablesAgree();
    }

    // The parent of a stack is the stack of the resource that it is, in the stack above.
    private void Stack(string id, string? parent) => Is<OrchestrationStack>(id, (stack, p) =>
    {
        p.Build(new OrchestrationStackResource { Stack = p.To<OrchestrationStack>(id), EmsRef = $"resource of {id}", LogicalResource = "1" });
        if (parent is not null)
            stack.LookUp(ResourceOf(p, parent), (own, of) => own.Parent = of?.Stack);
    });

    private static IReference<OrchestrationStackResource> ResourceOf(WholePersister p, string stack) =>
        p.Of<OrchestrationStackResource>().LazyFind(p.To<OrchestrationStack>(stack), $"resource of {stack}", "1");

    private void Port(string id, Func<WholePersister, IReference<OrchestrationStack>> stack) =>
        Is<NetworkPort>(id, (port, p) => port.LookUp(stack(p), (own, of) => own.Device = of?.Parent));

    private void PortOfResource(string id, string stack) =>
        Is<NetworkPort>(id, (port, p) => port.LookUp(ResourceOf(p, stack), (own, of) => own.Device = of?.Stack));

    private void PortOfPort(string id, string other) =>
        Is<NetworkPort>(id, (port, p) => port.LookUp(p.To<NetworkPort>(other), (own, of) => own.Device = of?.Device));
}
