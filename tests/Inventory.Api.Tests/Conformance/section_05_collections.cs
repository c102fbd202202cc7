using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_05_collections(App app)
{
    // Verbs beside GET, the actions of the collection and of a row, and what is below, of what ManageIQ has and an inventory needs.
    [Theory]
    [InlineData("providers", "PUAD", "change_password query create edit refresh delete verify_credentials", "change_password edit refresh delete",
        "tags cloud_networks cloud_subnets cloud_tenants cloud_volume_types custom_attributes load_balancers security_groups vms flavors cloud_templates")]
    [InlineData("vms", "PD", "query edit refresh assign_tags unassign_tags", "edit refresh", "disks tags custom_attributes security_groups snapshots")]
    [InlineData("instances", "P", "query", "", "custom_attributes load_balancers security_groups snapshots")]
    [InlineData("templates", "PUAD", "query", "edit", "tags")]
    [InlineData("cloud_templates", "PUAD", "query", "", "")]
    [InlineData("flavors", "PD", "query", "", "tags")]
    [InlineData("availability_zones", "P", "query", "", "tags")]
    [InlineData("cloud_tenants", "PUAD", "query", "", "security_groups tags")]
    [InlineData("cloud_networks", "PUAD", "query", "", "tags")]
    [InlineData("cloud_subnets", "PUAD", "query", "", "tags")]
    [InlineData("network_routers", "PUAD", "query", "", "tags")]
    [InlineData("security_groups", "P", "query", "", "tags")]
    [InlineData("floating_ips", "PUAD", "query", "", "")]
    [InlineData("cloud_volumes", "PUAD", "query", "", "tags cloud_volume_snapshots")]
    [InlineData("cloud_volume_types", "", "", "", "")]
    [InlineData("cloud_volume_snapshots", "PUAD", "", "", "")]
    [InlineData("auth_key_pairs", "PUAD", "", "", "")]
    [InlineData("host_aggregates", "PUAD", "query", "", "tags")]
    [InlineData("orchestration_stacks", "P", "query", "", "")]
    [InlineData("load_balancers", "P", "query", "", "")]
    [InlineData("cloud_databases", "PUAD", "", "", "")]
    [InlineData("cloud_database_flavors", "", "", "", "")]
    [InlineData("cloud_object_store_containers", "P", "query", "", "")]
    [InlineData("cloud_object_store_objects", "P", "query", "", "")]
    [InlineData("zones", "PUAD", "query create edit delete", "edit delete", "")]
    [InlineData("regions", "P", "query edit", "edit", "")]
    [InlineData("servers", "PD", "query edit delete", "edit delete", "")]
    [InlineData("enterprises", "", "", "", "")]
    [InlineData("tasks", "PD", "query delete", "delete", "")]
    [InlineData("requests", "P", "query", "", "")]
    [InlineData("event_streams", "P", "query", "", "")]
    [InlineData("events", "P", "query", "", "")]
    [InlineData("users", "PUAD", "query create edit delete assign_tags unassign_tags revoke_sessions", "edit delete revoke_sessions set_current_group", "tags")]
    [InlineData("groups", "PUAD", "query create edit delete", "edit delete", "tags")]
    [InlineData("roles", "PD", "query create add edit delete", "edit delete", "")]
    [InlineData("tenants", "PUAD", "query create edit delete", "edit delete", "tags")]
    [InlineData("tags", "PD", "query create edit delete", "edit delete", "")]
    [InlineData("categories", "PD", "query edit create delete", "edit delete", "tags")]
    public async Task Each_has_its_verbs_actions_and_subcollections(string name, string verbs, string ofCollection, string ofRow, string below)
    {
        await app.FilledAsync();
        var page = await app.GetAsync($"/api/{name}?limit=1");
        var offered = Actions(page);
        Words(ofCollection).Except(offered).ShouldBeEmpty();
        offered.Contains("query").ShouldBe(ofCollection.Contains("query"));
        if (page.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("href").GetString()).FirstOrDefault() is { } href && href.Length > 0)
            Words(ofRow).Except(Actions(await app.GetAsync(href))).ShouldBeEmpty();
        var described = await app.SendAsync(HttpMethod.Options, $"/api/{name}", "", 200);
        Words(below).Except(described.GetProperty("subcollections").EnumerateArray().Select(s => s.GetString()!)).ShouldBeEmpty();
        foreach (var (letter, verb) in new[] { ('U', "PUT"), ('A', "PATCH"), ('D', "DELETE") })
            (await IsRoutedAsync(verb, $"/api/{name}/999999999")).ShouldBe(verbs.Contains(letter), $"{verb} {name}");
        if (verbs.Contains('P'))
            (await IsRoutedAsync("POST", $"/api/{name}")).ShouldBeTrue(name);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("metric_rollups")]
    [InlineData("notifications")]
    [InlineData("authentications")]
    public async Task Some_are_not_offered(string name)
    {
        await app.GetAsync($"/api/{name}", 404);
        (await app.GetAsync("/api")).GetProperty("collections").EnumerateArray().ShouldNotContain(c => c.GetProperty("name").GetString() == name);
    }

    [Theory]
    [InlineData("images")]
    [InlineData("volumes")]
    [InlineData("keypairs")]
    public async Task Other_words_are_no_collections(string name) => await app.GetAsync($"/api/{name}", 404);

    [Theory]
    [InlineData("flavors")]
    [InlineData("availability_zones")]
    public async Task A_DELETE_without_an_action_destroys_nothing(string collection)
    {
        var id = await app.FirstAsync(collection);
        var status = (int)(await app.Http.DeleteAsync($"/api/{collection}/{id}")).StatusCode;

        status.ShouldBe(collection == "flavors" ? 400 : 404);
        await app.GetAsync($"/api/{collection}/{id}");
    }

    [Theory]
    [InlineData("cloud_volume_types", "Unsupported Action query for the cloud_volume_types collection specified")]
    [InlineData("auth_key_pairs", "Unsupported Action query for the auth_key_pairs collection specified")]
    public async Task What_has_no_bulk_query_refuses_one(string name, string message)
    {
        var refused = await app.PostAsync($"/api/{name}", new { action = "query", resources = new[] { new { id = 1 } } }, 400);
        refused.GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task Below_a_provider_flavors_alone_are_queried()
    {
        var (provider, flavor) = (await app.FilledAsync(), await app.FirstAsync("flavors"));
        var query = new { action = "query", resources = new[] { new { id = flavor } } };
        (await app.PostAsync($"/api/providers/{provider}/flavors", query)).GetProperty("results")[0].GetProperty("id").GetString().ShouldBe(flavor);
        Actions(await app.GetAsync($"/api/providers/{provider}/flavors")).ShouldContain("query");
        (await app.GetAsync($"/api/providers/{provider}/vms")).TryGetProperty("actions", out _).ShouldBeFalse();
        await app.PostAsync($"/api/providers/{provider}/vms", query, 400);
    }

    [Theory]
    [InlineData("vms", "assign unassign", "tags")]
    [InlineData("users", "assign unassign", "tags")]
    [InlineData("groups", "assign unassign", "tags")]
    [InlineData("tenants", "assign unassign", "tags")]
    [InlineData("vms", "add edit delete", "custom_attributes")]
    [InlineData("providers", "add edit delete", "custom_attributes")]
    public async Task Some_subcollections_have_orders(string name, string actions, string below)
    {
        await app.FilledAsync();
        var id = (await app.GetAsync($"/api/{name}?limit=1&expand=resources&attributes=id")).GetProperty("resources")[0].GetProperty("id").GetString();
        Words(actions).Except(Actions(await app.GetAsync($"/api/{name}/{id}/{below}"))).ShouldBeEmpty();
    }

    private async Task<bool> IsRoutedAsync(string verb, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), path);
        if (verb != "DELETE")
            request.Content = new StringContent("""{"action":"no such action"}""");
        using var response = await app.Http.SendAsync(request);
        return !(await response.Content.ReadAsStringAsync()).Contains("""{"status":404""", StringComparison.Ordinal);
    }

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Actions(JsonElement of) =>
        of.TryGetProperty("actions", out var actions) ? [.. actions.EnumerateArray().Select(a => a.GetProperty("name").GetString()!)] : [];
}
