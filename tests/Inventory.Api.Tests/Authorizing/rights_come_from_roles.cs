using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Authorizing;

public class rights_come_from_roles(ServedInventory served)
{
    [Fact]
    public async Task who_lacks_one_is_refused_before_anything_is_looked_up()
    {
        await using var api = await SomeApi.StartAsync(served);
        await api.AddUserAsync("ada", "EvmGroup-auditor");
        await api.AddUserAsync("otto", "EvmGroup-operator");
        var (ada, otto) = (SomeApi.As("ada"), SomeApi.As("otto"));

        (await api.SendAsync("GET", "/api/vms", null, ada)).Status.ShouldBe(200);
        foreach (var id in new[] { "12", "99" })
        {
            var refused = await api.SendAsync("POST", $"/api/vms/{id}", """{"action":"start"}""", ada);
            (refused.Status, refused.Message()).ShouldBe((403, "Use of Action start is forbidden"));
            (await api.SendAsync("DELETE", $"/api/zones/{id}", null, otto)).Message().ShouldBe("Use of the delete action is forbidden");
        }
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", otto)).Status.ShouldBe(200);
        (await api.SendAsync("POST", "/api/vms/99", """{"action":"start"}""", otto)).Status.ShouldBe(404);
        (await api.SendAsync("POST", "/api/providers", """{"name":"x"}""", otto)).Status.ShouldBe(403);
        (await api.SendAsync("POST", "/api/users", """{"userid":"x"}""", otto)).Status.ShouldBe(403);
        (await ActionsAsync(api, "/api/vms/12", ada)).ShouldBe("");
        (await ActionsAsync(api, "/api/vms/12", otto)).ShouldBe("start");
        (await ActionsAsync(api, "/api/providers", otto)).ShouldBe("query");
        (await ActionsAsync(api, "/api/providers", SomeApi.As("admin") with { Item2 = ServedInventory.Basic("admin", ServedInventory.Password).ToString() }))
            .ShouldBe("query create refresh verify_credentials");
    }

    [Fact]
    public async Task a_limited_operator_acts_on_what_he_sees()
    {
        await using var api = await SomeApi.StartAsync(served);
        await api.SendAsync("POST", "/api/roles", """{"name":"east","rights":"operate","provider_ids":["2"]}""");
        (await api.SendAsync("POST", "/api/groups", """{"description":"east","role":{"name":"east"}}""")).Status.ShouldBe(200);
        await api.AddUserAsync("eve", "east");
        var eve = SomeApi.As("eve");

        (await api.SendAsync("POST", "/api/vms/14", """{"action":"start"}""", eve)).Status.ShouldBe(200);
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", eve)).Message().ShouldBe("Couldn't find Vm with 'id'=12");
        (await api.SendAsync("POST", "/api/vms", """{"action":"start","resources":[{"id":12},{"id":14}]}""", eve)).Json.GetProperty("results").EnumerateArray()
            .Select(r => r.GetProperty("success").GetBoolean()).ShouldBe([false, true]);
        (await api.SendAsync("GET", "/api/users?expand=resources", null, eve)).Json.GetProperty("resources").EnumerateArray()
            .Select(u => u.GetProperty("userid").GetString()).ShouldBe(["eve"]);
    }

    [Fact]
    public async Task the_entry_point_tells_who_asks_for_which_group()
    {
        await using var api = await SomeApi.StartAsync(served);
        var id = await api.AddUserAsync("gus", "EvmGroup-auditor", "EvmGroup-operator");
        var gus = SomeApi.As("gus");

        var identity = (await api.SendAsync("GET", "/api", null, gus)).Json.GetProperty("identity");
        (await api.SendAsync("GET", new Uri(identity.GetProperty("user_href").GetString()!).AbsolutePath, null, gus)).Json.GetProperty("userid").GetString().ShouldBe("gus");
        (await api.SendAsync("GET", new Uri(identity.GetProperty("group_href").GetString()!).AbsolutePath, null, gus)).Json.GetProperty("description").GetString()
            .ShouldBe(identity.GetProperty("group").GetString());
        (await api.SendAsync("GET", new Uri(identity.GetProperty("role_href").GetString()!).AbsolutePath, null, gus)).Json.GetProperty("name").GetString().ShouldBe("auditor");
        identity.GetProperty("tenant").GetString().ShouldBe("Root");

        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", gus)).Status.ShouldBe(403);
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", gus, ("X-MIQ-Group", "EvmGroup-operator"))).Status.ShouldBe(200);
        (await api.SendAsync("GET", "/api", null, gus, ("X-MIQ-Group", "EvmGroup-super_administrator"))).Message()
            .ShouldBe("Invalid Authorization Group EvmGroup-super_administrator specified");
        (await api.SendAsync("POST", $"/api/users/{id}", """{"action":"set_current_group","current_group":{"description":"EvmGroup-operator"}}""", gus)).Status.ShouldBe(200);
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", gus)).Status.ShouldBe(200);
        (await api.SendAsync("POST", $"/api/users/{id}", """{"action":"set_current_group","current_group":{"id":1}}""", gus)).Status.ShouldBe(400);
    }

    private static async Task<string> ActionsAsync(SomeApi api, string path, (string, string) user) =>
        (await api.SendAsync("GET", path, null, user)).Json.TryGetProperty("actions", out var actions)
            ? string.Join(' ', actions.EnumerateArray().Select(a => a.GetProperty("name").GetString())) : "";
}
