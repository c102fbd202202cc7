using System.Text.Json;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_15_options(ServedInventory inventory)
{
    private const string Awesome = "ManageIQ::Providers::AwesomeCloud::CloudManager";

    [Theory]
    [InlineData("flavors")]
    [InlineData("vms")]
    [InlineData("users")]
    [InlineData("cloud_volumes")]
    [InlineData("tasks")]
    public async Task It_tells_five_things_of_every_collection_to_anybody(string name)
    {
        var described = await inventory.AskAsNobodyAsync("OPTIONS", $"/api/{name}");

        described.Members.ShouldBe("attributes virtual_attributes relationships subcollections data");
        foreach (var list in described.Members.Split(' ')[..4])
            described[list].EnumerateArray().Select(n => n.GetString()!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        described["data"].GetRawText().ShouldBe("{}");
        (await inventory.AskAsync("OPTIONS", $"/api/{name}", null)).Text.ShouldBe(described.Text);
    }

    [Fact]
    public async Task What_it_tells_can_be_asked_for()
    {
        var described = await inventory.AskAsNobodyAsync("OPTIONS", "/api/flavors");
        foreach (var list in new[] { "attributes", "virtual_attributes", "relationships" })
            foreach (var name in described[list].EnumerateArray())
                (await inventory.GetAnswerAsync($"/api/flavors/7?attributes={name}")).Status.ShouldBe(200);
        described["virtual_attributes"].EnumerateArray().Select(a => a.GetString()).Intersect(["href_slug", "region_description", "region_number", "total_vms"]).Count().ShouldBe(4);
        described["relationships"].EnumerateArray().Select(a => a.GetString()).Intersect(["cloud_tenants", "ext_management_system", "tags", "vms"]).Count().ShouldBe(4);
    }

    [Fact]
    public async Task Of_providers_it_tells_the_kinds()
    {
        var data = (await inventory.AskAsNobodyAsync("OPTIONS", "/api/providers"))["data"];

        Answer.Names(data).ShouldBe("provider_settings supported_providers");
        data.GetProperty("provider_settings").EnumerateObject().ShouldAllBe(s => s.Value.ValueKind == JsonValueKind.Object);
        var kinds = data.GetProperty("supported_providers").EnumerateArray().ToList();
        kinds.Select(k => k.GetProperty("title").GetString()!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        kinds.ShouldAllBe(k => Answer.Names(k).StartsWith("title type kind") && k.GetProperty("kind").GetString() == "cloud");
        foreach (var regions in kinds.Where(k => k.TryGetProperty("regions", out _)).Select(k => k.GetProperty("regions").EnumerateArray().ToList()))
        {
            regions.ShouldAllBe(r => Answer.Names(r) == "name description");
            regions.Select(r => r.GetProperty("description").GetString()!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task And_of_one_kind_its_form()
    {
        var data = (await inventory.AskAsNobodyAsync("OPTIONS", $"/api/providers?type={Awesome}"))["data"];

        Answer.Names(data).ShouldBe("provider_settings supported_providers provider_form_schema");
        var fields = All(data.GetProperty("provider_form_schema")).ToList();
        fields.ShouldAllBe(f => f.GetProperty("component").GetString()!.Length > 0);
        fields.Where(f => f.GetProperty("component").GetString() == "password-field").ShouldAllBe(f => f.GetProperty("type").GetString() == "password");
        fields.Select(f => f.TryGetProperty("name", out var name) ? name.GetString() : null).ShouldContain("authentications.default.password");
        var check = fields.Single(f => f.GetProperty("component").GetString() == "validate-provider-credentials");
        check.GetProperty("skipSubmit").GetBoolean().ShouldBeTrue();
        check.GetProperty("validationDependencies").GetArrayLength().ShouldBeGreaterThan(0);

        static IEnumerable<JsonElement> All(JsonElement of) =>
            of.TryGetProperty("fields", out var fields) ? fields.EnumerateArray().SelectMany(f => All(f).Prepend(f)) : [];
    }

    [Theory]
    [InlineData("/api/providers?type=foo", "Invalid provider - foo")]
    [InlineData("/api/cloud_volumes?ems_id=1", "No Cloud Volumes support for - alpha")]
    [InlineData("/api/network_routers?ems_id=1", "No Network Routers support for - alpha")]
    [InlineData("/api/cloud_subnets?ems_id=2", "No Cloud Subnets support for - beta")]
    [InlineData("/api/cloud_networks?ems_id=x", "Invalid ExtManagementSystem id x specified")]
    [InlineData("/api/cloud_volumes/150", "Feature not available/supported")]
    [InlineData("/api/cloud_volumes/150?option_action=attach", "Feature not available/supported")]
    [InlineData("/api/vms/11/snapshots", "Feature not available/supported")]
    public async Task Forms_that_there_are_not_are_refused(string path, string message)
    {
        var refused = await inventory.AskAsync("OPTIONS", path, null);

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Fact]
    public async Task Nobody_is_told_how_a_provider_is_called_or_whether_there_is_one()
    {
        (await inventory.AskAsNobodyAsync("OPTIONS", "/api/cloud_volumes?ems_id=1")).Message.ShouldBe("No Cloud Volumes support for - 1");
        (await inventory.AskAsNobodyAsync("OPTIONS", "/api/cloud_volumes?ems_id=999")).Message.ShouldBe("No Cloud Volumes support for - 999");
        (await inventory.AskAsync("OPTIONS", "/api/cloud_volumes?ems_id=999", null)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("/api/vms/11/disks")]
    [InlineData("/api/providers/1/vms")]
    [InlineData("/api/vms/11/tags")]
    public async Task Of_what_is_below_a_row_it_tells_nothing(string path)
    {
        var described = await inventory.AskAsNobodyAsync("OPTIONS", path);

        (described.Status, described.Text).ShouldBe((200, "\"\""));
    }

    [Fact]
    public async Task Of_events_it_tells_the_groups_and_levels()
    {
        var timeline = (await inventory.AskAsNobodyAsync("OPTIONS", "/api/event_streams"))["data"].GetProperty("timeline_events");

        Answer.Names(timeline).ShouldBe("EmsEvent MiqEvent");
        Answer.Names(timeline.GetProperty("EmsEvent")).ShouldBe("description group_names group_levels");
        Answer.Names(timeline.GetProperty("EmsEvent").GetProperty("group_levels")).ShouldBe("critical detail warning");
        Answer.Names(timeline.GetProperty("MiqEvent").GetProperty("group_levels")).ShouldBe("detail failure success");
        timeline.GetProperty("EmsEvent").GetProperty("group_names").GetProperty("power").GetString().ShouldBe("Power Activity");
    }

    [Fact]
    public async Task The_version_counts_here_too() => (await inventory.AskAsNobodyAsync("OPTIONS", "/api/v1/vms")).Message.ShouldBe("Unsupported API Version 1 specified");
}
