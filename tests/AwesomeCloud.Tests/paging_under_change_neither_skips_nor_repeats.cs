namespace AwesomeCloud.Tests;

public sealed class paging_under_change_neither_skips_nor_repeats
{
    [Fact]
    public async Task an_instance_that_was_there_throughout()
    {
        await using var cloud = await Clouds.StartAsync(instances: 500);
        using var client = Clouds.ClientOf(cloud, pageSize: 20);
        var world = cloud.World.Home;
        var before = Ids(world);

        List<string> listed = [];
        await foreach (var page in client.ListInstances().AsPages())
        {
            listed.AddRange(page.Items.Select(instance => instance.Id));
            world.Churn(40);
        }

        var survivors = before.Intersect(Ids(world)).ToList();
        survivors.Count.ShouldBeLessThan(before.Count);
        Ids(world).Except(before).ShouldNotBeEmpty();
        listed.ShouldBeUnique();
        survivors.Except(listed).ShouldBeEmpty();
    }

    [Fact]
    public async Task even_when_the_item_that_the_page_ended_with_is_gone()
    {
        await using var cloud = await Clouds.StartAsync(instances: 30);
        using var client = Clouds.ClientOf(cloud, pageSize: 10);
        var before = Ids(cloud.World.Home);

        List<string> listed = [];
        await foreach (var page in client.ListInstances().AsPages())
        {
            listed.AddRange(page.Items.Select(instance => instance.Id));
            cloud.World.Home.TerminateInstance(page.Items[^1].Id);
        }

        listed.ShouldBe(before);
    }

    private static List<string> Ids(RegionWorld world) => [.. world.Instances.All().Select(instance => instance.Id)];
}
