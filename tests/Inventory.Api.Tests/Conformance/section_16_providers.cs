using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_16_providers(App app)
{
    private static readonly HttpMethod[] EditVerbs = [HttpMethod.Put, HttpMethod.Patch];

    [Fact]
    public async Task They_are_edited_by_every_verb_and_shown_with_their_columns_only()
    {
        var id = await app.AddProviderAsync("edited");
        foreach (var verb in EditVerbs)
        {
            var name = $"edited by {verb}";
            var shown = await app.SendAsync(verb, $"/api/providers/{id}", $$"""{"name":"{{name}}"}""", 200);
            shown.GetProperty("name").GetString().ShouldBe(name);
            shown.TryGetProperty("endpoints", out _).ShouldBeFalse();
            shown.TryGetProperty("actions", out _).ShouldBeFalse();
        }
        var commands = """[{"action":"edit","path":"name","value":"by commands"},{"action":"remove","path":"api_version"},{"path":"nothing"}]""";
        (await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", commands, 200)).GetProperty("name").GetString().ShouldBe("by commands");
        var bulk = await app.PostAsync("/api/providers", new { action = "edit", resources = new[] { new { id, name = "in bulk" } } });
        bulk.GetProperty("results")[0].GetProperty("name").GetString().ShouldBe("in bulk");
        (await EndpointsAsync(id)).ShouldBe(["default"]);
        await app.RefreshAsync(id); // nothing of its cloud was changed, so its credentials are still known to be valid
    }

    [Theory]
    [InlineData("""{"type":"ManageIQ::Providers::AwesomeCloud::CloudManager"}""", "Provider type cannot be updated")]
    [InlineData("""{"ddf":true,"colour":"red"}""", "Could not update the provider - Invalid attributes specified in the request: colour")]
    [InlineData("""{"ddf":true,"project":"not in this form"}""", "Could not update the provider - Invalid attributes specified in the request: project")]
    [InlineData("""{"ddf":true,"endpoints":[{"role":"default","hostname":"h"}]}""", "Could not update the provider - Invalid attributes specified in the request: endpoints.default.hostname")]
    [InlineData("""{"colour":"red"}""", "Invalid Provider attributes colour specified")]
    [InlineData("""{"name":" "}""", "Could not update the provider - Name can't be blank")]
    [InlineData("""{"zone":{"id":"999"}}""", "Could not update the provider - Zone does not exist")]
    [InlineData("""{"name":"has this name"}""", "Could not update the provider - Name has already been taken")]
    public async Task Edits_that_make_no_sense_are_refused(string body, string message)
    {
        var id = await ProviderAsync("refuses edits");
        await ProviderAsync("has this name");
        var refused = await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", body, 400);
        refused.GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task A_bare_authentication_keeps_the_stored_secret_and_a_changed_one_is_checked_by_a_task()
    {
        var id = await app.AddProviderAsync("keeps its secret");
        var url = app.Cloud.Endpoint.ToString();
        await app.SendAsync(
            HttpMethod.Patch, $"/api/providers/{id}",
            $$"""{"ddf":true,"endpoints":[{"role":"default","url":"{{url}}"}],"authentications":[{"authtype":"default"}]}""", 200);
        (await app.RefreshAsync(id)).GetProperty("status").GetString().ShouldBe("Ok");

        await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", """{"ddf":true,"authentications":[{"authtype":"default","password":"wrong"}]}""", 200);
        (await CheckedAsync(id)).GetProperty("status").GetString().ShouldBe("Error");
        var refused = await app.PostAsync($"/api/providers/{id}", new { action = "refresh" }, 400);
        refused.GetProperty("message").GetString().ShouldEndWith("failed last authentication check");

        await app.SendAsync(
            HttpMethod.Patch, $"/api/providers/{id}", $$$"""{"credentials":{"password":"{{{app.Cloud.Credentials.SecretKey}}}"}}""", 200);
        (await CheckedAsync(id)).GetProperty("status").GetString().ShouldBe("Ok");
        (await app.RefreshAsync(id)).GetProperty("status").GetString().ShouldBe("Ok");
    }

    [Fact]
    public async Task Roles_that_are_not_sent_are_gone_in_the_one_form_and_stay_in_the_older()
    {
        var id = await ProviderAsync("has roles", "ManageIQ::Providers::Family::CloudManager");
        await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}",
            """{"connection_configurations":[{"endpoint":{"role":"metrics","hostname":"m.example","port":80}},{"endpoint":{"role":"default","hostname":"d.example"}}],"credentials":{"password":"p"}}""", 200);
        await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", """{"port":5001,"credentials":{"password":"p"}}""", 200);
        (await EndpointsAsync(id)).ShouldBe(["default", "metrics"]);
        var endpoints = (await app.GetAsync($"/api/providers/{id}?attributes=endpoints")).GetProperty("endpoints").EnumerateArray();
        endpoints.Select(e => $"{e.GetProperty("hostname")}:{e.GetProperty("port")}").Order().ShouldBe(["d.example:5001", "m.example:80"]);

        await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", """{"ddf":true,"endpoints":[{"role":"default"}],"authentications":[{"authtype":"default","password":"p"}]}""", 200);
        (await EndpointsAsync(id)).ShouldBe(["default"]);
    }

    [Theory]
    [InlineData("""{"ddf":true,"endpoints":[{"role":"default","url":"https://elsewhere.example"}]}""", "default")]
    [InlineData("""{"ddf":true,"endpoints":[{"role":"default","url":"https://elsewhere.example"}],"authentications":[{"authtype":"default","userid":"AK2"}]}""", "default")]
    [InlineData("""{"ddf":true,"endpoints":[]}""", "default")]
    [InlineData("""{"url":"https://elsewhere.example"}""", "default")]
    [InlineData("""{"hostname":"elsewhere.example","port":80}""", "default")]
    [InlineData("""{"connection_configurations":[{"endpoint":{"role":"default","hostname":"elsewhere.example"}}]}""", "default")]
    [InlineData("""{"verify_ssl":0}""", "default")]
    public async Task A_stored_secret_is_sent_to_no_other_endpoint(string body, string types)
    {
        var id = await ProviderAsync("stays where it is");
        var refused = await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", body, 400);
        refused.GetProperty("error").GetProperty("message").GetString().ShouldBe(
            $"Could not update the provider - The endpoint changes, and a stored secret is not sent to another one: specify the credentials {types} again");
        (await app.GetAsync($"/api/providers/{id}?attributes=url")).GetProperty("url").GetString().ShouldBe(app.Cloud.Endpoint.ToString());
    }

    [Fact]
    public async Task With_the_credentials_the_endpoint_changes()
    {
        var id = await ProviderAsync("moves");
        var (url, credentials) = ($"{app.Cloud.Endpoint}?x=1", app.Cloud.Credentials);
        await app.SendAsync(
            HttpMethod.Patch, $"/api/providers/{id}", $$$"""{"url":"{{{url}}}","credentials":{"userid":"{{{credentials.AccessKey}}}","password":"{{{credentials.SecretKey}}}"}}""", 200);
        (await app.GetAsync($"/api/providers/{id}?attributes=url")).GetProperty("url").GetString().ShouldBe(url);
    }

    [Fact]
    public async Task The_columns_of_providers_are_filled_in_by_create_and_edit()
    {
        var body = app.Provider("has columns");
        foreach (var (name, value) in new (string, object)[]
        {
            ("subscription", "s-1"), ("project", "p-1"), ("realm", "r-1"), ("host_default_vnc_port_start", 5900), ("host_default_vnc_port_end", "5999"),
            ("options", new { proxy = "x", api_token = "s3cret" }),
        })
            body[name] = value;
        var created = (await app.PostAsync("/api/providers", body)).GetProperty("results")[0];
        (created.GetProperty("subscription").GetString(), created.GetProperty("project").GetString(), created.GetProperty("realm").GetString()).ShouldBe(("s-1", "p-1", "r-1"));
        (created.GetProperty("host_default_vnc_port_start").GetInt32(), created.GetProperty("host_default_vnc_port_end").GetInt32()).ShouldBe((5900, 5999));
        created.GetProperty("options").GetRawText().ShouldBe("""{"proxy":"x"}""");

        var edited = await app.SendAsync(HttpMethod.Patch, $"/api/providers/{created.GetProperty("id").GetString()}", """{"subscription":null,"project":"p-2"}""", 200);
        (edited.GetProperty("subscription").ValueKind, edited.GetProperty("project").GetString(), edited.GetProperty("realm").GetString()).ShouldBe((JsonValueKind.Null, "p-2", "r-1"));
    }

    [Theory]
    [InlineData("guid", "x", "Invalid Provider attributes guid specified")]
    [InlineData("last_refresh_date", "2031-01-01", "Invalid Provider attributes last_refresh_date specified")]
    [InlineData("capabilities", "x", "Invalid Provider attributes capabilities specified")]
    [InlineData("host_default_vnc_port_start", "many", "Could not create the new provider - host_default_vnc_port_start must be a number from 1 to 65535")]
    [InlineData("options", "x", "Could not create the new provider - options must be an object")]
    public async Task But_not_those_that_are_the_program_s_own_and_not_with_anything(string name, string value, string message)
    {
        var body = app.Provider("is never made");
        body[name] = value;
        (await app.PostAsync("/api/providers", body, 400)).GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
    }

    [Theory]
    [InlineData("""{"userid":"u","password":"p","colour":"red"}""", "Invalid Provider attributes authentications.default.colour specified")]
    [InlineData("""{"auth_type":"bearer","userid":"u","password":"p"}""",
        "Could not create the new provider - Unsupported authentication type bearer specified, ManageIQ::Providers::Family::CloudManager supports: default")]
    public async Task Credentials_of_other_kinds_are_refused(string credentials, string message)
    {
        var body = $$"""{"type":"ManageIQ::Providers::Family::CloudManager","name":"never","credentials":{{credentials}}}""";
        (await app.SendAsync(HttpMethod.Post, "/api/providers", body, 400)).GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
    }

    [Theory]
    [InlineData("""{"zone":{"id":"#"}}""")]
    [InlineData("""{"zone_id":"#"}""")]
    [InlineData("""{"zone":{"href":"http://inv.example/api/zones/#"}}""")]
    [InlineData("""{"zone":{"href":"http://inv.example/api/zone/#"}}""")]
    public async Task A_zone_is_named_by_id_or_link(string body)
    {
        var (id, zone) = (await ProviderAsync("changes zones"), Guid.NewGuid().ToString());
        var made = await app.PostAsync("/api/zones", new { name = zone, description = zone });
        var zoneId = made.GetProperty("results")[0].GetProperty("id").GetString()!;

        (await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", body.Replace("#", zoneId), 200)).GetProperty("zone_id").GetString().ShouldBe(zoneId);
    }

    [Fact]
    public async Task Who_joins_a_refresh_of_another_user_can_follow_it()
    {
        var provider = await app.AddProviderAsync("refreshed by two");
        var role = await MadeAsync("roles", new { name = "sees one", rights = "operate", provider_ids = new[] { provider } });
        var group = await MadeAsync("groups", new { description = "one", role = new { id = role } });
        await MadeAsync("users", new { userid = "lim", name = "Lim", password = "long enough", group = new { id = group } });
        using var lim = app.Host.Server.CreateClient();
        lim.DefaultRequestHeaders.Authorization = App.Basic("lim", "long enough");
        app.Cloud.Faults.Slow(TimeSpan.FromMilliseconds(300));
        try
        {
            await app.PostAsync($"/api/providers/{provider}", new { action = "refresh" }); // runs
            var waiting = (await app.PostAsync($"/api/providers/{provider}", new { action = "refresh" })).GetProperty("task_id").GetString()!;
            using var asked = await lim.PostAsync($"/api/providers/{provider}", new StringContent("""{"action":"refresh"}"""));
            var href = JsonElement.Parse(await asked.Content.ReadAsStringAsync()).GetProperty("task_href").GetString()!;

            ((int)(await lim.GetAsync($"/api/tasks/{waiting}")).StatusCode).ShouldBe(404);
            var own = JsonElement.Parse(await lim.GetStringAsync(href));
            own.GetProperty("userid").GetString().ShouldBe("lim");
            (await app.TaskAsync(own.GetProperty("id").GetString()!)).GetProperty("status").GetString().ShouldBe("Ok");
        }
        finally
        {
            app.Cloud.Faults.Clear();
        }

        async Task<string> MadeAsync(string collection, object body) => (await app.PostAsync($"/api/{collection}", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task They_are_removed_by_a_task_with_all_but_their_archive()
    {
        var id = await app.AddProviderAsync("removed");
        await app.RefreshAsync(id);
        var vm = (await app.GetAsync($"/api/providers/{id}/vms?limit=1&expand=resources&attributes=id")).GetProperty("resources")[0].GetProperty("id").GetString();

        var asked = await app.PostAsync($"/api/providers/{id}", new { action = "delete" });
        asked.GetProperty("message").GetString().ShouldBe($"Deleting Provider id: {id} name: 'removed'");
        asked.GetProperty("href").GetString().ShouldEndWith($"/api/providers/{id}");
        (await app.TaskAsync(asked.GetProperty("task_id").GetString()!)).GetProperty("status").GetString().ShouldBe("Ok");

        await app.GetAsync($"/api/providers/{id}", 404);
        var archived = await app.GetAsync($"/api/vms/{vm}?attributes=ems_id,archived");
        archived.GetProperty("ems_id").ValueKind.ShouldBe(JsonValueKind.Null);
        archived.GetProperty("archived").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task DELETE_answers_nothing_and_unknown_ids_are_404()
    {
        var id = await ProviderAsync("deleted");
        var answer = await app.Http.DeleteAsync($"/api/providers/{id}");
        ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((204, ""));
        for (var tries = 0; tries < 600 && (await app.Http.GetAsync($"/api/providers/{id}")).IsSuccessStatusCode; tries++)
            await Task.Delay(50);
        await app.GetAsync($"/api/providers/{id}", 404);
        ((int)(await app.Http.DeleteAsync($"/api/providers/{id}")).StatusCode).ShouldBe(404);
        await app.PostAsync($"/api/providers/{id}", new { action = "delete" }, 404);
    }

    [Fact]
    public async Task Child_managers_follow_their_provider()
    {
        var id = await ProviderAsync("has children", "ManageIQ::Providers::Family::CloudManager");
        var child = (await app.GetAsync($"/api/providers/{id}?attributes=child_managers")).GetProperty("child_managers")[0].GetProperty("id").GetString();
        foreach (var action in new[] { "delete", "pause", "resume", "edit" })
        {
            var refused = await app.PostAsync($"/api/providers/{child}", new { action }, 400);
            refused.GetRawText().ShouldContain("it is part of another provider, and follows that one");
        }
        await app.SendAsync(HttpMethod.Patch, $"/api/providers/{id}", """{"name":"renamed family"}""", 200);
        (await app.GetAsync($"/api/providers/{child}")).GetProperty("name").GetString()!.ShouldStartWith("renamed family ");
        await app.TaskAsync((await app.PostAsync($"/api/providers/{id}", new { action = "delete" })).GetProperty("task_id").GetString()!);
        await app.GetAsync($"/api/providers/{child}", 404);
    }

    [Fact]
    public async Task Paused_ones_are_left_alone_in_the_hidden_zone()
    {
        var id = await app.AddProviderAsync("paused");
        var zone = (await app.GetAsync($"/api/providers/{id}")).GetProperty("zone_id").GetString();

        (await app.PostAsync($"/api/providers/{id}", new { action = "pause" })).GetProperty("message").GetString().ShouldBe($"Pausing Provider id: {id} name: 'paused'");
        var paused = await app.GetAsync($"/api/providers/{id}");
        paused.GetProperty("enabled").GetBoolean().ShouldBeFalse();
        paused.GetProperty("zone_before_pause_id").GetString().ShouldBe(zone);
        (await app.GetAsync($"/api/zones/{paused.GetProperty("zone_id")}")).GetProperty("visible").GetBoolean().ShouldBeFalse();
        (await app.PostAsync($"/api/providers/{id}", new { action = "refresh" }, 400)).GetProperty("message").GetString()!
            .ShouldEndWith("its provider is paused; resume it first");

        await app.PostAsync($"/api/providers/{id}", new { action = "pause" }); // and once more
        (await app.GetAsync($"/api/providers/{id}")).GetProperty("zone_before_pause_id").GetString().ShouldBe(zone);

        await app.PostAsync($"/api/providers/{id}", new { action = "resume" });
        var resumed = await app.GetAsync($"/api/providers/{id}");
        (resumed.GetProperty("enabled").GetBoolean(), resumed.GetProperty("zone_id").GetString()).ShouldBe((true, zone));
        (await app.RefreshAsync(id)).GetProperty("status").GetString().ShouldBe("Ok");
    }

    [Fact]
    public async Task Two_may_have_one_endpoint_but_not_one_name()
    {
        var ids = new List<string>();
        foreach (var region in app.Cloud.World.Regions.Take(2).Select(r => r.Name))
            ids.Add(await app.AddProviderAsync($"in {region}", region));
        ids.Distinct().Count().ShouldBe(2);
        var endpoints = new List<string?>();
        foreach (var id in ids)
        {
            endpoints.Add((await app.GetAsync($"/api/providers/{id}?attributes=endpoints")).GetProperty("endpoints")[0].GetProperty("url").GetString());
            (await app.RefreshAsync(id)).GetProperty("status").GetString().ShouldBe("Ok");
        }
        endpoints.ShouldBe([app.Cloud.Endpoint.ToString(), app.Cloud.Endpoint.ToString()]);

        var again = await app.PostAsync("/api/providers", app.Provider($"in {app.Cloud.World.Regions[0].Name}"), 400);
        again.GetProperty("error").GetProperty("message").GetString().ShouldBe("Could not create the new provider - Name has already been taken");
    }

    [Fact]
    public async Task Passwords_of_clouds_are_not_changed_by_change_password()
    {
        var id = await ProviderAsync("has a password");
        var order = new { action = "change_password", current_password = "a", new_password = "b" };
        (await app.PostAsync("/api/providers", order, 400)).GetProperty("error").GetProperty("message").GetString()
            .ShouldBe("Must specify an id for change password of a providers resource");
        (await app.PostAsync($"/api/providers/{id}", order, 400)).GetProperty("error").GetProperty("message").GetString()
            .ShouldBe($"Change Password for Provider id: {id} name: 'has a password': Feature not available/supported");
    }

    [Theory]
    [InlineData("check_compliance")]
    [InlineData("import_vm")]
    public async Task What_clouds_do_not_offer_is_no_action(string action)
    {
        var id = await ProviderAsync("offers less");
        (await app.PostAsync($"/api/providers/{id}", new { action }, 400)).GetProperty("error").GetProperty("message").GetString()
            .ShouldBe($"Unsupported Custom Action {action} for the providers resource specified");
    }

    private async Task<string> ProviderAsync(string name, string? type = null)
    {
        var known = await app.GetAsync($"/api/providers?expand=resources&attributes=id&filter[]=name='{name}'");
        if (known.GetProperty("subcount").GetInt32() > 0)
            return known.GetProperty("resources")[0].GetProperty("id").GetString()!;
        var body = app.Provider(name, type: type);
        if (type is not null)
            body.Remove("endpoints");
        return (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    private async Task<string[]> EndpointsAsync(string id) =>
    [
        .. (await app.GetAsync($"/api/providers/{id}?attributes=endpoints")).GetProperty("endpoints").EnumerateArray()
            .Select(e => e.GetProperty("role").GetString()!).Order(),
    ];

    private async Task<JsonElement> CheckedAsync(string id)
    {
        var tasks = await app.GetAsync($"/api/tasks?expand=resources&attributes=id&sort_by=id&sort_order=desc&filter[]=name='Verify credentials of Provider id: {id} *'");
        return await app.TaskAsync(tasks.GetProperty("resources")[0].GetProperty("id").GetString()!);
    }
}
