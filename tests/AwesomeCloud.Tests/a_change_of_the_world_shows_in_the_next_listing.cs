namespace AwesomeCloud.Tests;

public sealed class a_change_of_the_world_shows_in_the_next_listing
{
    [Fact]
    public async Task of_an_instance()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        var world = cloud.World.Home;
        var id = world.Instances.All()[0].Id;
        var type = world.InstanceTypes.All()[9].Id;
        async Task<Instance> Seen() => await client.ListInstances([id]).SingleAsync();

        world.StopInstance(id);
        (await Seen()).State.ShouldBe(InstanceState.Stopped);
        world.StartInstance(id);
        (await Seen()).State.ShouldBe(InstanceState.Running);
        world.SetState(id, "hibernating");
        (await Seen()).State.ShouldBe("hibernating");
        world.Resize(id, type);
        (await Seen()).InstanceTypeId.ShouldBe(type);
        world.Rename(id, "renamed");
        (await Seen()).Name.ShouldBe("renamed");
        world.SetTags(id, new Dictionary<string, string> { ["a"] = "1" });
        (await Seen()).Tags.ShouldBe([new("a", "1")]);
    }

    [Fact]
    public async Task of_which_instances_there_are()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        var world = cloud.World.Home;

        var created = world.CreateInstance("new", imageId: world.Images.All()[2].Id);
        Clouds.Json(await client.ListInstances([created.Id]).ToListAsync()).ShouldBe(Clouds.Json([created]));
        (await client.ListVolumes([created.BlockDevices[0].VolumeId]).SingleAsync()).State.ShouldBe("in_use");

        world.TerminateInstance(created.Id);
        (await client.ListInstances().AnyAsync(instance => instance.Id == created.Id)).ShouldBeFalse();
        (await client.ListVolumes([created.BlockDevices[0].VolumeId]).AnyAsync()).ShouldBeFalse();

        world.RestoreInstance(created.Id);
        Clouds.Json(await client.ListInstances([created.Id]).ToListAsync()).ShouldBe(Clouds.Json([created]));
        (await client.ListInstances().CountAsync()).ShouldBe(6);
        Should.Throw<KeyNotFoundException>(() => world.RestoreInstance(created.Id));
    }

    [Fact]
    public async Task of_what_is_attached()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        var world = cloud.World.Home;
        var instance = world.CreateInstance("host");
        var volume = world.AddVolume("data", zoneId: instance.ZoneId);

        world.AttachVolume(volume.Id, instance.Id);
        (await client.ListInstances([instance.Id]).SingleAsync()).BlockDevices[^1].ShouldBe(new BlockDevice("/dev/vdb", volume.Id));
        Should.Throw<InvalidOperationException>(() => world.AttachVolume(volume.Id, instance.Id));

        world.DetachVolume(volume.Id);
        (await client.ListInstances([instance.Id]).SingleAsync()).BlockDevices.Count.ShouldBe(1);
        (await client.ListVolumes([volume.Id]).SingleAsync()).State.ShouldBe("available");

        world.AttachVolume(volume.Id, instance.Id);
        world.TerminateInstance(instance.Id);
        (await client.ListVolumes([volume.Id]).SingleAsync()).Attachments.ShouldBeEmpty();
        world.RestoreInstance(instance.Id).BlockDevices.Count.ShouldBe(1);
    }

    [Fact]
    public async Task of_types_images_and_zones()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        var world = cloud.World.Home;
        var type = world.AddInstanceType("q1.small", ncpus: 3);
        var image = world.AddImage("fresh");
        var zone = world.AddAvailabilityZone("sunny-east-1d");

        (await client.ListInstanceTypes([type.Id]).SingleAsync()).ShouldBe(type);
        (await client.ListImages([image.Id]).SingleAsync()).ShouldBe(image);
        (await client.ListAvailabilityZones().CountAsync()).ShouldBe(4);

        world.InstanceTypes.Update(type.Id, t => t with { Enabled = false });
        world.Images.Remove(image.Id).ShouldBeTrue();
        world.Images.Remove(image.Id).ShouldBeFalse();
        world.AvailabilityZones.Update(zone.Id, z => z with { Name = "renamed" });

        (await client.ListInstanceTypes([type.Id]).SingleAsync()).Enabled.ShouldBeFalse();
        (await client.ListImages([image.Id]).AnyAsync()).ShouldBeFalse();
        (await client.ListAvailabilityZones([zone.Id]).SingleAsync()).Name.ShouldBe("renamed");
    }
}
