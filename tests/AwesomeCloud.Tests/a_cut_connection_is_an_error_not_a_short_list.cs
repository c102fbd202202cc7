namespace AwesomeCloud.Tests;

public sealed class a_cut_connection_is_an_error_not_a_short_list
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task on_any_page(int page)
    {
        await using var cloud = await Clouds.StartAsync(instances: 250);
        using var client = Clouds.ClientOf(cloud, pageSize: 100);
        cloud.Faults.CutConnection(ResourceNames.Instances, page);

        List<int> received = [];
        var failure = await Should.ThrowAsync<AwesomeCloudException>(async () =>
        {
            await foreach (var whole in client.ListInstances().AsPages())
            {
                received.Add(whole.Items.Count);
            }
        });

        failure.Kind.ShouldBe(AwesomeCloudErrorKind.ConnectionLost);
        failure.InnerException.ShouldNotBeNull();
        received.ShouldBe(Enumerable.Repeat(100, page - 1));
    }

    [Fact]
    public async Task of_a_list_without_items_too()
    {
        await using var cloud = await Clouds.StartAsync(instances: 0);
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.CutConnection(ResourceNames.Volumes);
        (await client.ListVolumes().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.ConnectionLost);
    }

    [Fact]
    public async Task and_leaves_the_other_lists_alone()
    {
        await using var cloud = await Clouds.StartAsync(instances: 10);
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.CutConnection(ResourceNames.Volumes);
        (await client.ListInstances().CountAsync()).ShouldBe(10);
    }
}
