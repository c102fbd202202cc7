using System.Text.Json;

namespace Inventory.Api.Tests.Serving;

public class the_api_describes_itself(ServedInventory inventory)
{
    [Fact]
    public async Task at_its_entry_point()
    {
        var entry = await inventory.GetAsync("/api?attributes=authorization");

        entry.GetProperty("version").GetString().ShouldBe("4.4.0-pre");
        entry.GetProperty("versions")[0].GetProperty("href").GetString().ShouldBe("http://localhost/api/v4.4.0-pre");
        entry.GetProperty("identity").GetProperty("userid").GetString().ShouldBe("admin");
        entry.GetProperty("server_info").GetProperty("time").GetString().ShouldBe("2031-05-04T09:08:07Z");
        entry.GetProperty("authorization").GetProperty("product_features").ValueKind.ShouldBe(JsonValueKind.Object);
        entry.GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("name").GetString())
            .ShouldBe([
                "auth_key_pairs", "availability_zones", "categories", "cloud_database_flavors", "cloud_database_servers", "cloud_databases", "cloud_networks",
                "cloud_object_store_containers", "cloud_object_store_objects", "cloud_resource_quotas", "cloud_services", "cloud_subnets",
                "cloud_templates", "cloud_tenants", "cloud_volume_backups", "cloud_volume_snapshots", "cloud_volume_types", "cloud_volumes",
                "dead_letters", "dead_messages", "enterprises", "event_streams", "events", "flavors", "floating_ips", "groups", "host_aggregates", "instances",
                "load_balancer_health_checks", "load_balancer_listeners", "load_balancer_pool_members", "load_balancer_pools", "load_balancers",
                "network_ports", "network_routers", "orchestration_stacks", "orchestration_templates", "placement_groups", "providers", "refresh_requests", "refreshes", "regions",
                "requests", "resource_groups", "roles", "security_groups", "servers", "service_instances", "service_offerings",
                "service_parameters_sets", "settings", "snapshots", "tags", "tasks", "templates", "tenants", "users", "vms", "webhooks", "workers", "zones",
            ]);
    }

    [Fact]
    public async Task every_listed_collection_can_be_read_with_all_it_has()
    {
        foreach (var collection in (await inventory.GetAsync("/api")).GetProperty("collections").EnumerateArray())
        {
            var name = collection.GetProperty("name").GetString();
            if (name == "settings")
                continue; // a tree
            var options = (await inventory.SendAsync(HttpMethod.Options, $"/api/{name}")).Json;
            var attributes = new[] { "attributes", "virtual_attributes", "relationships" }.SelectMany(m => options.GetProperty(m).EnumerateArray()).Select(a => a.GetString());
            var (status, json) = await inventory.SendAsync(HttpMethod.Get, $"/api/{name}?expand=resources&attributes={string.Join(',', attributes)}");

            status.ShouldBe(200, json.ToString());
            json.GetProperty("resources").GetArrayLength().ShouldBeGreaterThan(0);
            json.GetRawText().ShouldNotContain("s3cret");
        }
    }

    [Fact]
    public async Task by_options_without_a_login()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/flavors");
        using var response = await inventory.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        var json = JsonElement.Parse(await response.Content.ReadAsStringAsync());

        json.EnumerateObject().Select(m => m.Name).ShouldBe(["attributes", "virtual_attributes", "relationships", "subcollections", "data"]);
        json.GetProperty("attributes").EnumerateArray().Select(a => a.GetString()!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        json.GetProperty("relationships").EnumerateArray().Select(a => a.GetString()).ShouldContain("ext_management_system");
        json.GetProperty("data").GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task with_the_kinds_of_providers_and_their_forms()
    {
        var (_, json) = await inventory.SendAsync(HttpMethod.Options, "/api/providers?type=ManageIQ::Providers::AwesomeCloud::CloudManager");
        var data = json.GetProperty("data");

        data.GetProperty("supported_providers")[0].GetProperty("kind").GetString().ShouldBe("cloud");
        data.GetProperty("provider_form_schema").GetProperty("fields").GetArrayLength().ShouldBeGreaterThan(0);
        (await inventory.SendAsync(HttpMethod.Options, "/api/providers?type=foo")).Json.GetProperty("error").GetProperty("message").GetString().ShouldBe("Invalid provider - foo");
    }

    [Fact]
    public async Task as_openapi_and_on_a_page_that_needs_nothing_from_elsewhere()
    {
        var document = JsonElement.Parse(await inventory.Anonymous.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var page = await inventory.Anonymous.GetStringAsync("/docs/", TestContext.Current.CancellationToken);

        document.GetProperty("paths").GetProperty("/api/vms").GetProperty("get").GetProperty("tags")[0].GetString().ShouldBe("Virtual Machines");
        document.GetProperty("components").GetProperty("schemas").GetProperty("vms").GetProperty("properties").GetProperty("flavor_id").GetProperty("pattern").GetString().ShouldBe(@"^\d+$");
        page.ShouldContain("<script");
        page.ShouldNotContain("://");
    }
}
