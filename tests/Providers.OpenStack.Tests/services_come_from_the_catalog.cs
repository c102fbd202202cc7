using Providers.OpenStack.Client;

namespace Providers.OpenStack.Tests;

public class services_come_from_the_catalog
{
    private static readonly CatalogEndpoint[] TwoRegions =
    [
        new("compute", "North", "http://nova.north:8774/v2.1/p1/"),
        new("compute", "South", "http://nova.south:8774"),
        new("image", "North", "http://glance.north/v2"),
    ];

    [Fact]
    public void the_region_chooses_and_the_host_is_the_catalogs()
    {
        new Catalog(TwoRegions, "North").UrlOf(Service.Compute).ShouldBe("http://nova.north:8774/v2.1/p1");
        new Catalog(TwoRegions, "North").UrlOf(Service.Image).ShouldBe("http://glance.north/v2");
    }

    [Fact]
    public void an_address_without_a_version_gets_one() => new Catalog(TwoRegions, "South").UrlOf(Service.Compute).ShouldBe("http://nova.south:8774/v2.1");

    [Fact]
    public void a_service_that_the_region_lacks_is_named_with_those_it_has()
    {
        new Catalog(TwoRegions, "South").Offers(Service.Image).ShouldBeFalse();
        var missing = Should.Throw<OpenstackException>(() => new Catalog(TwoRegions, "South").UrlOf(Service.Image));
        missing.Failure.ShouldBe(Failure.ServiceMissing);
        missing.Message.ShouldBe("The cloud's catalog offers no image service in region South. It offers: compute.");
    }

    [Fact]
    public async Task a_region_that_the_cloud_lacks_is_invalid_and_the_message_lists_the_others()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Catalog.Add(("compute", "RegionTwo", "/two/v2.1"));
        var check = await Verify(With.Settings(new EndpointSettings { Url = cloud.Url }, region: "RegionNone"));
        check.ShouldBe(CredentialsCheck.Invalid("The cloud has no region RegionNone. Its regions: RegionOne, RegionTwo."));
    }

    [Fact]
    public async Task no_region_is_invalid_where_there_are_several()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Catalog.Add(("compute", "RegionTwo", "/two/v2.1"));
        (await Verify(cloud.Settings)).Status.ShouldBe(CredentialsStatus.Invalid);
        (await Verify(cloud.Settings)).Message.ShouldBe("The cloud has several regions; provider_region must be one of RegionOne, RegionTwo.");
        (await Verify(With.Settings(new EndpointSettings { Url = cloud.Url }, region: "RegionTwo"))).ShouldBe(CredentialsCheck.Valid);
    }

    [Fact]
    public async Task a_cloud_without_compute_is_an_error()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Catalog.RemoveAll(service => service.Type == "compute");
        var check = await Verify(cloud.Settings);
        check.Status.ShouldBe(CredentialsStatus.Error);
        check.Message.ShouldContain("no compute service");
    }

    private static Task<CredentialsCheck> Verify(ManagerSettings settings) =>
        new OpenstackCloudManager().VerifyCredentialsAsync(settings, CancellationToken.None);
}
