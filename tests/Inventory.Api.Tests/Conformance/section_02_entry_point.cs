using System.Text.Json;
using Inventory.Api.Tests.Authorizing;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_02_entry_point(ServedInventory inventory)
{
    [Fact]
    public async Task It_tells_what_and_which_version_it_is()
    {
        var entry = await inventory.GetAnswerAsync("/api", ("Host", "inv.example:8080"));

        (entry["name"].GetString(), entry["description"].GetString(), entry["version"].GetString()).ShouldBe(("API", "REST API", "4.4.0-pre"));
        entry["versions"].GetRawText().ShouldBe("""[{"name":"4.4.0-pre","href":"http://inv.example:8080/api/v4.4.0-pre"}]""");
        entry["timezones"].EnumerateArray().ShouldContain(z => z.GetProperty("name").GetString() == "UTC" && z.GetProperty("description").GetString() == "(GMT+00:00) UTC");
    }

    [Fact]
    public async Task It_tells_who_asks()
    {
        var identity = (await inventory.GetAnswerAsync("/api"))["identity"];

        Answer.Names(identity).ShouldBe("userid name user_href group group_href role role_href tenant groups miq_groups");
        identity.GetProperty("userid").GetString().ShouldBe("admin");
        identity.GetProperty("group").GetString().ShouldBe("EvmGroup-super_administrator");
        identity.GetProperty("role").GetString().ShouldBe("super_administrator");
        identity.GetProperty("tenant").GetString().ShouldBe("Root");
        foreach (var href in new[] { "user_href", "group_href", "role_href" })
            (await inventory.GetAnswerAsync(identity.GetProperty(href).GetString()!)).Status.ShouldBe(200);
        Answer.Names(identity.GetProperty("miq_groups")[0]).ShouldBe("href id description sui_product_features product_features");
        identity.GetProperty("miq_groups")[0].GetProperty("id").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task It_tells_of_the_server_and_the_product()
    {
        var entry = await inventory.GetAnswerAsync("/api");

        Answer.Names(entry["server_info"]).Split(' ').ShouldBeSubsetOf(
            ["version", "build", "release", "appliance", "time", "server_href", "zone_href", "region_href", "enterprise_href", "plugins"]);
        entry["server_info"].GetProperty("time").GetString()!.ShouldEndWith("Z");
        entry["server_info"].GetProperty("plugins").EnumerateObject().ShouldAllBe(p => Answer.Names(p.Value) == "display_name version");
        Answer.Names(entry["product_info"]).ShouldBe("name name_full copyright support_website support_website_text branding_info authentication");
        Answer.Names(entry["product_info"].GetProperty("branding_info")).ShouldBe("brand logo favicon");
        entry["product_info"].GetProperty("authentication").GetRawText()
            .ShouldBe("""{"mode":"database","oidc_enabled":false,"saml_enabled":false,"sso_enabled":false}""");
        (await inventory.AskAsNobodyAsync("GET", "/api/product_info")).Text.ShouldBe(entry["product_info"].GetRawText());
    }

    [Fact]
    public async Task Every_collection_is_listed_by_name_with_a_link_and_a_title()
    {
        var collections = (await inventory.GetAnswerAsync("/api"))["collections"].EnumerateArray().ToList();

        collections.ShouldAllBe(c => Answer.Names(c) == "name href description" && c.GetProperty("description").GetString()!.Length > 0);
        collections.Select(c => c.GetProperty("name").GetString()!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        collections.Select(c => c.GetProperty("name").GetString()!).Intersect(["auth", "ping", "product_info", "disks", "custom_attributes"]).ShouldBeEmpty();
        foreach (var collection in collections)
            (await inventory.GetAnswerAsync(collection.GetProperty("href").GetString()!)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("providers", "Providers")]
    [InlineData("vms", "Virtual Machines")]
    [InlineData("instances", "Instances")]
    [InlineData("templates", "Templates")]
    [InlineData("cloud_templates", "Cloud Templates")]
    [InlineData("flavors", "Flavors")]
    [InlineData("availability_zones", "Availability Zones")]
    [InlineData("cloud_tenants", "Cloud Tenants")]
    [InlineData("cloud_networks", "Cloud Networks")]
    [InlineData("cloud_subnets", "Cloud Subnets")]
    [InlineData("network_routers", "Network_Routers")]
    [InlineData("security_groups", "Security Groups")]
    [InlineData("floating_ips", "Floating IPs")]
    [InlineData("cloud_volumes", "Cloud Volumes")]
    [InlineData("auth_key_pairs", "Auth Key Pairs")]
    [InlineData("zones", "Zones")]
    [InlineData("tasks", "Tasks")]
    public async Task Titles_are_ManageIQ_s(string name, string title)
    {
        var collection = (await inventory.GetAnswerAsync("/api"))["collections"].EnumerateArray().First(c => c.GetProperty("name").GetString() == name);

        collection.GetProperty("description").GetString().ShouldBe(title);
        (await inventory.GetAnswerAsync($"/api/{name}"))["name"].GetString().ShouldBe(name);
    }

    [Fact]
    public async Task What_may_be_done_is_told_when_it_is_asked_for()
    {
        (await inventory.GetAnswerAsync("/api")).Members.ShouldNotContain("authorization");
        (await inventory.GetAnswerAsync("/api?attributes=authorization"))["authorization"].GetProperty("product_features")
            .EnumerateObject().Single().Name.ShouldBe("everything");
    }

    [Fact]
    public async Task The_settings_of_the_user_count_before_those_of_all()
    {
        await using var api = await SomeApi.StartAsync(inventory);
        (await api.SendAsync("GET", "/api")).Json.GetProperty("settings").GetRawText().ShouldBe("""{"locale":"en","asynchronous_notifications":true}""");

        await api.SendAsync("PATCH", "/api/users/1", """{"settings":{"locale":"de","display":{"dashboard_id":7},"api_token":"x"}}""");

        (await api.SendAsync("GET", "/api")).Json.GetProperty("settings").GetRawText()
            .ShouldBe("""{"locale":"de","asynchronous_notifications":true,"display":{"dashboard_id":"7"}}""");
    }
}
