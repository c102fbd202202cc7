namespace AwesomeCloud.Tests;

public sealed class a_hundred_thousand_instances_are_listed_whole
{
    [Fact]
    public async Task each_of_them_once()
    {
        await using var cloud = await Clouds.StartAsync(instances: 100_000);
        using var client = Clouds.ClientOf(cloud, pageSize: 1000);

        var ids = await client.ListInstances().Select(instance => instance.Id).ToHashSetAsync();

        ids.Count.ShouldBe(100_000);
        cloud.World.Home.Volumes.Count.ShouldBe(120_000);
    }
}
