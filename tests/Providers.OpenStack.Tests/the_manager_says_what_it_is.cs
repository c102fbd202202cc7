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
        "endpoints.amqp.security_protocol",
        "endpoints.amqp.hostname",
        "endpoints.amqp.port",
        "authentications.amqp.userid",
        "authentications.amqp.password",
    ]);

    [Fact]
    public void and_asks_for_a_message_broker_only_where_one_is_chosen()
    {
        var events = manager.ParamsForCreate.Fields.Single(field => field.Name == "events-subform").Fields!;
        var selector = events.Single(field => field.Component == "protocol-selector");
        selector.Name.ShouldBe("event_stream_selection");
        selector.InitialValue.ShouldBe("none");
        selector.Options!.Select(option => (option.Value, option.Pivot)).ShouldBe([("none", null), ("amqp", "endpoints.amqp.hostname")]);
        var broker = events.Single(field => field.Fields is not null);
        broker.Condition.ShouldBe(new FormCondition("event_stream_selection", "amqp"));
    }

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
