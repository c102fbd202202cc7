using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_17_vms(App app)
{
    [Fact]
    public async Task Custom_values_are_the_users_and_names_the_clouds()
    {
        var provider = await app.AddProviderAsync("edited vms");
        await app.RefreshAsync(provider);
        var vm = (await app.GetAsync($"/api/providers/{provider}/vms?limit=1&expand=resources&attributes=id,name")).GetProperty("resources")[0];
        var (id, name) = (vm.GetProperty("id").GetString(), vm.GetProperty("name").GetString());

        var edited = await app.PostAsync($"/api/vms/{id}", new { action = "edit", resource = new { name = "mine", description = "about it", custom_1 = "one", custom_9 = 9 } });
        (edited.GetProperty("name").GetString(), edited.GetProperty("description").GetString()).ShouldBe(("mine", "about it"));

        App.EventsOf(await app.RefreshAsync(provider)).ShouldBe(1); // the cloud's word counts again
        var shown = await app.GetAsync($"/api/instances/{id}?attributes=name,custom_1,custom_9,custom_2");
        (shown.GetProperty("name").GetString(), shown.GetProperty("custom_1").GetString(), shown.GetProperty("custom_9").GetString()).ShouldBe((name, "one", "9"));
        App.EventsOf(await app.RefreshAsync(provider)).ShouldBe(0);

        await app.PostAsync($"/api/vms/{id}", new { action = "edit", custom_1 = (string?)null });
        (await app.GetAsync($"/api/vms?filter[]=custom_1=one&filter[]=id={id}")).GetProperty("subcount").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"action":"edit","autostart":"x","power_state":"on"}""", "Cannot edit VM - Cannot edit values autostart, power_state")]
    [InlineData("""{"action":"edit","name":""}""", "Cannot edit VM - Name can't be blank")]
    [InlineData("""{"action":"set_ownership"}""", "Unsupported Custom Action set_ownership for the vms resource specified")]
    [InlineData("""{"action":"retire"}""", "Unsupported Custom Action retire for the vms resource specified")]
    [InlineData("""{"name":"x"}""", "Unsupported Custom Action create for the vms resource specified")]
    public async Task What_is_not_offered_is_refused(string body, string message) =>
        (await app.SendAsync(HttpMethod.Post, $"/api/vms/{await VmAsync()}", body, 400)).GetProperty("error").GetProperty("message").GetString().ShouldBe(message);

    [Fact]
    public async Task Verbs_are_those_of_the_collection()
    {
        await app.SendAsync(HttpMethod.Patch, $"/api/vms/{await VmAsync()}", """{"description":"x"}""", 404);
        await app.SendAsync(HttpMethod.Delete, $"/api/instances/{await VmAsync()}", "", 404);
        (await app.SendAsync(HttpMethod.Delete, $"/api/flavors/{await app.FirstAsync("flavors")}", "", 400)).GetProperty("error").GetProperty("message").GetString()
            .ShouldBe("Unsupported Action delete for the flavors resource specified");
        await app.SendAsync(HttpMethod.Post, "/api/enterprises", """{"action":"create","name":"x"}""", 404);
        (await app.SendAsync(HttpMethod.Options, $"/api/cloud_volumes?ems_id={await app.FilledAsync()}", "", 400)).GetProperty("error").GetProperty("message").GetString()
            .ShouldBe("No Cloud Volumes support for - filled");
        (await app.SendAsync(HttpMethod.Options, $"/api/vms/{await VmAsync()}/snapshots", "", 400)).GetProperty("error").GetProperty("message").GetString()
            .ShouldBe("Feature not available/supported");
    }

    [Fact]
    public async Task A_row_below_another_lists_no_action_that_has_no_route()
    {
        var below = await app.GetAsync($"/api/providers/{await app.FilledAsync()}/vms/{await VmAsync()}");
        below.TryGetProperty("actions", out _).ShouldBeFalse();
        await app.PostAsync(below.GetProperty("href").GetString()!, new { action = "refresh" }, 400);
    }

    private Task<string> VmAsync() => app.FirstAsync("vms");
}
