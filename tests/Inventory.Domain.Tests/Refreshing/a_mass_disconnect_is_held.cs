using Inventory.Domain.Collecting;

namespace Inventory.Domain.Tests.Refreshing;

public sealed class A_mass_disconnect_is_held(Server server) : Engine(server)
{
    private const string Connected = "select count(*) from vmdb.vms where ems_id is not null";

    [Fact]
    public async Task Until_an_operator_confirms()
    {
        await Given(40);
        var held = await Refresh();
        held.Verdict.ShouldBe(Verdict.Partial);
        held.Collections.Single(c => c.Collection == "vms").Verdict.ShouldBe(Verdict.Held);
        held.Problem!.ShouldContain("40 of 40 vms are missing");
        (await Scalar<long>(Connected)).ShouldBe(40);
        (await Rows("select collection, missing from inventory.held_disconnects")).ShouldBe(["vms|40"]);
        await SecondRefreshRecordsNothing();
        (await Scalar<long>(Connected)).ShouldBe(40);

        (await Refresh(RefreshRequest.Full("confirmed", "admin", confirmDisconnects: true))).Events.ShouldBe(40);

        (await Scalar<long>(Connected)).ShouldBe(0);
        (await Scalar<long>("select count(*) from inventory.held_disconnects")).ShouldBe(0);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Or_until_a_second_identical_read_confirms_it()
    {
        Guard.ConfirmBySecondRead = true;
        await Given(40);
        (await Refresh()).Events.ShouldBe(0);
        Cloud.Failures["vms"] = 0;
        (await Refresh()).Events.ShouldBe(0); // says nothing about what is missing
        Cloud.Failures.Clear();
        (await Refresh()).Events.ShouldBe(40);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task A_second_read_that_misses_something_else_confirms_nothing()
    {
        Guard.ConfirmBySecondRead = true;
        await Given(40);
        await Refresh();
        Cloud.Vm("i-0");
        (await Refresh()).Events.ShouldBe(0);
        (await Refresh()).Events.ShouldBe(39);
        await SecondRefreshRecordsNothing();
    }

    [Theory, InlineData(19, 0), InlineData(40, 20)]
    public async Task But_not_of_a_small_collection_nor_of_half(int before, int left)
    {
        await Given(before);
        for (var i = 0; i < left; i++)
            Cloud.Vm($"i-{i}");
        (await Refresh()).Events.ShouldBe(before - left);
        (await Scalar<long>(Connected)).ShouldBe(left);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task Children_are_guarded_like_objects()
    {
        Cloud.DisksApart = true;
        for (var i = 0; i < 25; i++)
            Cloud.Vm($"i-{i}", disks: [("vda", 1)]);
        await Refresh();
        Cloud.Lists["disks"].Clear();

        var held = await Refresh();
        held.Events.ShouldBe(0);
        held.Collections.Single(c => c.Collection == "disks").Verdict.ShouldBe(Verdict.Held);
        await SecondRefreshRecordsNothing();

        (await Refresh(RefreshRequest.Full("confirmed", "admin", confirmDisconnects: true))).Events.ShouldBe(25);
        (await Scalar<long>("select count(*) from vmdb.disks")).ShouldBe(0);
        await SecondRefreshRecordsNothing();
    }

    // A refresh with so many VMs, after which the cloud forgets them all.
    private async Task Given(int count)
    {
        for (var i = 0; i < count; i++)
            Cloud.Vm($"i-{i}");
        await Refresh();
        Cloud.Vms.Clear();
    }
}
