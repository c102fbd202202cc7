using System.Text.Json;

namespace Inventory.Api.Tests.Acceptance;

public sealed class Targets_alone_are_refreshed(App app)
{
    private FamilyCloud cloud = null!;
    private string provider = null!;

    [Theory]
    [InlineData("vms", "vms", "i-1", "vms: i-1", "Vm", "old")]
    [InlineData("instances", "vms", "i-1", "vms: i-1", "Instance", "old")]
    [InlineData("templates", "miq_templates", "img-1", "miq_templates: img-1", "Template", "old")]
    [InlineData("auth_key_pairs", "auth_key_pairs", "ops/a%", "auth_key_pairs: ops/a%", "Auth Key Pair", "ops/a%")]
    [InlineData("cloud_networks", "cloud_networks", "n-1", "cloud_networks: n-1", "Cloud Network", "old")]
    public async Task An_object_at_its_own_address(string collection, string list, string id, string asked, string word, string name)
    {
        await StartAsync();
        var row = await IdAsync(collection, list == "auth_key_pairs" ? "name" : "ems_ref", id);
        cloud[list][id] = "new";

        var answer = await app.PostAsync($"/api/{collection}/{row}", new { action = "refresh" });
        var task = await app.TaskAsync(answer.GetProperty("task_id").GetString()!);

        answer.GetProperty("message").GetString().ShouldBe($"Refreshing {word} id: {row} name: '{name}'");
        answer.GetProperty("tasks")[0].GetProperty("id").GetString().ShouldBe(task.GetProperty("id").GetString());
        task.GetProperty("status").GetString().ShouldBe("Ok");
        App.EventsOf(task).ShouldBe(1);
        cloud.Asked.ShouldBe(["everything", asked]);
        (await app.GetAsync($"/api/{collection}/{row}")).GetProperty(list == "auth_key_pairs" ? "fingerprint" : "name").GetString().ShouldBe("new");
    }

    [Fact]
    public async Task Several_objects_in_one_order()
    {
        await StartAsync();
        var (one, other) = (await IdAsync("vms", "ems_ref", "i-1"), await IdAsync("vms", "ems_ref", "i-2"));
        (cloud["vms"]["i-1"], cloud["vms"]["i-2"]) = ("new", "newer");

        var answer = await app.PostAsync("/api/vms", new { action = "refresh", resources = new[] { new { id = one }, new { id = other }, new { id = "0" } } });
        var results = answer.GetProperty("results").EnumerateArray().ToList();
        foreach (var task in results.Take(2).Select(r => r.GetProperty("task_id").GetString()!))
            (await app.TaskAsync(task)).GetProperty("status").GetString().ShouldBe("Ok");

        results[2].GetProperty("success").GetBoolean().ShouldBeFalse();
        results[2].GetProperty("message").GetString().ShouldStartWith("Couldn't find Vm with 'id'=0");
        (await NameAsync("vms", one), await NameAsync("vms", other)).ShouldBe(("new", "newer"));
    }

