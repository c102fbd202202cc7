namespace Providers.OpenStack.Tests;

public class the_manager_says_what_it_is
{
    private readonly OpenstackCloudManager manager = new();

    [Fact]
    public void in_ManageIQs_words()
    {
        manager.Type.ShouldBe("ManageIQ::Providers::Openstack::CloudManager");
        manager.EmsType.ShouldBe("openstack");
        manager.Vendor.ShouldBe("openstack");
        manager.Description.ShouldBe("OpenStack");
    }

    [Fact]
    public void and_its_form_submits_exactly_what_is_needed() => manager.ParamsForCreate.SubmittedNames.ShouldBe(
    [
        "provider_region",
        "api_version",
        "uid_ems",
        "endpoints.default.security_protocol",
        "endpoints.default.hostname",
        "endpoints.default.port",
        "endpoints.default.url",
        "endpoints.default.certificate_authority",
        "authentications.default.userid",
        "authentications.default.password",
    ]);

    [Fact]
    public void and_a_session_asks_nothing_before_it_is_read()
    {
        using var session = manager.OpenInventory(With.Settings(new EndpointSettings { Hostname = "unreachable.invalid" }));
        session.Parser.Read(Scope.All).SelectMany(reading => reading.Collections).Distinct().ShouldBe(session.Persister.Collections, ignoreOrder: true);
    }

    [Theory]
    [InlineData("Windows Server 2022", "windows_generic")]
    [InlineData("opensuse-leap", "linux_suse")]
    [InlineData("rhel", "linux_redhat")]
    [InlineData("ol8", "linux_oracle")]
    [InlineData("Arch Linux", "linux_generic")]
    [InlineData("cirros", "unknown")]
    [InlineData(null, "unknown")]
    public void and_operating_systems_have_normalised_names(string? distribution, string expected) => GuestOs.Of(distribution).ShouldBe(expected);
}
