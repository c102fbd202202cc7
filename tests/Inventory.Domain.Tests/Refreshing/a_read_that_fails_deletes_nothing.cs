using Inventory.Domain.Collecting;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class A_read_that_fails_deletes_nothing(Server server) : Engine(server)
{
    public static TheoryData<string, int> Failures
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var list in new[] { "vms", "miq_templates", "flavors", "crates" })
                foreach (var after in new[] { 0, 1, 1000 })
                    data.Add(list, after);
            return data;
        }
    }

    [Theory, MemberData(nameof(Failures))]
    public async Task Before_during_and_after_the_first_page(string list, int after)
    {
        Add("old", 2);
        await Refresh();
        Cloud.Clear();
        if (after > 0)
            Add("new", 1);
        for (var i = 1; i < after; i++)
            Cloud.Lists[list].Add(new("old-0", Cloud.Lists[list][0].Parse)); // the same again costs nothing
        Cloud.Failures[list] = after;

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Partial);
        var collection = outcome.Collections.Single(c => c.Collection == list);
        collection.Verdict.ShouldBe(after == 0 ? Verdict.Failed : Verdict.Partial);
        collection.Error.ShouldBe(
            after == 0 ? $"The list of {list} broke off." : $"Reading stopped after {after} items: The list of {list} broke off.");
        (await Scalar<long>($"select count(*) from inventory.objects where collection = '{list}' and connected")).ShouldBe(after == 0 ? 2 : 3);
        (await Scalar<long>($"select count(*) from inventory.objects where collection <> '{list}' and connected"))
            .ShouldBe(after == 0 ? 0 : 3); // those were read to their end
        (await Scalar<string>("select last_refresh_error from vmdb.ext_management_systems")).ShouldContain("broke off");
        await SecondRefreshRecordsNothing();

        Cloud.Failures.Clear();
        (await Refresh()).Verdict.ShouldBe(Verdict.Complete);
        (await Scalar<long>($"select count(*) from inventory.objects where collection = '{list}' and connected")).ShouldBe(after == 0 ? 0 : 1);
        (await Scalar<string?>("select last_refresh_error from vmdb.ext_management_systems")).ShouldBeNull();
    }

    [Fact]
    public async Task Of_everything_is_a_failed_refresh_that_records_nothing()
    {
        Add("old", 2);
        await Refresh();
        var before = await Dump();
        foreach (var list in Cloud.Lists.Keys)
            Cloud.Failures[list] = 0;

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Failed);
        outcome.Events.ShouldBe(0);
        await TablesAreStill(before);
        (await Scalar<string>("select last_refresh_error from vmdb.ext_management_systems")).ShouldContain("broke off");
        (await Rows($"select type from inventory.mt_events where stream_id = '{Refresh_stream(outcome)}' order by version"))
            .ShouldBe(["refresh_started", "refresh_failed"]);
    }

    [Fact]
    public async Task An_item_that_cannot_be_parsed_concerns_itself()
    {
        Cloud.Vm("i-1", disks: [("vda", 1)]);
        await Refresh();
        Cloud.Vms.Clear();
        Cloud.Vms.Add(new("half", p =>
        {
            p.Vms.Build(new Sdk.Vmdb.Vm { EmsRef = "half" });
            throw new FormatException("Not a VM: \0\uD800");
        }));
        Cloud.Vm("i-2");

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("An item could not be parsed: Not a VM: \uFFFD\uFFFD");
        (await Rows("select ems_ref from vmdb.vms where ems_id is not null order by 1")).ShouldBe(["i-1", "i-2"]);
        (await Scalar<long>("select count(*) from vmdb.disks")).ShouldBe(1);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_database_that_refuses_is_a_failed_refresh_without_partial_data()
    {
        Add("old", 1);
        await Refresh();
        await Execute("alter table vmdb.vms add constraint no_poison check (name <> 'poison')");
        var before = await Dump();
        Cloud.Flavor("fine");
        Cloud.Vm("i-9", name: "poison");

        (await Refresh()).Verdict.ShouldBe(Verdict.Failed);

        await TablesAreStill(before);
        (await Scalar<string>("select last_refresh_error from vmdb.ext_management_systems")).ShouldContain("no_poison");
    }

    private static string Refresh_stream(RefreshOutcome outcome) => Domain.Collecting.Refresh.Stream(outcome.Id);

    private void Add(string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Cloud.Vm($"{name}-{i}");
            Cloud.Template($"{name}-{i}");
            Cloud.Flavor($"{name}-{i}");
            Cloud.Crate($"{name}-{i}", "s");
        }
    }
}