    [Theory]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":"i-1"}}""", "vms: i-1")]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":"i-1"}},{"association":"vms","manager_ref":{"ems_ref":"i-9"}}""", "vms: i-1 i-9")]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":7}}""", "vms: 7")]
    [InlineData("""{"association":"key_pairs","manager_ref":{"name":"ops/a%"}}""", "auth_key_pairs: ops/a%")]
    [InlineData("""{"association":"key_pairs","manager_ref":{"ems_ref":"ops/a%"}}""", "auth_key_pairs: ops/a%")]
    [InlineData("""{"association":"auth_key_pairs","manager_ref":{"name":"other"}}""", "auth_key_pairs: other")]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":null}}""", "vms: all")]
    [InlineData("""{"association":"vms"},{"association":"cloud_networks","manager_ref":null}""", "cloud_networks: all; vms: all")]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":"i-1"}},{"association":"vms"}""", "vms: all")]
    [InlineData("""{"association":"vms"},{"association":"vms","manager_ref":{"ems_ref":"i-1"}}""", "vms: all")]
    public async Task Whatever_targets_name(string targets, string asked)
    {
        await StartAsync();
        var answer = await RefreshAsync(targets);

        answer.GetProperty("message").GetString()!.ShouldEndWith("'"); // and no remark
        cloud.Asked.ShouldBe(["everything", asked]);
    }

    [Theory]
    [InlineData("""{"association":"flavors","manager_ref":{"ems_ref":"f-1"}}""", "everything", "Everything is read: Family cannot read flavors alone")]
    [InlineData("""{"association":"security_groups"},{"association":"vms"}""", "everything", "Everything is read: Family cannot read security_groups alone")]
    [InlineData("""{"association":"snapshots","manager_ref":{"uid":"sn-1"}}""", "snapshots: all", "All snapshots are read, because one has")]
    [InlineData("""{"association":"snapshots","manager_ref":{"vm_or_template":"i-1","uid":"sn-1"}}""", "snapshots: all", "All snapshots are read")]
    [InlineData("""{"association":"disks","manager_ref":{"ems_ref":"disk of i-2"}}""", "vms: i-2", "disks are read with the miq_templates or vms that")]
    [InlineData("""{"association":"disks","manager_ref":{"device_name":"vda"}}""", "vms: i-1 i-2", "disks are read with the miq_templates or vms that")]
    [InlineData("""{"association":"disks"}""", "miq_templates: all; vms: all", "disks are read with the miq_templates or vms that")]
    [InlineData("""{"association":"disks","manager_ref":{"ems_ref":"unknown"}}""", "everything", "Everything is read: no disk with the ems_ref unknown is known")]
    [InlineData("""{"association":"firewall_rules"}""", "everything", "Everything is read: Family cannot read security_groups alone")]
    public async Task More_is_read_where_one_cannot_be_and_the_answer_says_so(string targets, string asked, string remark)
    {
        await StartAsync();
        var answer = await RefreshAsync(targets);

        answer.GetProperty("message").GetString()!.ShouldContain($"'. {remark}");
        cloud.Asked.ShouldBe(["everything", asked]);
    }

    [Theory]
    [InlineData("flavors", "ems_ref", "f-1", "everything", "Everything is read: Family cannot read flavors alone")]
    [InlineData("snapshots", "uid", "sn-1", "snapshots: all", "All snapshots are read, because one has no id of its own")]
    public async Task And_so_for_objects_at_their_own_address(string collection, string attribute, string id, string asked, string remark)
    {
        await StartAsync();
        var answer = await app.PostAsync($"/api/{collection}/{await IdAsync(collection, attribute, id)}", new { action = "refresh" });
        await app.TaskAsync(answer.GetProperty("task_id").GetString()!);

        answer.GetProperty("message").GetString()!.ShouldEndWith($"'. {remark}");
        cloud.Asked.ShouldBe(["everything", asked]);
    }

    [Fact]
    public async Task What_the_inventory_does_not_know_yet_and_what_the_cloud_has_no_longer()
    {
        await StartAsync();
        cloud["vms"]["i-9"] = "young";
        cloud["vms"].TryRemove("i-2", out _);
        var gone = await IdAsync("vms", "ems_ref", "i-2");

        await RefreshAsync("""{"association":"vms","manager_ref":{"ems_ref":"i-9"}},{"association":"vms","manager_ref":{"ems_ref":"i-2"}}""");

        (await NameAsync("vms", await IdAsync("vms", "ems_ref", "i-9"))).ShouldBe("young");
        (await app.GetAsync($"/api/vms/{gone}?attributes=archived")).GetProperty("archived").GetBoolean().ShouldBeTrue();
        var refusal = await app.PostAsync($"/api/vms/{gone}", new { action = "refresh" }, 400);
        refusal.GetProperty("success").GetBoolean().ShouldBeFalse();
        refusal.GetProperty("message").GetString().ShouldBe($"Refresh for Vm id: {gone} name: 'old': it is archived, its provider has it no longer");
    }

    [Fact]
    public async Task Of_a_child_manager_as_of_its_family()
    {
        await StartAsync();
        var child = await ChildAsync();
        var network = await IdAsync("cloud_networks", "ems_ref", "n-1");
        cloud["cloud_networks"]["n-1"] = "new";

        await RefreshAsync("""{"association":"cloud_networks","manager_ref":{"ems_ref":"n-1"}}""", child);
        var whole = await app.PostAsync($"/api/providers/{child}", new { action = "refresh" });
        var task = await app.TaskAsync(whole.GetProperty("task_id").GetString()!);

        whole.GetProperty("message").GetString().ShouldStartWith($"Refreshing Provider id: {child} name: ");
        App.EventsOf(task).ShouldBe(0);
        cloud.Asked.ShouldBe(["everything", "cloud_networks: n-1", "everything"]);
        (await NameAsync("cloud_networks", network)).ShouldBe("new");
        (await app.GetAsync($"/api/providers/{child}")).GetProperty("last_refresh_date").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_child_manager_has_the_credentials_of_its_family()
    {
        await StartAsync();
        var asked = await app.PostAsync($"/api/providers/{await ChildAsync()}", new { action = "verify_credentials" });
        (await app.TaskAsync(asked.GetProperty("task_id").GetString()!)).GetProperty("message").GetString().ShouldBe("Credentials are valid");
    }

    [Fact]
    public async Task Orders_that_come_while_one_is_worked_on_are_one()
    {
        await StartAsync();
        var vm = await IdAsync("vms", "ems_ref", "i-1");
        var opened = new TaskCompletionSource();
        cloud.Gate = opened.Task;
        var first = await app.PostAsync($"/api/providers/{provider}", new { action = "refresh" });
        while (cloud.Asked.Count < 2)
            await Task.Delay(10);

        var tasks = new List<string>();
        foreach (var (path, body) in new[]
        {
            ($"/api/vms/{vm}", """{"action":"refresh"}"""),
            ($"/api/providers/{provider}", """{"action":"refresh","targets":[{"association":"vms","manager_ref":{"ems_ref":"i-2"}}]}"""),
            ($"/api/providers/{provider}", """{"action":"refresh","resource":{"targets":[{"association":"key_pairs"}]}}"""),
        })
            tasks.Add((await app.SendAsync(HttpMethod.Post, path, body, 200)).GetProperty("task_id").GetString()!);
        opened.SetResult();
        await app.TaskAsync(first.GetProperty("task_id").GetString()!);
        await app.TaskAsync(tasks[0]);

        tasks.Distinct().ShouldHaveSingleItem();
        cloud.Asked.ShouldBe(["everything", "everything", "auth_key_pairs: all; vms: i-1 i-2"]);
    }

    [Theory]
    [InlineData("""{"association":"bogus"}""", "There is no association bogus to refresh. There are auth_key_pairs, availability_zones,")]
    [InlineData("""{"manager_ref":{"ems_ref":"i-1"}}""", "Targets must be a list like")]
    [InlineData("""{"association":"vms","manager_ref":"i-1"}""", "Targets must be a list like")]
    [InlineData("""{"association":"vms","manager_ref":{}}""", "Targets must be a list like")]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":" "}}""", "Targets must be a list like")]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":["i-1"]}}""", "Targets must be a list like")]
    [InlineData("""{"association":"vms","manager_ref":{"name":"web"}}""", "A target of vms is named by ems_ref")]
    [InlineData("""{"association":"vms","manager_ref":{"ems_ref":"i-1","name":"web"}}""", "A target of vms is named by ems_ref")]
    [InlineData("""{"association":"key_pairs","manager_ref":{"id":1}}""", "A target of key_pairs is named by ems_ref or name")]
    [InlineData("""{"association":"disks","manager_ref":{"size":1}}""", "A target of disks is named by device_name or ems_ref")]
    [InlineData("""{"association":"hardwares","manager_ref":{"ems_ref":"x"}}""", "A target of hardwares is named by nothing but its association")]
    public async Task What_makes_no_sense_is_refused(string target, string message)
    {
        await StartAsync();
        var body = $$$"""{"action":"refresh","resource":{"targets":[{{{target}}}]}}""";

        var refusal = await app.SendAsync(HttpMethod.Post, $"/api/providers/{provider}", body, 400);

        refusal.GetProperty("error").GetProperty("message").GetString().ShouldStartWith(message);
        cloud.Asked.ShouldBe(["everything"]);
    }

    // A provider with a few things of each kind, refreshed once.
    private async Task StartAsync()
    {
        var name = $"family {Guid.NewGuid()}";
        cloud = app.Family.CloudOf(name);
        foreach (var (collection, id) in new[]
        {
            ("vms", "i-1"), ("vms", "i-2"), ("miq_templates", "img-1"), ("flavors", "f-1"), ("auth_key_pairs", "ops/a%"), ("cloud_networks", "n-1"),
            ("snapshots", "sn-1"),
        })
            cloud[collection][id] = "old";
        var body = new
        {
            type = app.Family.Type, name, authentications = new[] { new { authtype = "default", userid = "user", password = "a-password" } },
        };
        provider = (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
        (await app.RefreshAsync(provider)).GetProperty("status").GetString().ShouldBe("Ok");
    }

    private async Task<JsonElement> RefreshAsync(string targets, string? manager = null)
    {
        var body = $$$"""{"action":"refresh","resource":{"targets":[{{{targets}}}]}}""";
        var answer = await app.SendAsync(HttpMethod.Post, $"/api/providers/{manager ?? provider}", body, 200);
        (await app.TaskAsync(answer.GetProperty("task_id").GetString()!)).GetProperty("status").GetString().ShouldBe("Ok");
        return answer;
    }

    // The id of this provider's row.
    private async Task<string> IdAsync(string collection, string attribute, string value)
    {
        var below = collection switch { "instances" => "vms", "templates" => "cloud_templates", "auth_key_pairs" => "key_pairs", _ => collection };
        return IdOf(await app.GetAsync($"/api/providers/{provider}/{below}?filter[]={attribute}={Uri.EscapeDataString(value)}"));
    }

    private async Task<string> ChildAsync() =>
        IdOf(await app.GetAsync($"/api/providers?filter[]=parent_ems_id={provider}&filter[]=type=ManageIQ::Providers::Family::NetworkManager"));

    private static string IdOf(JsonElement page) => page.GetProperty("resources")[0].GetProperty("href").GetString()!.Split('/')[^1];

    private async Task<string?> NameAsync(string collection, string id) => (await app.GetAsync($"/api/{collection}/{id}")).GetProperty("name").GetString();
}
