namespace AwesomeCloud.Tests;

public sealed class bad_data_can_be_served
{
    [Fact]
    public async Task a_duplicate_and_a_blank_id()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud, pageSize: 2);
        var first = cloud.World.Home.Instances.All()[0];
        cloud.World.Home.Instances.Duplicate(first.Id);
        cloud.World.Home.Instances.Inject(first with { Id = "" });

        var ids = await client.ListInstances().Select(instance => instance.Id).ToListAsync();

        ids.Count.ShouldBe(7);
        ids[^2..].ShouldBe([first.Id, ""]);
        (await client.ListInstances([first.Id]).CountAsync()).ShouldBe(2);
        cloud.World.Home.Instances.ClearInjected();
        (await client.ListInstances().CountAsync()).ShouldBe(5);
    }

    [Theory]
    [InlineData("nul\0inside")]
    [InlineData("half \ud83d pair")]
    [InlineData("\udc00\\\"\n\r\t\b\f/ü€😀<>&'")]
    [InlineData("ends with a half \ud800")]
    [InlineData("")]
    public async Task text_that_databases_choke_on_arrives_as_it_is(string text)
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        var id = cloud.World.Home.Instances.All()[0].Id;
        cloud.World.Home.Rename(id, text);
        cloud.World.Home.SetTags(id, new Dictionary<string, string> { ["key"] = text });

        var seen = await client.ListInstances([id]).SingleAsync();

        seen.Name.ShouldBe(text);
        seen.Tags["key"].ShouldBe(text);
    }

    [Fact]
    public async Task a_name_of_ten_megabytes()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        var id = cloud.World.Home.Instances.All()[2].Id;
        cloud.World.Home.Rename(id, new string('x', 10_000_000));

        (await client.ListInstances().ToListAsync())[2].Name.Length.ShouldBe(10_000_000);
    }

    [Fact]
    public async Task references_to_nothing()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        using var client = Clouds.ClientOf(cloud);
        var id = cloud.World.Home.Instances.All()[0].Id;
        cloud.World.Home.Instances.Update(id, i => i with { ImageId = "img-gone", ZoneId = "", InstanceTypeId = "it-gone" });

        var seen = await client.ListInstances([id]).SingleAsync();

        (seen.ImageId, seen.ZoneId, seen.InstanceTypeId).ShouldBe(("img-gone", "", "it-gone"));
    }

    [Fact]
    public async Task but_an_update_cannot_change_an_id_by_mistake()
    {
        await using var cloud = await Clouds.StartAsync(instances: 5);
        var id = cloud.World.Home.Instances.All()[0].Id;
        Should.Throw<ArgumentException>(() => cloud.World.Home.Instances.Update(id, i => i with { Id = "other" }));
    }
}
