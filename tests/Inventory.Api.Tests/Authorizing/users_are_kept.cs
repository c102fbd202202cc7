using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Authorizing;

public class users_are_kept(ServedInventory served)
{
    [Fact]
    public async Task and_what_ends_for_them_ends_at_once()
    {
        await using var api = await SomeApi.StartAsync(served);
        var id = await api.AddUserAsync("uma", "EvmGroup-operator");
        var uma = SomeApi.As("uma");

        (await WithTokenAsync(api, await TokenAsync(api, uma))).ShouldBe(200);

        var revoked = await TokenAsync(api, uma);
        (await api.SendAsync("POST", $"/api/users/{id}", """{"action":"revoke_sessions"}""", uma)).Status.ShouldBe(200);
        (await WithTokenAsync(api, revoked)).ShouldBe(401);

        var old = await TokenAsync(api, uma);
        (await WithTokenAsync(api, old)).ShouldBe(200);
        (await api.SendAsync("PATCH", $"/api/users/{id}", """{"password":"another one"}""", uma)).Status.ShouldBe(200);
        (await api.SendAsync("GET", "/api", null, uma)).Status.ShouldBe(401);
        (await WithTokenAsync(api, old)).ShouldBe(401);
        var another = ("Authorization", ServedInventory.Basic("uma", "another one").ToString());

        var token = await TokenAsync(api, another);
        (await api.SendAsync("POST", $"/api/users/{id}", """{"action":"edit","resource":{"group":{"description":"EvmGroup-auditor"}}}""")).Status.ShouldBe(200);
        (await WithTokenAsync(api, token)).ShouldBe(401);
        (await api.SendAsync("POST", "/api/vms/12", """{"action":"start"}""", another)).Status.ShouldBe(403);

        token = await TokenAsync(api, another);
        (await api.SendAsync("DELETE", $"/api/users/{id}")).Status.ShouldBe(204);
        (await WithTokenAsync(api, token)).ShouldBe(401);
        (await api.SendAsync("GET", "/api", null, another)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task by_administrators_and_a_little_by_themselves()
    {
        await using var api = await SomeApi.StartAsync(served);
        var (id, other) = (await api.AddUserAsync("ivy", "EvmGroup-auditor"), await api.AddUserAsync("joe", "EvmGroup-auditor"));
        var ivy = SomeApi.As("ivy");

        (await api.SendAsync("PUT", $"/api/users/{id}", """{"email":"ivy@example.com","settings":{"locale":"de"}}""", ivy)).Json.GetProperty("email").GetString()
            .ShouldBe("ivy@example.com");
        (await api.SendAsync("PUT", $"/api/users/{id}", """{"group":{"id":1}}""", ivy)).Message()
            .ShouldBe("Cannot update attributes other than password, email, settings for the current user");
        (await api.SendAsync("PUT", $"/api/users/{other}", """{"email":"x"}""", ivy)).Status.ShouldBe(403);
        (await api.SendAsync("POST", $"/api/users/{other}", """{"action":"revoke_sessions"}""", ivy)).Status.ShouldBe(403);
        (await api.SendAsync("DELETE", $"/api/users/{other}", null, ivy)).Status.ShouldBe(403);
        (await api.SendAsync("GET", $"/api/users/{id}", null, ivy)).Json.ToString().ShouldNotContain("password");
    }

    [Fact]
    public async Task each_is_offered_what_he_may_do_to_himself_and_to_others()
    {
        await using var api = await SomeApi.StartAsync(served);
        var (id, other) = (await api.AddUserAsync("eva", "EvmGroup-auditor"), await api.AddUserAsync("tom", "EvmGroup-auditor"));
        var eva = SomeApi.As("eva");

        (await ActionsAsync(id, eva)).ShouldBe("edit edit edit revoke_sessions set_current_group");
        (await ActionsAsync(other, eva)).ShouldBe("");
        (await ActionsAsync("1", ("Authorization", ServedInventory.Basic("admin", ServedInventory.Password).ToString()))).ShouldContain("delete edit edit edit revoke_sessions set_current_group");
        (await ActionsAsync(id, ("Authorization", ServedInventory.Basic("admin", ServedInventory.Password).ToString()))).ShouldEndWith("delete edit edit edit revoke_sessions");
        var page = (await api.SendAsync("GET", "/api/users?expand=resources", null, eva)).Json.GetProperty("resources").EnumerateArray();
        page.Where(u => u.TryGetProperty("actions", out _)).Select(u => u.GetProperty("id").GetString()).ShouldBe([id]);

        async Task<string> ActionsAsync(string of, (string, string) asker) =>
            (await api.SendAsync("GET", $"/api/users/{of}", null, asker)).Json is var user && user.TryGetProperty("actions", out var actions)
                ? string.Join(' ', actions.EnumerateArray().Select(a => a.GetProperty("name").GetString())) : "";
    }

    [Theory]
    [InlineData("POST", "users", """{"userid":"x","name":"x","group":{"id":1}}""", "password must have at least 8 characters")]
    [InlineData("POST", "users", """{"userid":"x","name":"x","password":"short","group":{"id":1}}""", "password must have at least 8 characters")]
    [InlineData("POST", "users", """{"userid":"x","password":"long enough","group":{"id":1}}""", "Must specify name")]
    [InlineData("POST", "users", """{"userid":"x","name":"x","password":"long enough"}""", "Must specify a group, or miq_groups, that exist")]
    [InlineData("POST", "users", """{"userid":"x","name":"x","password":"long enough","group":{"description":"no"}}""", "Must specify a group, or miq_groups, that exist")]
    [InlineData("POST", "users", """{"userid":"admin","name":"x","password":"long enough","group":{"id":1}}""", "userid has already been taken")]
    [InlineData("POST", "users", """{"userid":"x","name":"x","password_digest":"x"}""", "Invalid attributes specified: password_digest")]
    [InlineData("DELETE", "users/1", null, "Cannot delete user of current request")]
    [InlineData("PUT", "users/1", """{"group":{"description":"EvmGroup-auditor"}}""", "The last administrator cannot be removed, or lose that role")]
    [InlineData("POST", "roles", """{"name":"x","rights":"all"}""", "rights must be one of read, operate, administer")]
    [InlineData("POST", "roles", """{"name":"x","rights":"1"}""", "rights must be one of read, operate, administer")]
    [InlineData("POST", "roles", """{"name":"x","rights":"administer","provider_ids":[1]}""", "A role that administers cannot be limited to providers")]
    [InlineData("POST", "roles", """{"name":"x","rights":"read","provider_ids":[99]}""", "provider_ids must be null, for all, or a list of ids of providers that exist")]
    [InlineData("POST", "roles", """{"name":"x","rights":"read","provider_ids":"1"}""", "provider_ids must be null, for all, or a list of ids of providers that exist")]
    [InlineData("DELETE", "roles/1", null, "Role super_administrator is one of the program's own, and stays as it is")]
    [InlineData("POST", "groups", """{"description":"x"}""", "Must specify a role that exists")]
    [InlineData("DELETE", "groups/1", null, "A group that is one of the program's own stays as it is")]
    [InlineData("POST", "tenants", """{"name":"Root"}""", "name has already been taken")]
    [InlineData("DELETE", "tenants/1", null, "The root tenant cannot be deleted")]
    public async Task but_not_against_reason(string method, string path, string? body, string message)
    {
        var (status, json) = await served.SendAsync(new HttpMethod(method), $"/api/{path}", body);

        (status, (status, json).Message()).ShouldBe((400, message));
    }

    [Fact]
    public async Task groups_roles_and_tenants_come_and_go()
    {
        await using var api = await SomeApi.StartAsync(served);
        var tenant = await AddAsync(api, "tenants", """{"name":"east"}""");
        var role = await AddAsync(api, "roles", """{"action":"add","name":"watcher","rights":"read","provider_ids":[{"href":"/api/providers/1"},"2"]}""");
        var group = await AddAsync(api, "groups", $$$"""{"description":"watchers","role":{"id":"{{{role}}}"},"tenant":{"id":"{{{tenant}}}"}}""");

        (await api.SendAsync("GET", $"/api/roles/{role}")).Json.GetProperty("provider_ids").GetRawText().ShouldBe("""["1","2"]""");
        (await api.SendAsync("GET", $"/api/groups/{group}?attributes=miq_user_role_name,tenant.name")).Json.GetProperty("miq_user_role_name").GetString().ShouldBe("watcher");
        foreach (var path in new[] { $"roles/{role}", $"tenants/{tenant}" })
            (await api.SendAsync("DELETE", $"/api/{path}")).Status.ShouldBe(400); // in use
        await api.AddUserAsync("pat", "watchers");
        (await api.SendAsync("DELETE", $"/api/groups/{group}")).Message().ShouldBe("The group has users assigned that do not belong to any other group");
        (await api.SendAsync("POST", $"/api/roles/{role}", """{"action":"edit","provider_ids":null}""")).Json.GetProperty("provider_ids").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var pat = (await api.SendAsync("GET", "/api/users?expand=resources&filter[]=userid=pat")).Json.GetProperty("resources")[0].GetProperty("id").GetString();
        foreach (var path in new[] { $"users/{pat}", $"groups/{group}", $"roles/{role}", $"tenants/{tenant}" })
            (await api.SendAsync("DELETE", $"/api/{path}")).Status.ShouldBe(204);
    }

    private static async Task<string> AddAsync(SomeApi api, string collection, string body)
    {
        var (status, json) = await api.SendAsync("POST", $"/api/{collection}", body);
        status.ShouldBe(200, json.ToString());
        return json.GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    private static async Task<string> TokenAsync(SomeApi api, (string, string) user) =>
        (await api.SendAsync("GET", "/api/auth", null, user)).Json.GetProperty("auth_token").GetString()!;

    private static async Task<int> WithTokenAsync(SomeApi api, string token) => (await api.SendAsync("GET", "/api/vms", null, ("X-Auth-Token", token))).Status;
}
