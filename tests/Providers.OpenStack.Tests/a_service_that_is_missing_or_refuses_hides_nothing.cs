namespace Providers.OpenStack.Tests;

public class a_service_that_is_missing_or_refuses_hides_nothing
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task a_refused_list_is_unavailable_not_empty_and_not_broken(int status)
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Answer("/compute/v2.1/os-services", _ => (status, """{"forbidden":{"message":"Policy says no."}}"""));
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.Unavailable.ShouldHaveSingleItem().Key.ShouldBe("cloud_services");
        refreshed.Unavailable["cloud_services"].ShouldContain($"HTTP {status}, Policy says no.");
    }

    [Fact]
    public async Task so_is_a_list_of_a_service_that_the_catalog_lacks()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Catalog.RemoveAll(service => service.Type is "image" or "orchestration" or "object-store");
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"a","image":{"id":"i"}}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.Unavailable.Keys.ShouldBe(["orchestration_stacks", "miq_templates", "cloud_object_store_containers", "cloud_object_store_objects"]);
        refreshed.Unavailable["miq_templates"].ShouldContain("The cloud's catalog offers no image service");
        refreshed.The<Vm>("a").Name.ShouldBe("a");
        refreshed.HardwareOf("a").GuestOs.ShouldBeNull();
    }

    [Fact]
    public async Task a_cloud_without_volumes_has_no_volume_templates_quotas_or_zones_and_its_images_may_go()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Catalog.RemoveAll(service => service.Type == "volumev3");
        cloud.List("/compute/v2.1/os-availability-zone", "availabilityZoneInfo", """{"zoneName":"north"}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.Unavailable.Keys.ShouldBe(["cloud_volumes", "cloud_volume_snapshots", "cloud_volume_backups", "cloud_volume_types"], ignoreOrder: true);
        refreshed.The<AvailabilityZone>("north").ProviderServicesSupported.ShouldBe(["compute"]);
    }

    [Fact]
    public async Task one_project_that_is_refused_hides_no_other()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Role = "member";
        cloud.Answer("/compute/v2.1/servers/detail", request => cloud.ProjectOf(request) == "p2" ? (403, "")
            : (200, request.Query.ContainsKey("marker") ? """{"servers":[]}""" : """{"servers":[{"id":"mine","tenant_id":"p1"}]}"""));
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.All<Vm>().ShouldHaveSingleItem().EmsRef.ShouldBe("mine");
        refreshed.Unavailable.ShouldHaveSingleItem().Key.ShouldBe("vms");
    }

    [Fact]
    public async Task so_does_one_for_which_keystone_gives_no_token()
    {
        await using var cloud = await FakeCloud.StartAsync();
        cloud.Role = "member";
        cloud.Projects = """[{"id":"p1","name":"demo"},{"id":"closed","name":"demonstration"}]""";
        cloud.ClosedProjects.Add("closed");
        cloud.List("/compute/v2.1/servers/detail", "servers", """{"id":"mine"}""");
        var refreshed = await Refreshed.From(cloud.Settings);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.The<Vm>("mine").Name.ShouldBe("mine");
        refreshed.Unavailable["vms"].ShouldBe("Keystone gives no token for the project demonstration.");
    }

    [Fact]
    public async Task a_password_that_is_refused_is_no_refusal_of_a_service()
    {
        await using var cloud = await FakeCloud.StartAsync();
        var refreshed = await Refreshed.From(With.Settings(new EndpointSettings { Url = cloud.Url }, password: "another-word"));
        refreshed.Unavailable.ShouldBeEmpty();
        refreshed.IncompleteLists.ShouldNotBeEmpty();
        refreshed.IncompleteLists.ShouldAllBe(failure => failure.Message.Contains("refused the user ada"));
    }
}
