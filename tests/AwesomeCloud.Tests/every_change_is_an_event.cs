using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace AwesomeCloud.Tests;

public sealed class every_change_is_an_event
{
    [Fact]
    public async Task from_now_on_and_from_where_the_last_answer_ended()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        var region = cloud.World.Home;
        var instance = region.Instances.All()[0];
        region.Rename(instance.Id, "before");

        var begin = await client.NextEventsAsync();
        begin.Items.ShouldBeEmpty();
        region.StopInstance(instance.Id);
        cloud.World["sunny-west-1"].AddImage("elsewhere");
        region.Images.Remove(region.Images.All()[0].Id);
        region.AvailabilityZones.Update(region.AvailabilityZones.All()[0].Id, zone => zone with { Name = "new" });

        var first = await client.NextEventsAsync(begin.Cursor);
        Told(first).ShouldBe(["instances stopped", "images removed", "availability_zones updated"]);
        Read(first)[0].ResourceId.ShouldBe(instance.Id);
        Read(first)[0].At.ShouldBe(cloud.World.ChangesSince(0)[1].At);
        (await client.NextEventsAsync(first.Cursor)).Items.ShouldBeEmpty();
        region.StartInstance(instance.Id);
        Told(await client.NextEventsAsync(first.Cursor)).ShouldBe(["instances started"]);
        Told(await client.NextEventsAsync(begin.Cursor)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task which_is_waited_for()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        var begin = await client.NextEventsAsync();
        var waiting = client.NextEventsAsync(begin.Cursor, TimeSpan.FromSeconds(30));
        cloud.World["sunny-west-1"].AddImage("no reason to answer");
        waiting.IsCompleted.ShouldBeFalse();
        cloud.World.Home.AddImage("one");
        Told(await waiting).ShouldBe(["images created"]);
    }

    [Fact]
    public async Task but_not_for_ever()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var cloud = await Clouds.StartAsync(time: time);
        using var client = Clouds.ClientOf(cloud, time: time);
        var begin = await client.NextEventsAsync();
        var waiting = client.NextEventsAsync(begin.Cursor, TimeSpan.FromSeconds(20));
        while (!waiting.IsCompleted)
        {
            await Task.Delay(20);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        (await waiting).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task in_pages_without_gaps()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        var cursor = (await client.NextEventsAsync()).Cursor;
        cloud.World.Home.Churn(3_000);
        List<string> heard = [];
        for (EventPage page; (page = await client.NextEventsAsync(cursor)).Items.Count > 0; cursor = page.Cursor)
        {
            page.Items.Count.ShouldBeLessThanOrEqualTo(1_000);
            heard.AddRange(Read(page).Select(told => told.Id[(told.Id.LastIndexOf('-') + 1)..]));
        }

        heard.ShouldBe(cloud.World.ChangesSince(0).Select(change => $"{change.Sequence}"));
    }

    [Theory]
    [InlineData("nobody's")]
    [InlineData("1-1")]
    public async Task and_an_unknown_cursor_goes_on_with_the_oldest(string cursor)
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        cloud.World.Home.AddImage("one");
        Told(await client.NextEventsAsync(cursor)).ShouldBe(["images created"]);
    }

    [Fact]
    public async Task and_a_volume_names_the_instances_that_have_it()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        var region = cloud.World.Home;
        var begin = await client.NextEventsAsync();
        var volume = region.AddVolume("data");
        var instance = region.Instances.All()[0];
        region.AttachVolume(volume.Id, instance.Id);
        region.Volumes.Update(volume.Id, v => v with { SizeGb = 99 });
        region.Volumes.Remove(volume.Id);
        var told = Read(await client.NextEventsAsync(begin.Cursor)).Where(e => e.ResourceId == volume.Id);
        told.Select(e => (e.Action, string.Join(',', e.InstanceIds))).ShouldBe(
            [("created", ""), ("attached", instance.Id), ("updated", instance.Id), ("removed", instance.Id)]);
    }

    [Fact]
    public async Task that_may_come_twice_and_out_of_order()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        var begin = await client.NextEventsAsync();
        cloud.World.Home.AddImage("one");
        cloud.World.Home.AddVolume("two");
        cloud.Faults.DisorderEvents(times: 1);
        Told(await client.NextEventsAsync(begin.Cursor)).ShouldBe(["volumes created", "images created"]);
        cloud.Faults.RepeatEvents(times: 1);
        var repeated = await client.NextEventsAsync(begin.Cursor);
        Told(repeated).ShouldBe(["images created", "volumes created", "images created", "volumes created"]);
        Read(repeated).Select(told => told.Id).Distinct().Count().ShouldBe(2);
        Told(await client.NextEventsAsync(begin.Cursor)).ShouldBe(["images created", "volumes created"]);
    }

    [Fact]
    public async Task and_is_secured_like_all_else()
    {
        await using var cloud = await Clouds.StartAsync();
        using var stranger = Clouds.ClientOf(cloud, credentials: new AwesomeCloudCredentials(cloud.Credentials.AccessKey, "wrong"));
        (await Should.ThrowAsync<AwesomeCloudException>(() => stranger.NextEventsAsync())).Kind.ShouldBe(AwesomeCloudErrorKind.InvalidCredentials);
        using var client = Clouds.ClientOf(cloud);
        var impatient = await Should.ThrowAsync<AwesomeCloudException>(() => client.NextEventsAsync(null, TimeSpan.FromSeconds(31)));
        impatient.Message.ShouldContain("wait is a number");
        cloud.Faults.FailPage(ResourceNames.Events, times: 1);
        (await Should.ThrowAsync<AwesomeCloudException>(() => client.NextEventsAsync())).HttpStatus.ShouldBe(500);
    }

    private static List<CloudEvent> Read(EventPage page) => [.. page.Items.Select(item => CloudEvent.Read(JsonSerializer.SerializeToUtf8Bytes(item)))];

    private static List<string> Told(EventPage page) => Read(page).ConvertAll(told => $"{told.Resource} {told.Action}");
}
