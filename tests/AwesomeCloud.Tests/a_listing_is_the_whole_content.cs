namespace AwesomeCloud.Tests;

public sealed class a_listing_is_the_whole_content
{
    [Theory]
    [InlineData(1000)]
    [InlineData(100)]
    [InlineData(7)]
    public async Task whatever_the_page_size(int pageSize)
    {
        await using var cloud = await Clouds.StartAsync(instances: 250);
        using var client = Clouds.ClientOf(cloud, pageSize);
        var world = cloud.World.Home;

        Clouds.Json(await client.ListInstances().ToListAsync()).ShouldBe(Clouds.Json(world.Instances.All()));
        Clouds.Json(await client.ListVolumes().ToListAsync()).ShouldBe(Clouds.Json(world.Volumes.All()));
        Clouds.Json(await client.ListImages().ToListAsync()).ShouldBe(Clouds.Json(world.Images.All()));
        Clouds.Json(await client.ListInstanceTypes().ToListAsync()).ShouldBe(Clouds.Json(world.InstanceTypes.All()));
        Clouds.Json(await client.ListAvailabilityZones().ToListAsync()).ShouldBe(Clouds.Json(world.AvailabilityZones.All()));
    }

    [Fact]
    public async Task in_full_pages_and_a_rest()
    {
        await using var cloud = await Clouds.StartAsync(instances: 250);
        using var client = Clouds.ClientOf(cloud, pageSize: 100);

        var pages = await client.ListInstances().AsPages().ToListAsync();

        pages.Select(page => page.Items.Count).ShouldBe([100, 100, 50]);
        pages.Select(page => page.NextToken is null).ShouldBe([false, false, true]);
        pages.Select(page => page.RequestId).ShouldBeUnique();
    }

    [Fact]
    public async Task without_an_empty_last_page()
    {
        await using var cloud = await Clouds.StartAsync(instances: 200);
        using var client = Clouds.ClientOf(cloud, pageSize: 100);
        (await client.ListInstances().AsPages().CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task of_an_empty_region_too()
    {
        await using var cloud = await Clouds.StartAsync(instances: 0);
        using var client = Clouds.ClientOf(cloud);

        (await client.ListInstances().ToListAsync()).ShouldBeEmpty();
        (await client.ListVolumes().ToListAsync()).ShouldBeEmpty();
        (await client.ListInstanceTypes().CountAsync()).ShouldBe(50);
    }

    [Fact]
    public async Task of_its_own_region_only()
    {
        await using var cloud = await Clouds.StartAsync(instances: 20);
        using var west = cloud.CreateClient("sunny-west-1");

        var ids = await west.ListInstances().Select(instance => instance.Id).ToListAsync();

        ids.ShouldBe(cloud.World["sunny-west-1"].Instances.All().Select(instance => instance.Id));
        ids.ShouldNotContain(id => cloud.World.Home.Instances.Find(id) != null);
    }
}
