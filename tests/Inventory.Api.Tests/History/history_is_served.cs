using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.History;

/// <summary>The whole program after three refreshes: two VMs were found, one was renamed and the other went, and nothing changed.</summary>
public sealed class History_is_served(App app) : IAsyncLifetime
{
    private readonly List<string> refreshes = [];
    private string provider = null!;
    private string vm = null!;
    private string gone = null!;

    public async ValueTask InitializeAsync()
    {
        var name = $"family {Guid.NewGuid()}";
        var cloud = app.Family.CloudOf(name);
        (cloud["vms"]["i-1"], cloud["vms"]["i-2"], cloud["flavors"]["f-1"]) = ("old", "two", "small");
        var body = new { type = app.Family.Type, name, authentications = new[] { new { authtype = "default", userid = "user", password = "a-password" } } };
        provider = (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
        await RefreshAsync();
        (vm, gone) = (await IdAsync("i-1"), await IdAsync("i-2"));
        cloud["vms"]["i-1"] = "new";
        cloud["vms"].TryRemove("i-2", out _);
        await RefreshAsync();
        await RefreshAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task States_are_named_by_refreshes_and_events()
    {
        (await NameAsync($"as_of=refresh:{refreshes[0]}")).ShouldBe("old");
        (await NameAsync($"as_of=refresh:{refreshes[1]}")).ShouldBe("new");
        (await NameAsync($"as_of=refresh:{refreshes[2]}")).ShouldBe("new");
        var changed = (await app.GetAsync($"/api/vms/{vm}/history?kind=changed")).GetProperty("resources")[0];
        (await NameAsync($"as_of=seq:{changed.GetProperty("seq").GetInt64() - 1}")).ShouldBe("old");
        (await NameAsync($"as_of={changed.GetProperty("at").GetString()}")).ShouldBe("new");
        (await app.GetAsync($"/api/providers/{provider}/vms?as_of=refresh:{refreshes[0]}")).GetProperty("subcount").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_timeline_tells_what_changed_and_why()
    {
        var history = await app.GetAsync($"/api/vms/{vm}/history");
        history.GetProperty("count").GetInt32().ShouldBe(2);
        var latest = history.GetProperty("resources")[0];
        latest.GetProperty("kind").GetString().ShouldBe("changed");
        latest.GetProperty("cause").GetProperty("type").GetString().ShouldBe("refresh");
        latest.GetProperty("cause").GetProperty("user").GetString().ShouldBe("admin");
        latest.GetProperty("cause").GetProperty("refresh_href").GetString().ShouldEndWith($"/api/refreshes/{refreshes[1]}");
        var change = latest.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("attribute").GetString() == "name");
        (change.GetProperty("old").GetString(), change.GetProperty("new").GetString()).ShouldBe(("old", "new"));
        (await app.GetAsync($"/api/vms/{vm}/history?attribute=disks")).GetProperty("resources").EnumerateArray().Last().GetProperty("changes").EnumerateArray()
            .ShouldAllBe(c => c.GetProperty("attribute").GetString()!.StartsWith("disks["));
        (await KindsAsync($"/api/vms/{vm}/history?limit=1&offset=1")).ShouldBe(["discovered"]);
        (await KindsAsync($"/api/vms/{vm}/history?to=refresh:{refreshes[0]}")).ShouldBe(["discovered"]);
        (await KindsAsync($"/api/vms/{vm}/history?from=refresh:{refreshes[0]}")).ShouldBe(["changed"]);
        (await KindsAsync($"/api/vms/{gone}/history")).ShouldBe(["disconnected", "discovered"]);
    }

    [Fact]
    public async Task A_refresh_is_a_row_with_its_changes()
    {
        var refresh = await app.GetAsync($"/api/refreshes/{refreshes[1]}?attributes=ext_management_system.name,total_milliseconds");
        refresh.GetProperty("ems_id").GetString().ShouldBe(provider);
        (refresh.GetProperty("state").GetString(), refresh.GetProperty("verdict").GetString(), refresh.GetProperty("scope").GetString()).ShouldBe(("ended", "complete", "full"));
        refresh.GetProperty("collections").EnumerateArray().Single(c => c.GetProperty("collection").GetString() == "vms").GetProperty("deleted").GetInt32().ShouldBe(1);
        (await app.GetAsync($"/api/refreshes?filter[]=ems_id={provider}&filter[]=events>0&sort_by=started_at")).GetProperty("resources").GetArrayLength().ShouldBe(2);
        (await app.GetAsync($"/api/providers/{provider}/refreshes")).GetProperty("subcount").GetInt32().ShouldBe(3);

        var changes = (await app.GetAsync($"/api/refreshes/{refreshes[1]}/changes")).GetProperty("resources").EnumerateArray().ToList();

        changes.Select(c => $"{c.GetProperty("kind").GetString()} {c.GetProperty("key").GetString()}").ShouldBe(["changed i-1", "disconnected i-2"], ignoreOrder: true);
        changes.ShouldAllBe(c => c.GetProperty("href").GetString()!.Contains("/api/instances/"));
        (await app.GetAsync($"/api/refreshes/{refreshes[2]}/changes")).GetProperty("count").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task States_are_compared()
    {
        var answer = await app.GetAsync($"/api/compare?provider={provider}&from=refresh:{refreshes[0]}&to=refresh:{refreshes[2]}");
        (answer.GetProperty("added").GetInt32(), answer.GetProperty("removed").GetInt32(), answer.GetProperty("changed").GetInt32()).ShouldBe((0, 1, 1));
        var removed = answer.GetProperty("resources").EnumerateArray().Single(d => d.GetProperty("kind").GetString() == "removed");
        (await app.GetAsync(new Uri(removed.GetProperty("href").GetString()!).PathAndQuery)).GetProperty("name").GetString().ShouldBe("two");
        (await CompareAsync("collection=vms&filter[]=name=old")).ShouldBe(["changed i-1"], "it was called so in one of the states");
        (await CompareAsync("collection=vms&filter[]=name=nothing")).ShouldBeEmpty();
        (await CompareAsync("collection=flavors")).ShouldBeEmpty();
        (await CompareAsync("attribute=name&kind=changed")).ShouldBe(["changed i-1"]);
    }

    [Fact]
    public async Task Objects_and_providers_are_compared()
    {
        var objects = await app.GetAsync($"/api/compare?objects=vms/{vm},vms/{gone}&as_of=refresh:{refreshes[0]}");
        var name = objects.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("attribute").GetString() == "name");
        (name.GetProperty("first").GetString(), name.GetProperty("second").GetString()).ShouldBe(("old", "two"));
        var providers = await app.GetAsync($"/api/compare?providers={provider},{provider}&collection=flavors&key=name");
        providers.GetProperty("count").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("compare", "What shall be compared?")]
    [InlineData("compare?from=seq:5&to=seq:2", "Invalid span specified, from is later than to; exchange them")]
    [InlineData("compare?from=seq:5&kind=other", "Invalid kind other specified")]
    [InlineData("compare?from=seq:5&collection=users", "Invalid collection users specified")]
    [InlineData("compare?from=seq:5&filter[]=name=x", "Filters need a collection")]
    [InlineData("compare?from=seq:5&provider=x", "Invalid provider x specified")]
    [InlineData("compare?from=seq:999999999", "Invalid from seq:999999999 specified - There is no event")]
    [InlineData("compare?objects=vms/1", "Invalid objects specified")]
    [InlineData("compare?objects=users/1,users/2", "Invalid object users/1 specified")]
    [InlineData("compare?providers=1,2&collection=users", "Invalid collection users specified")]
    [InlineData("compare?providers=1,2&collection=flavors&key=nothing", "Invalid key nothing specified")]
    [InlineData("vms/1/history?kind=other", "Invalid kind other specified")]
    [InlineData("vms/1/history?from=2031&to=2030", "Invalid from specified")]
    public async Task Or_it_is_said_what_is_wrong(string path, string message) =>
        (await app.GetAsync($"/api/{path}", 400)).GetProperty("error").GetProperty("message").GetString().ShouldStartWith(message);

    [Theory]
    [InlineData("vms/999999999/history")]
    [InlineData("flavors/VM/history")]
    [InlineData("refreshes/999999999/changes")]
    [InlineData("users/1/history")]
    public async Task Or_that_it_never_was(string path) => await app.GetAsync($"/api/{path.Replace("VM", vm)}", 404);

    [Fact]
    public async Task And_nothing_of_other_providers_to_who_is_limited()
    {
        var tag = Guid.NewGuid().ToString("N");
        var other = await app.AddProviderAsync($"other {tag}");
        await app.PostAsync("/api/roles", new { name = $"role {tag}", rights = "read", provider_ids = new[] { other } });
        await app.PostAsync("/api/groups", new { description = $"group {tag}", role = new { name = $"role {tag}" } });
        await app.PostAsync("/api/users", new { userid = tag, name = tag, password = "her own password", group = new { description = $"group {tag}" } });
        var limited = app.Host.Server.CreateClient();
        limited.DefaultRequestHeaders.Authorization = App.Basic(tag, "her own password");

        (await StatusAsync($"vms/{vm}/history")).ShouldBe(404);
        (await StatusAsync($"refreshes/{refreshes[0]}")).ShouldBe(404);
        (await StatusAsync($"refreshes/{refreshes[0]}/changes")).ShouldBe(404);
        (await StatusAsync($"vms?as_of=refresh:{refreshes[0]}")).ShouldBe(400);
        (await StatusAsync($"compare?objects=vms/{vm},vms/{gone}")).ShouldBe(404);
        (await StatusAsync($"compare?from=seq:0&provider={provider}")).ShouldBe(404);
        JsonDocument.Parse(await limited.GetStringAsync("/api/compare?from=seq:0")).RootElement.GetProperty("count").GetInt32().ShouldBe(0);

        async Task<int> StatusAsync(string path) => (int)(await limited.GetAsync($"/api/{path}")).StatusCode;
    }

    private async Task RefreshAsync()
    {
        var task = await app.RefreshAsync(provider);
        refreshes.Add(task.GetProperty("context_data").GetProperty("refresh_id").ToString());
    }

    private async Task<string> IdAsync(string reference) =>
        (await app.GetAsync($"/api/providers/{provider}/vms?filter[]=ems_ref={reference}")).GetProperty("resources")[0].GetProperty("href").GetString()!.Split('/')[^1];

    private async Task<string?> NameAsync(string asOf) => (await app.GetAsync($"/api/vms/{vm}?{asOf}")).GetProperty("name").GetString();

    private async Task<string?[]> KindsAsync(string path) =>
        [.. (await app.GetAsync(path)).GetProperty("resources").EnumerateArray().Select(e => e.GetProperty("kind").GetString())];

    private async Task<string[]> CompareAsync(string query) =>
        [.. (await app.GetAsync($"/api/compare?provider={provider}&from=refresh:{refreshes[0]}&to=refresh:{refreshes[1]}&{query}")).GetProperty("resources").EnumerateArray()
            .Select(d => $"{d.GetProperty("kind").GetString()} {d.GetProperty("key").GetString()}")];
}
