namespace AwesomeCloud.Tests;

public sealed class regions_are_public
{
    [Fact]
    public async Task so_a_form_can_offer_them_before_there_are_credentials()
    {
        await using var cloud = await Clouds.StartAsync();
        var regions = await AwesomeCloudClient.ListRegionsAsync(cloud.Endpoint);
        regions.Select(region => (region.Id, region.Name)).ShouldBe(
            [("sunny-east-1", "Sunny East 1"), ("sunny-west-1", "Sunny West 1"), ("cloudy-north-1", "Cloudy North 1")]);
    }

    [Fact]
    public async Task and_an_unknown_one_is_told_which_there_are()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = cloud.CreateClient("rainy-south-9");

        var failure = await Should.ThrowAsync<AwesomeCloudException>(() => client.VerifyAsync());

        failure.Kind.ShouldBe(AwesomeCloudErrorKind.NotFound);
        failure.Message.ShouldContain("sunny-east-1, sunny-west-1, cloudy-north-1");
    }
}
