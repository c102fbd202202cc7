using System.Net;
using System.Text;
using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_25_what_clients_send(App app)
{
    [Fact]
    public async Task The_Ruby_client()
    {
        var provider = await app.FilledAsync();
        var entry = await SendAsync("/api?attributes=authorization", accept: "application/json");
        entry.GetProperty("authorization").GetProperty("product_features").ValueKind.ShouldBe(JsonValueKind.Object);
        foreach (var collection in entry.GetProperty("collections").EnumerateArray())
            (Text(collection, "name"), Text(collection, "href"), Text(collection, "description")).ShouldNotBe(default);
        var name = Text((await app.GetAsync($"/api/vms/{await app.FirstAsync("vms")}")), "name");

        var found = await SendAsync($"/api/vms?expand=resources&filter[]=name='{name}'&filter[]=ems_id={provider}&limit=1&sort_by=name&sort_order=asc", accept: "application/json");
        var href = Text(found.GetProperty("resources")[0], "href");
        var again = await SendAsync(href, accept: "application/json");
        var actions = again.GetProperty("actions").EnumerateArray().ToDictionary(a => Text(a, "name"), a => (Text(a, "method"), Text(a, "href")));
        actions["refresh"].ShouldBe(("post", href));
        var byId = await SendAsync($"/api/vms?expand=resources&filter[]=id={Text(again, "id")}&limit=1", accept: "application/json");
        Text(byId.GetProperty("resources")[0], "href").ShouldBe(href);

        var result = await app.PostAsync(href, new { action = "refresh" });
        result.GetProperty("success").ValueKind.ShouldBe(JsonValueKind.True);
        result.GetProperty("message").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task The_Python_client()
    {
        var provider = await app.FilledAsync();
        var entry = await SendAsync("/api");
        (Text(entry, "version"), Text(entry.GetProperty("versions")[0], "name")).ShouldBe(("4.4.0-pre", "4.4.0-pre"));
        foreach (var collection in entry.GetProperty("collections").EnumerateArray().Where(c => Text(c, "name") != "settings"))
        {
            var page = await SendAsync(Text(collection, "href") + "?limit=1");
            Text(page, "name").ShouldBe(Text(collection, "name"));
            page.GetProperty("resources").ValueKind.ShouldBe(JsonValueKind.Array);
        }
        var found = await SendAsync("/api/providers?filter%5B%5D=name+%3D+%22filled%22");
        Text(await SendAsync(Text(found.GetProperty("resources")[0], "href")), "id").ShouldBe(provider);
        foreach (var name in (await app.SendAsync(HttpMethod.Options, "/api/providers", "", 200)).GetProperty("subcollections").EnumerateArray())
            Text(await SendAsync($"/api/providers/{provider}/{name}?limit=1"), "name").ShouldBe(name.GetString());
        var body = new StringContent("""{"action": "refresh"}""", Encoding.UTF8, "application/json");
        using var asked = await app.Http.PostAsync($"/api/providers/{provider}", body);
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_Ansible_module_for_providers()
    {
        var zone = await SendAsync("/api/zones?filter[]=name='default'&expand=resources");
        var body =
            $$$"""
            {"type":"ManageIQ::Providers::Family::CloudManager","name":"by ansible","zone":{"id":"{{{Text(zone.GetProperty("resources")[0], "id")}}}"},
             "tenant_mapping_enabled":false,"api_version":"v2","connection_configurations":[{"endpoint":{"role":"default","hostname":"cloud.example","port":5000,
             "verify_ssl":1,"security_protocol":"ssl-with-validation"},
             "authentication":{"authtype":"default","userid":"AK1","password":"s3cret","role":"default"}}]}
            """;
        var created = (await app.SendAsync(HttpMethod.Post, "/api/providers", body, 200)).GetProperty("results")[0];
        (Text(created, "name"), created.GetProperty("tenant_mapping_enabled").GetBoolean()).ShouldBe(("by ansible", false));
        var href = Text(created, "href");
        await app.SendAsync(HttpMethod.Post, href, """{"action":"edit","name":"by ansible","zone":{"id":"1"},"connection_configurations":[]}""", 200);
        Text(await app.PostAsync(href, new { action = "delete" }), "message").ShouldStartWith("Deleting Provider id: ");
    }

    [Fact]
    public async Task The_Ansible_inventory_script()
    {
        var provider = await app.FilledAsync();
        var read = 0;
        for (var offset = 0; ; offset += 25)
        {
            var page = await SendAsync($"/api/vms?offset={offset}&limit=25&expand=resources,tags,hosts,&attributes=active,ipaddresses&filter[]=active=true");
            foreach (var vm in page.GetProperty("resources").EnumerateArray().Where(v => Text(v, "ems_id") == provider))
            {
                foreach (var text in new[] { "name", "power_state", "location", "type", "vendor" })
                    vm.GetProperty(text).ValueKind.ShouldBe(JsonValueKind.String, text);
                vm.GetProperty("active").GetBoolean().ShouldBeTrue();
                vm.GetProperty("ipaddresses").ValueKind.ShouldBe(JsonValueKind.Array);
                vm.GetProperty("tags").EnumerateArray().Select(t => Text(t, "name")).ShouldAllBe(t => t.Length > 0);
            }
            read += page.GetProperty("subcount").GetInt32();
            if (page.GetProperty("subcount").GetInt32() < 25)
                break;
        }
        read.ShouldBeGreaterThan(25);
    }

    [Fact]
    public async Task The_form_of_the_classic_user_interface()
    {
        const string type = "ManageIQ::Providers::Family::CloudManager";
        var kinds = (await app.SendAsync(HttpMethod.Options, "/api/providers", "", 200)).GetProperty("data").GetProperty("supported_providers");
        kinds.EnumerateArray().Select(k => Text(k, "type")).ShouldContain(type);
        var form = (await app.SendAsync(HttpMethod.Options, $"/api/providers?type={type}", "", 200)).GetProperty("data").GetProperty("provider_form_schema");
        form.GetProperty("fields").GetArrayLength().ShouldBeGreaterThan(0);
        var zones = await SendAsync("/api/zones?expand=resources&attributes=id,name,visible&filter[]=visible!=false&sort_by=name");
        var zone = Text(zones.GetProperty("resources")[0], "id");
        var check = new
        {
            action = "verify_credentials",
            resource = new { type, zone_id = zone, endpoints = new { @default = new { } }, authentications = new { @default = new { userid = "u", password = "p" } } },
        };
        var task = Text((await app.PostAsync("/api/providers", check)).GetProperty("results")[0], "task_id");
        (await FinishedAsync(task)).GetProperty("task_results").GetBoolean().ShouldBeTrue();

        var authentications = new object[] { new { authtype = "default", userid = "u", password = "p" } };
        var created = await app.PostAsync("/api/providers", new { ddf = true, type, name = "by form", zone_id = zone, endpoints = Array.Empty<object>(), authentications });
        var href = Text(created.GetProperty("results")[0], "href");
        var stored = await SendAsync($"{href}?attributes=endpoints,authentications");
        stored.GetProperty("authentications")[0].TryGetProperty("password", out _).ShouldBeFalse();
        var patch = """{"ddf":true,"name":"by form again","endpoints":[],"authentications":[{"authtype":"default"}]}""";
        Text(await app.SendAsync(HttpMethod.Patch, href, patch, 200), "name").ShouldBe("by form again");
        task = Text(await app.PostAsync(href, new { action = "verify_credentials", resource = new { type, authentications = new { @default = new { } } } }), "task_id");
        (await FinishedAsync(task)).GetProperty("task_results").GetBoolean().ShouldBeTrue();
    }

    private async Task<JsonElement> FinishedAsync(string task)
    {
        (await app.TaskAsync(task)).GetProperty("status").GetString().ShouldBe("Ok");
        return await app.GetAsync($"/api/tasks/{task}?attributes=task_results");
    }

    private async Task<JsonElement> SendAsync(string path, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        using var response = await app.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {text}");
        return JsonElement.Parse(text);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
