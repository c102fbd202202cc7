using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_22_zones_servers_and_settings(App app)
{
    [Fact]
    public async Task Zones_are_made_changed_and_deleted()
    {
        var made = (await app.PostAsync("/api/zones", new { name = "edge", description = "Edge site" })).GetProperty("results")[0];
        (made.GetProperty("name").GetString(), made.GetProperty("visible").GetBoolean(), made.GetProperty("settings").GetRawText()).ShouldBe(("edge", true, "{}"));
        var id = made.GetProperty("id").GetString();
        foreach (var (verb, body) in new[]
        {
            (HttpMethod.Post, """{"action":"edit","resource":{"description":"x"}}"""), (HttpMethod.Put, """{"description":"x"}"""),
            (HttpMethod.Patch, """[{"action":"edit","path":"description","value":"x"}]"""),
        })
            (await app.SendAsync(verb, $"/api/zones/{id}", body, 200)).GetProperty("description").GetString().ShouldBe("x");
        var refused = await app.SendAsync(HttpMethod.Patch, $"/api/zones/{id}", """{"created_on":"2031-01-01"}""", 400);
        refused.GetProperty("error").GetProperty("message").GetString()
            .ShouldBe("Attribute(s) 'created_on' should not be specified for updating a zone resource");
        ((int)(await app.Http.DeleteAsync($"/api/zones/{id}")).StatusCode).ShouldBe(204);
        await app.GetAsync($"/api/zones/{id}", 404);
    }

    [Fact]
    public async Task Those_that_are_needed_stay()
    {
        var zones = (await app.GetAsync("/api/zones?expand=resources")).GetProperty("resources").EnumerateArray().ToList();
        var standing = zones.Find(z => z.GetProperty("name").GetString() == "default").GetProperty("id").GetString();
        var hidden = zones.Find(z => !z.GetProperty("visible").GetBoolean()).GetProperty("id").GetString();
        foreach (var id in new[] { standing, hidden })
            (await app.PostAsync($"/api/zones/{id}", new { action = "delete" }, 400)).GetProperty("success").GetBoolean().ShouldBeFalse();
        (await app.GetAsync("/api/zones?expand=resources&attributes=id,name,visible&filter[]=visible!=false&sort_by=name")).GetProperty("resources")
            .EnumerateArray().Select(z => z.GetProperty("id").GetString()).ShouldNotContain(hidden);
        await app.PostAsync("/api/zones", new { name = "default", description = "again" }, 400);
        await app.PostAsync("/api/zones", new { name = "lonely" }, 400);
    }

    [Fact]
    public async Task The_entry_point_leads_to_this_server_and_its_place()
    {
        var info = (await app.GetAsync("/api")).GetProperty("server_info");
        var server = await app.GetAsync(info.GetProperty("server_href").GetString()!);
        server.GetProperty("pid").GetInt32().ShouldBe(Environment.ProcessId);
        server.GetProperty("zone_id").GetString().ShouldBe(info.GetProperty("zone_href").GetString()!.Split('/')[^1]);
        (await app.GetAsync(info.GetProperty("zone_href").GetString()!)).GetProperty("name").GetString().ShouldBe("default");
        (await app.GetAsync(info.GetProperty("region_href").GetString()!)).GetProperty("region").GetInt32().ShouldBe(0);
        (await app.GetAsync(info.GetProperty("enterprise_href").GetString()!)).GetProperty("name").GetString().ShouldBe("Enterprise");
        var href = info.GetProperty("server_href").GetString()!;
        (await app.PostAsync(href, new { action = "edit", name = "node" })).GetProperty("name").GetString().ShouldBe("node");
        (await app.PostAsync(href, new { action = "edit", hostname = "x" }, 400)).ToString().ShouldContain("cannot be edited");
        (await app.PostAsync(href, new { action = "delete" }, 400)).GetProperty("message").GetString()!.ShouldEndWith("it is running");
        (await app.PostAsync(info.GetProperty("region_href").GetString()!, new { action = "edit", description = "North" }))
            .GetProperty("description").GetString().ShouldBe("North");
    }

    [Fact]
    public async Task Settings_are_a_tree_and_a_path_shows_its_part()
    {
        var all = await app.GetAsync("/api/settings");
        all.TryGetProperty("resources", out _).ShouldBeFalse();
        all.GetProperty("guard").GetProperty("at_least").GetInt32().ShouldBe(20);
        (await app.GetAsync("/api/settings/product/maindb")).GetRawText().ShouldBe("""{"product":{"maindb":"ExtManagementSystem"}}""");
        await app.GetAsync("/api/settings/product/nothing", 404);
        var zone = (await app.GetAsync("/api")).GetProperty("server_info").GetProperty("zone_href").GetString();
        (await app.GetAsync($"{zone}/settings/guard/share")).GetRawText().ShouldBe("""{"guard":{"share":0.5}}""");
    }

    [Fact]
    public async Task Collections_without_content_are_well_formed()
    {
        foreach (var name in new[] { "requests", "events" })
        {
            var page = await app.GetAsync($"/api/{name}?expand=resources");
            (page.GetProperty("name").GetString(), page.GetProperty("count").GetInt32(), page.GetProperty("resources").GetArrayLength()).ShouldBe((name, 0, 0));
        }
        var timeline = (await app.SendAsync(HttpMethod.Options, "/api/event_streams", "", 200)).GetProperty("data").GetProperty("timeline_events");
        timeline.GetProperty("EmsEvent").GetProperty("group_levels").EnumerateObject().Select(l => l.Name).ShouldBe(["critical", "detail", "warning"]);
    }

    [Fact]
    public async Task Tasks_are_queried_and_deleted()
    {
        var provider = await app.AddProviderAsync("has tasks");
        var task = (await app.RefreshAsync(provider)).GetProperty("id").GetString();
        (await app.PostAsync("/api/tasks", new { action = "query", resources = new[] { new { id = task } } })).GetProperty("results")[0]
            .GetProperty("state").GetString().ShouldBe("Finished");
        (await app.PostAsync($"/api/tasks/{task}", new { action = "delete" })).GetProperty("message").GetString()!.ShouldStartWith($"Deleting Task id: {task} name: ");
        ((int)(await app.Http.DeleteAsync($"/api/tasks/{task}")).StatusCode).ShouldBe(404);
    }
}
