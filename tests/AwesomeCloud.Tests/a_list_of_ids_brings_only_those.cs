namespace AwesomeCloud.Tests;

public sealed class a_list_of_ids_brings_only_those
{
    [Fact]
    public async Task and_an_unknown_id_is_simply_absent()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        var wanted = cloud.World.Home.Instances.All().Take(3).ToList();

        var found = await client.ListInstances([wanted[2].Id, "i-0000000000000000", "nonsense,&?", "", wanted[0].Id, wanted[0].Id]).ToListAsync();

        Clouds.Json(found).ShouldBe(Clouds.Json([wanted[0], wanted[2]]));
    }

    [Fact]
    public async Task of_every_resource()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        var world = cloud.World.Home;

        (await client.ListVolumes([world.Volumes.All()[7].Id]).SingleAsync()).Id.ShouldBe(world.Volumes.All()[7].Id);
        (await client.ListImages([world.Images.All()[1].Id]).SingleAsync()).Name.ShouldBe(world.Images.All()[1].Name);
        (await client.ListInstanceTypes([world.InstanceTypes.All()[4].Id]).SingleAsync()).ShouldBe(world.InstanceTypes.All()[4]);
        (await client.ListAvailabilityZones([world.AvailabilityZones.All()[2].Id]).SingleAsync()).ShouldBe(world.AvailabilityZones.All()[2]);
    }

    [Fact]
    public async Task and_an_empty_list_brings_nothing_and_asks_nothing()
    {
        await using var cloud = await Clouds.StartAsync();
        using var tap = new Tap();
        using var client = Clouds.ClientOf(cloud, handler: tap);

        (await client.ListInstances([]).ToListAsync()).ShouldBeEmpty();
        tap.Requests.ShouldBeEmpty();
        (await client.ListInstances([""]).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task and_a_long_one_takes_several_requests()
    {
        await using var cloud = await Clouds.StartAsync(instances: 500);
        using var tap = new Tap();
        using var client = Clouds.ClientOf(cloud, handler: tap);
        var all = cloud.World.Home.Instances.All().Select(instance => instance.Id).ToList();

        (await client.ListInstances(all).Select(instance => instance.Id).ToListAsync()).ShouldBe(all);
        tap.Requests.Count.ShouldBe(3);
    }
}
