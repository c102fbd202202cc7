namespace AwesomeCloud.Tests;

public sealed class the_content_is_plausible
{
    [Fact]
    public async Task every_reference_leads_somewhere_and_back()
    {
        await using var cloud = await Clouds.StartAsync(instances: 300);
        Consistent(cloud.World.Home);
    }

    [Fact]
    public async Task after_a_lot_of_churn_too()
    {
        await using var cloud = await Clouds.StartAsync(instances: 300);
        cloud.World.Churn(6000);
        Consistent(cloud.World.Home);
        cloud.World.Home.Instances.Count.ShouldBeInRange(250, 350);
        cloud.World.Home.Volumes.Count.ShouldBeInRange(300, 600);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1000, 20)]
    [InlineData(1_000_000, 200)]
    public void proportions_follow_the_number_of_instances(int instances, int images)
    {
        var world = new World(new SimulatedCloudOptions { Instances = instances }).Home;
        world.Images.Count.ShouldBe(images);
        world.Volumes.Count.ShouldBe(instances + (instances / 5));
        world.AvailabilityZones.Count.ShouldBe(3);
        world.InstanceTypes.Count.ShouldBe(50);
        world.InstanceTypes.All().Count(type => !type.Enabled).ShouldBe(5);
    }

    private static void Consistent(RegionWorld world)
    {
        foreach (var instance in world.Instances.All())
        {
            world.InstanceTypes.Find(instance.InstanceTypeId).ShouldNotBeNull();
            world.Images.Find(instance.ImageId).ShouldNotBeNull();
            world.AvailabilityZones.Find(instance.ZoneId).ShouldNotBeNull();
            instance.LaunchedAt!.Value.ShouldBeGreaterThanOrEqualTo(instance.CreatedAt);
            foreach (var device in instance.BlockDevices)
            {
                var volume = world.Volumes.Get(device.VolumeId);
                volume.Attachments.ShouldBe([new VolumeAttachment(instance.Id, device.DeviceName)]);
                volume.ZoneId.ShouldBe(instance.ZoneId);
            }
        }

        foreach (var volume in world.Volumes.All())
        {
            volume.State.ShouldBe(volume.Attachments.Count == 0 ? "available" : "in_use");
            foreach (var attachment in volume.Attachments)
            {
                world.Instances.Get(attachment.InstanceId).BlockDevices.ShouldContain(new BlockDevice(attachment.Device, volume.Id));
            }
        }
    }
}
