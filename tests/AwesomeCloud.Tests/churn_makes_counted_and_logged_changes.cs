using Microsoft.Extensions.Time.Testing;

namespace AwesomeCloud.Tests;

public sealed class churn_makes_counted_and_logged_changes
{
    [Fact]
    public void every_change_has_the_next_number()
    {
        var world = new World(new SimulatedCloudOptions { Instances = 50 });
        world.Churn(200);

        var changes = world.ChangesSince(0);

        changes.Select(change => change.Sequence).ShouldBe(Enumerable.Range(1, changes.Count).Select(n => (long)n));
        changes.Count.ShouldBeGreaterThanOrEqualTo(200);
        world.Sequence.ShouldBe(changes[^1].Sequence);
        changes.Select(change => change.Region).Distinct().Count().ShouldBe(3);
        world.ChangesSince(world.Sequence - 3).Count.ShouldBe(3);
    }

    [Fact]
    public void all_sorts_of_things_happen()
    {
        var world = new World(new SimulatedCloudOptions { Instances = 50 });
        world.Home.Churn(500);
        var actions = world.ChangesSince(0).Select(change => change.Action).ToHashSet();
        string[] expected =
        [
            "stopping", "stopped", "started", "tagged", "renamed", "resized", "created", "terminated",
            "volume_attached", "volume_detached", "attached", "detached",
        ];
        expected.ShouldBeSubsetOf(actions);
    }

    [Fact]
    public void a_terminated_instance_is_listed_for_a_while_and_then_gone()
    {
        var world = new World(new SimulatedCloudOptions { Instances = 50 });
        while (world.Home.Instances.All().All(instance => instance.State != InstanceState.Terminated))
        {
            world.Home.Churn(1);
        }

        var id = world.Home.Instances.All().First(instance => instance.State == InstanceState.Terminated).Id;
        world.Home.Churn(40);
        world.Home.Instances.Find(id).ShouldBeNull();
    }

    [Fact]
    public void an_empty_region_comes_to_life()
    {
        var world = new World(new SimulatedCloudOptions { Instances = 0 });
        world.Home.Churn(30);
        world.Home.Instances.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void only_the_latest_ten_thousand_are_remembered()
    {
        var world = new World(new SimulatedCloudOptions { Instances = 50 });
        world.Churn(11_000);
        world.ChangesSince(0).Count.ShouldBe(10_000);
    }

    [Fact]
    public async Task a_timer_makes_it_while_serving()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var cloud = await Clouds.StartAsync(time: time, churn: 5);
        cloud.World.Sequence.ShouldBe(0);

        time.Advance(TimeSpan.FromSeconds(10));

        var alike = new World(new SimulatedCloudOptions { Instances = 250 });
        alike.Churn(5);
        cloud.World.Sequence.ShouldBe(alike.Sequence);
        cloud.World.ChangesSince(0)[^1].At.ShouldBe(time.GetUtcNow());
    }
}
