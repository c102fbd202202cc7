using Inventory.Domain.Collecting;

namespace Inventory.Domain.Tests.Refreshing;

public abstract class Keys_and_texts_are_exact(Server server) : Engine(server)
{
    [Theory, InlineData(null), InlineData(""), InlineData(" \t")]
    public async Task A_blank_key_is_reported_and_nothing_disappears(string? blank)
    {
        Cloud.Vm("i-1");
        await Refresh();
        Cloud.Vms.Clear();
        Cloud.Vm(blank);
        Cloud.Vm("i-2");

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("without a key");
        (await Rows("select ems_ref from vmdb.vms where ems_id is not null order by 1")).ShouldBe(["i-1", "i-2"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Text_that_PostgreSQL_cannot_hold_is_replaced_in_values_keys_and_links()
    {
        Cloud.Flavor("f\0l\uD800");
        Cloud.Vm("i\0\uDC00", name: "n\0m \uD83D\uDE00 \uD83D", flavor: "f\0l\uD800", disks: [("v\0", 1)]);

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Complete);
        (await Rows(
            """
            select v.ems_ref, v.name, f.ems_ref, d.device_name
            from vmdb.vms v join vmdb.flavors f on f.id = v.flavor_id
            join vmdb.hardwares h on h.vm_or_template_id = v.id join vmdb.disks d on d.hardware_id = h.id
            """)).ShouldBe(["i\uFFFD\uFFFD|n\uFFFDm \uD83D\uDE00 \uFFFD|f\uFFFDl\uFFFD|v\uFFFD"]);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Keys_that_become_the_same_are_reported()
    {
        Cloud.Vm("i\0", name: "same");
        Cloud.Vm("i\uFFFD", name: "same");
        var outcome = await Refresh();
        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("Two different records");
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_key_that_no_index_can_hold_is_reported_and_a_link_to_it_is_empty()
    {
        var longest = string.Concat(Enumerable.Range(0, 512).Select(i => char.ConvertFromUtf32(0x10000 + (i * 7919 % 0xFFFF))));
        Cloud.Vm(longest, flavor: longest + "x");
        Cloud.Vm(longest + "x");
        Cloud.Flavor(longest);
        Cloud.Flavor(new string('%', 1024));

        var outcome = await Refresh();

        outcome.Verdict.ShouldBe(Verdict.Partial);
        outcome.Problem!.ShouldContain("too long");
        outcome.Events.ShouldBe(2);
        (await Scalar<long>("select count(*) from vmdb.vms where length(ems_ref) = 512 and flavor_id is null")).ShouldBe(1);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Keys_of_several_parts_do_not_collide()
    {
        foreach (var (id, site) in new[] { ("a/b", "c"), ("a", "b/c"), ("a__b", "c"), ("a", "b__c"), ("a%2Fb", "c"), ("A", "b/c") })
            Cloud.Crate(id, site, (p, crate) =>
            {
                foreach (var (section, name) in new[] { ("x/y", "z"), ("x", "y/z"), ("x__y", "z"), ("x", "y__z") })
                    p.CrateLabels.Build(new CrateLabel { Crate = p.Crates.LazyFind(id, site), Section = section, Name = name });
            });

        (await Refresh()).Problem.ShouldBeNull();

        (await Scalar<long>("select count(distinct key) from inventory.objects")).ShouldBe(6);
        (await Scalar<long>("select count(*) from vmdb.crate_labels")).ShouldBe(24);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Ten_megabytes_of_text_are_kept()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789 ä€\uD83D\uDE00", 600_000)); // 10 MB of UTF-8
        Cloud.Vm("i-1", name: text);
        (await Refresh()).Problem.ShouldBeNull();
        (await Scalar<string>("select name from vmdb.vms")).ShouldBe(text);
        (await Scalar<bool>("select e.data ->> 'name' = v.name from inventory.mt_events e, vmdb.vms v where e.type = 'vm_discovered'")).ShouldBeTrue();
        await SecondRefreshRecordsNothing();
        Cloud.Vms.Clear();
        Cloud.Vm("i-1", name: text + "!");
        (await Refresh()).Events.ShouldBe(1);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Values_of_all_types_come_back_as_they_went()
    {
        var packed = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567);
        Cloud.Crate("a", "s", (_, crate) =>
            (crate.Weight, crate.PackedOn, crate.Marks, crate.Stops) = (double.NaN, packed, ["b\\\"{,}", "a", ""], ["z", "a\0"]));
        Cloud.Crate("b", "s", (_, crate) => (crate.Weight, crate.PackedOn, crate.Marks, crate.Stops) = (-0.0, DateTimeOffset.MaxValue, [], []));
        (await Refresh()).Problem.ShouldBeNull();
        await SecondRefreshRecordsNothing();
        (await Rows("select packed_on at time zone 'UTC' = '2020-01-02 01:04:05.123456', marks[1], stops[2] from vmdb.crates where ems_ref = 'a'"))
            .ShouldBe(["True||a\uFFFD"]);
        await Execute("update inventory.objects set fingerprint = ''"); // and compared with rows they are the same, too
        await SecondRefreshRecordsNothing();
    }
}

public sealed class Keys_and_texts_are_exact_event_by_event(Server server) : Keys_and_texts_are_exact(server);

public sealed class Keys_and_texts_are_exact_in_bulk(Server server) : Keys_and_texts_are_exact(server)
{
    protected override int BulkThreshold => 0;
}
