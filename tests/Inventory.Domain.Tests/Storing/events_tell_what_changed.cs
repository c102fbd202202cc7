using Inventory.Domain.Collecting;
using Inventory.Domain.Persisting;
using Inventory.Sdk.Vmdb;
using Marten;

namespace Inventory.Domain.Tests.Storing;

public abstract class Events_tell_what_changed(Server server) : Engine(server)
{
    [Fact]
    public async Task By_names_merge_patches_and_natural_keys()
    {
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small", zone: "z1");
        await Refresh();
        Cloud.Clear();
        Cloud.Vm("i-1", name: null, state: null);
        await Refresh();
        Cloud.Clear();
        await Refresh();
        Cloud.Flavor("small");
        await Refresh();

        var vm = await Events("vms", "i-1");
        vm[0].ShouldStartWith("vm_discovered ");
        vm[0].ShouldContain("\"flavor\": \"small\"");
        vm[0].ShouldNotContain("_id\"");
        vm[1].ShouldStartWith("vm_changed ");
        vm[1].ShouldContain("\"flavor\": null");
        vm[1].ShouldContain("\"availability_zone\": null");
        vm[1].ShouldContain("\"power_state\": null");
        vm[1].ShouldNotContain("\"name\"");
        vm[2].ShouldStartWith("""vm_disconnected {"power_state": "unknown", """);
        (await Events("flavors", "small")).Select(e => e.Split(' ')[0]).ShouldBe(["flavor_discovered", "flavor_disconnected", "flavor_reconnected"]);
        (await Events("flavors", "small"))[1].ShouldBe("flavor_disconnected {}");
        (await Events("flavors", "small"))[2].ShouldContain("\"name\": \"small\"");
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task With_who_why_and_when()
    {
        Cloud.Flavor("small");
        Cloud.Vm("i-1");
        var first = await Refresh(RefreshRequest.Full("test", "ann") with { CausationId = "cloud-event-7" });
        Cloud.Flavors.Clear();
        var second = await Refresh(RefreshRequest.Full("test", "bob"));

        var at = Time.GetUtcNow().UtcDateTime.ToString("O");
        (await Rows(
            $"""
            select type, correlation_id, causation_id, user_name, version, timestamp = '{at}' from inventory.mt_events
            where stream_id like '%/flavors/%' or stream_id like '%/vms/%' order by version, type
            """))
            .ShouldBe([
                $"flavor_discovered|refreshes/{first.Id}|cloud-event-7|ann|1|False", $"vm_discovered|refreshes/{first.Id}|cloud-event-7|ann|1|False",
                $"flavor_disconnected|refreshes/{second.Id}||bob|2|True"]);
        (await Rows($"select distinct timestamp from inventory.mt_events where correlation_id = 'refreshes/{first.Id}'")).Length.ShouldBe(1);
        await SecondRefreshRecordsNothing();
    }

    [Fact]
    public async Task And_Marten_reads_them()
    {
        Cloud.Vm("i-1", cores: 2, disks: [("vda", 1)]);
        await Refresh();
        Cloud.Clear();
        await Refresh();
        await using var session = Store.QuerySession();

        var stream = await session.Events.FetchStreamAsync($"{Provider.Id}/vms/i-1");
        var all = await session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToListAsync();

        var discovered = stream[0].Data.ShouldBeOfType<Discovered<Vm>>();
        discovered.Patch.Root.Id.ShouldBeGreaterThan(0);
        ((Vm)discovered.Patch.Root.Values).RawPowerState.ShouldBe("running");
        discovered.Patch.Children.Select(c => c.Model.Name).ShouldBe(["hardware", "disk"]);
        stream[1].Data.ShouldBeOfType<Disconnected<Vm>>();
        all.Count.ShouldBe((int)await Scalar<long>("select count(*) from inventory.mt_events"));
        (await session.Events.FetchStreamStateAsync($"{Provider.Id}/vms/i-1"))!.Version.ShouldBe(2);
    }
}

public sealed class Appended_events_tell_what_changed(Server server) : Events_tell_what_changed(server);

public sealed class Copied_events_tell_what_changed(Server server) : Events_tell_what_changed(server)
{
    protected override int BulkThreshold => 0;
}
