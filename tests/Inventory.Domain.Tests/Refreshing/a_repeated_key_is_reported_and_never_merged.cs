using Inventory.Domain.Collecting;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class A_repeated_key_is_reported_and_never_merged(Server server) : Engine(server)
{
    /// <summary>0 puts both on one page, 1000 on two.</summary>
    [Theory, InlineData(0), InlineData(1000)]
    public async Task Of_two_that_differ_the_first_is_kept_and_nothing_disappears(int between)
    {
        Cloud.Vm("i-0", name: "other");
        await Refresh();
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", name: "first", disks: [("vda", 1)]);
        Fill(between);
        Cloud.Vm("i-1", name: "second", disks: [("vdb", 1)]);

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("Two different records have this key");
        (await Rows("select ems_ref, name, ems_id is null from vmdb.vms where ems_ref in ('i-0', 'i-1') order by 1"))
            .ShouldBe(["i-0|other|False", "i-1|first|False"]);
        (await Rows("select device_name from vmdb.disks")).ShouldBe(["vda"]);
        await SecondRefreshRecordsNothing();
    }

    [Theory, InlineData(0), InlineData(1000)]
    public async Task Two_that_are_the_same_are_a_note(int between)
    {
        Cloud.Vm("i-1", disks: [("vda", 1)]);
        Fill(between);
        Cloud.Vm("i-1", disks: [("vda", 1)]);

        for (var round = 0; round < 2; round++) // the second time the first one is unchanged, and forgotten when its double comes
        {
            var outcome = await Refresh();
            outcome.Verdict.ShouldBe(Verdict.Complete);
            outcome.Events.ShouldBe(round == 0 ? between + 1 : 0);
            (await Diagnostics()).ShouldContain(d => d.StartsWith("vms|i-1|The cloud listed this record twice", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Equal_objects_with_different_children_are_a_problem_of_the_children()
    {
        Cloud.Vm("i-1", disks: [("vda", 1)]);
        Cloud.Vm("i-1", disks: [("vdb", 1)]);
        var outcome = await Refresh();
        outcome.Collections.Where(c => c.Verdict == Verdict.Partial).Select(c => c.Collection).ShouldBe(["disks"]);
        (await Rows("select device_name from vmdb.disks")).ShouldBe(["vda"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Two_children_with_one_key()
    {
        Cloud.Vm("i-1", disks: [("vda", 1), ("vda", 2), ("vdb", 3), ("vdb", 3)]);
        var outcome = await Refresh();
        outcome.Collections.Single(c => c.Collection == "disks").Verdict.ShouldBe(Verdict.Partial);
        (await Rows("select device_name, size from vmdb.disks order by 1")).ShouldBe(["vda|1", "vdb|3"]);
        await SecondRefreshRecordsNothing();
    }

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
            Cloud.Vm($"fill-{i}");
    }

    private Task<string[]> Diagnostics() => Rows(
        """
        select d ->> 'collection', d ->> 'key', d ->> 'message'
        from (select data from inventory.mt_events where type = 'refresh_completed' order by seq_id desc limit 1) e,
          jsonb_array_elements(e.data -> 'diagnostics') d
        """);
}
