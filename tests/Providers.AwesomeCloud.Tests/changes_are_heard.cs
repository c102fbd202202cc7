using System.Text;
using System.Text.Json;
using AwesomeCloud;
using Inventory.Sdk;

namespace Providers.AwesomeCloud.Tests;

public sealed class changes_are_heard : SimulatedRegion
{
    private static readonly Inventory.Sdk.EventCatcher Catcher = new CloudManager().EventCatcher;

    [Fact]
    public async Task with_what_has_to_be_read_again()
    {
        await using var stream = Catcher.OpenStream(Settings, null);
        (await stream.NextAsync(Cancel)).Events.ShouldBeEmpty();
        var id = World.Instances.All()[0].Id;
        var image = World.AddImage("golden");
        World.StopInstance(id);
        World.TerminateInstance(id);
        var told = (await stream.NextAsync(Cancel)).Events.Select(native => Catcher.Parse(native)!).ToList();

        var stopped = told.Single(ev => ev.EventType == "instances.stopped");
        (stopped.Source, stopped.VmEmsRef).ShouldBe(("AWESOME_CLOUD", id));
        stopped.Timestamp.ShouldBe(Cloud.World.ChangesSince(0).Single(change => change.Action == "stopped").At);
        told.Select(ev => ev.EmsRef).ShouldBeUnique();
        Targets(told.Single(ev => ev.EventType == "images.created")).ShouldBe([new EventTarget("miq_templates", image.Id)]);
        Targets(told.Single(ev => ev.EventType == "instances.terminated")).ShouldBe([new EventTarget("vms", id)]);
        told.SelectMany(Targets).Select(target => target.Collection).ShouldBeSubsetOf(new CloudManager().TargetedCollections);
    }

    [Fact]
    public async Task of_a_volume_as_of_the_instances_that_have_it()
    {
        var cursor = await NowAsync();
        var volume = World.Volumes.All().First(v => v.Attachments.Count > 0);
        World.Volumes.Update(volume.Id, v => v with { SizeGb = v.SizeGb + 1 });
        await using var stream = Catcher.OpenStream(Settings, cursor);
        var told = Catcher.Parse((await stream.NextAsync(Cancel)).Events.Single())!;
        told.VmEmsRef.ShouldBe(volume.Attachments[0].InstanceId);
        Targets(told).ShouldBe([new EventTarget("vms", volume.Attachments[0].InstanceId)]);
    }

    [Fact]
    public async Task again_by_another_stream_from_a_cursor()
    {
        var cursor = await NowAsync();
        World.Churn(30);
        await using var first = Catcher.OpenStream(Settings, cursor);
        await using var second = Catcher.OpenStream(Settings, cursor);
        var (one, other) = (await first.NextAsync(Cancel), await second.NextAsync(Cancel));
        one.Events.Count.ShouldBeGreaterThanOrEqualTo(30);
        other.Events.Select(Text).ShouldBe(one.Events.Select(Text));

        World.Churn(1);
        var left = Cloud.World.Sequence - one.Events.Count;
        await using var third = Catcher.OpenStream(Settings, one.Cursor);
        (await third.NextAsync(Cancel)).Events.Count.ShouldBe((int)left);
    }

    [Fact]
    public async Task even_if_they_come_twice_or_out_of_order()
    {
        var cursor = await NowAsync();
        World.Churn(20);
        Cloud.Faults.DisorderEvents();
        Cloud.Faults.RepeatEvents();
        await using var stream = Catcher.OpenStream(Settings, cursor);
        var told = (await stream.NextAsync(Cancel)).Events.Select(native => Catcher.Parse(native)!).ToList();
        told.Count.ShouldBe(2 * (int)Cloud.World.Sequence);
        told.GroupBy(ev => (ev.EventType, ev.Timestamp, ev.EmsRef)).ShouldAllBe(same => same.Count() == 2);
    }

    [Fact]
    public async Task and_a_failure_is_thrown()
    {
        Cloud.Faults.Forbid(ResourceNames.Events);
        await using var stream = Catcher.OpenStream(Settings, null);
        await Should.ThrowAsync<AwesomeCloudException>(() => stream.NextAsync(Cancel));
        Should.Throw<ArgumentException>(() => Catcher.OpenStream(SettingsOf(secret: null), null));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("null")]
    public void and_nonsense_is_refused(string text) => Should.Throw<JsonException>(() => Catcher.Parse(new NativeEvent(Encoding.UTF8.GetBytes(text))));

    private static string Text(NativeEvent native) => Encoding.UTF8.GetString(native.Body.Span);

    private static IEnumerable<EventTarget> Targets(EmsEvent ev) => Catcher.ParseTargets(ev);

    private async Task<string> NowAsync()
    {
        await using var stream = Catcher.OpenStream(Settings, null);
        return (await stream.NextAsync(Cancel)).Cursor.ShouldNotBeNull();
    }
}
