using System.Text.Json;
using System.Text.RegularExpressions;
using Inventory.Api.Tests.Acceptance;
using Inventory.Api.Tests.Following;

namespace Inventory.Api.Tests.Authorizing;

/// <summary>The whole program with two providers that change. Everything of one of them has a name that nothing else has; Mara is limited to the other.</summary>
public sealed class who_is_limited_hears_nothing_of_others(App app) : IAsyncLifetime
{
    // An id that nothing has, for how an answer looks then.
    private const string Nothing = "987654321012";

    private readonly string secret = $"hidden{Guid.NewGuid():N}";
    private readonly List<string> ownRefreshes = [], hiddenRefreshes = [];
    private string own = null!, hidden = null!, ownVm = null!, hiddenVm = null!, hiddenFlavor = null!;
    private HttpClient mara = null!;

    public async ValueTask InitializeAsync()
    {
        var name = $"own {Guid.NewGuid()}";
        (own, hidden) = (await AddAsync(name, "mine"), await AddAsync(secret, secret));
        await app.PostAsync($"/api/providers/{hidden}/custom_attributes", new { action = "add", resources = new[] { new { name = secret, value = secret } } });
        var role = $"role of {name}";
        await app.PostAsync("/api/roles", new { name = role, rights = "operate", provider_ids = new[] { own } });
        await app.PostAsync("/api/groups", new { description = role, role = new { name = role } });
        await app.PostAsync("/api/users", new { userid = name, name, password = "her own password", group = new { description = role } });
        mara = app.Host.Server.CreateClient();
        mara.DefaultRequestHeaders.Authorization = App.Basic(name, "her own password");
        await RefreshAsync(own, ownRefreshes);
        await RefreshAsync(hidden, hiddenRefreshes);
        foreach (var (provider, text) in new[] { (name, "mine"), (secret, secret) })
        {
            var cloud = app.Family.CloudOf(provider);
            cloud["vms"]["i-1"] = $"{text} again";
            cloud["vms"]["i-3"] = $"{text} three";
            cloud["vms"].TryRemove("i-2", out _);
        }
        (ownVm, hiddenVm, hiddenFlavor) = (await FirstAsync(own, "vms"), await FirstAsync(hidden, "vms"), await FirstAsync(hidden, "flavors"));
        await RefreshAsync(own, ownRefreshes);
        await RefreshAsync(hidden, hiddenRefreshes);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task in_whatever_tells_of_many()
    {
        string[] states = ["", $"as_of=refresh:{ownRefreshes[0]}&", $"as_of=refresh:{ownRefreshes[1]}&"];
        var entry = JsonElement.Parse(await mara.GetStringAsync("/api", TestContext.Current.CancellationToken));
        var collections = entry.GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)
            .Where(c => c is not ("settings" or "webhooks" or "users" or "groups" or "roles" or "tenants" or "tasks" or "requests")).ToList();
        var inventory = new[] { "vms", "instances", "flavors", "disks", "snapshots", "cloud_networks", "auth_key_pairs", "templates", "providers" }.Intersect(collections);
        List<string> paths =
        [
            .. from c in collections from form in new[] { "expand=resources", "format=csv", "format=ndjson" } select $"{c}?{form}",
            .. from c in inventory from state in states from form in new[] { "expand=resources", "format=csv", "format=ndjson" }
               from more in new[] { "", "&filter[]=id>0&filter[]=or id<0&sort_by=id&sort_order=desc" } where c != "providers" || state.Length == 0 select $"{c}?{state}{form}{more}",
            .. from q in new[] { "filter[]=ext_management_system.name!=nil", $"filter[]=flavor.name!=nil&filter[]=or flavor_id={hiddenFlavor}", $"filter[]=ems_id={hidden}", "filter[]=name=~/h/" }
               from form in new[] { "expand=resources&attributes=name,ext_management_system.name,flavor.name", "format=csv&attributes=name,ext_management_system.name,flavor,disks" }
               select $"vms?{form}&{q}",
            "compare?from=seq:0", $"compare?from=refresh:{ownRefreshes[0]}&to=refresh:{ownRefreshes[1]}", "compare?from=seq:0&collection=vms&filter[]=name!=nil",
            "compare?from=seq:0&collection=vms&filter[]=ext_management_system.name!=nil&filter[]=or id>0", "compare?from=seq:0&kind=added,removed,changed&attribute=name",
            "changes?after=0", "changes?after=0&snapshots=true", "changes?after=0&collection=vms&kind=changed&attribute=name", $"changes?after=0&provider={own}",
            "refreshes?expand=resources&attributes=ext_management_system", "refreshes?format=csv", $"refreshes?filter[]=ems_id={hidden}&expand=resources",
            $"refreshes/{ownRefreshes[1]}/changes", $"refreshes/{ownRefreshes[1]}?expand=resources", $"providers/{own}/refreshes?expand=resources", $"vms/{ownVm}/history", "webhooks?expand=resources",
        ];
        var (told, ofOwn) = (new List<string>(), 0);
        foreach (var path in paths)
        {
            using var response = await mara.GetAsync($"/api/{path}", TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            ((int)response.StatusCode).ShouldBe(200, $"{path}: {text}");
            if (Tells(Body(text)))
                told.Add($"{path}: {text}");
            ofOwn += text.Contains("mine", StringComparison.Ordinal) ? 1 : 0;
        }
        told.ShouldBeEmpty();
        ofOwn.ShouldBeGreaterThan(40);
        (await app.Http.GetStringAsync("/api/compare?from=seq:0&limit=1000", TestContext.Current.CancellationToken)).ShouldContain(secret, customMessage: "there was something to be told");
    }

    [Fact]
    public async Task in_the_stream()
    {
        var changes = (await JsonAsync("changes?after=0")).GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("id").GetString()).ToList();
        changes.Count.ShouldBeGreaterThan(4);
        await using var stream = await OpenStream.OpenAsync(mara, "/api/changes?after=0");
        foreach (var id in changes)
        {
            var next = (await stream.NextAsync())!.Value;
            (next.EventId, Tells(next.Data)).ShouldBe((id, false));
        }
    }

    [Fact]
    public async Task by_their_names()
    {
        var (hiddenRefresh, vm) = (hiddenRefreshes[1], hiddenVm);
        (string Path, string Id)[] paths =
        [
            ($"providers/{hidden}", hidden), ($"providers/{hidden}/vms", hidden), ($"providers/{hidden}/refreshes", hidden), ($"vms/{vm}", vm), ($"vms/{vm}/history", vm),
            ($"vms/{vm}/disks", vm), ($"vms/{vm}?as_of=refresh:{ownRefreshes[0]}", vm), ($"flavors/{hiddenFlavor}/history?kind=discovered", hiddenFlavor),
            ($"refreshes/{hiddenRefresh}", hiddenRefresh), ($"refreshes/{hiddenRefresh}/changes", hiddenRefresh), ($"vms?as_of=refresh:{hiddenRefresh}", hiddenRefresh),
            ($"compare?from=refresh:{hiddenRefresh}", hiddenRefresh), ($"compare?from=seq:0&to=refresh:{hiddenRefresh}", hiddenRefresh), ($"compare?from=seq:0&provider={hidden}", hidden),
            ($"compare?objects=vms/{ownVm},vms/{vm}", vm), ($"compare?objects=vms/{vm},vms/{ownVm}&as_of=refresh:{ownRefreshes[1]}", vm),
            ($"compare?providers={own},{hidden}&collection=flavors", hidden), ($"compare?providers={hidden},{own}&collection=vms&key=name&as_of=refresh:{ownRefreshes[0]}", hidden),
            ($"vms/{ownVm}/history?from=refresh:{hiddenRefresh}", hiddenRefresh), ($"changes?after=0&provider={hidden}", hidden),
            ($"vms?filter[]=ems_id={hidden}&expand=resources", hidden), ($"refreshes?filter[]=ems_id={hidden}&expand=resources", hidden),
        ];
        foreach (var (path, id) in paths)
            await SameAsync(HttpMethod.Get, path, id);
        foreach (var (path, id) in new[] { ($"vms?ems_id={hidden}", hidden), ($"cloud_networks?ems_id={hidden}", hidden), ($"flavors/{hiddenFlavor}", hiddenFlavor), ($"providers/{hidden}", hidden) })
            await SameAsync(HttpMethod.Options, path, id);
        foreach (var (path, id, body) in new[]
        {
            ("vms", vm, $$"""{"action":"query","resources":[{"id":"{{vm}}"}]}"""), ("vms", vm, $$"""{"action":"refresh","resources":[{"id":"{{vm}}"}]}"""),
            ($"vms/{vm}", vm, """{"action":"refresh"}"""), ($"providers/{hidden}", hidden, """{"action":"refresh"}"""), ($"providers/{hidden}/tags", hidden, """{"action":"assign"}"""),
            ($"providers/{own}/vms/{vm}", vm, """{"action":"refresh"}"""), ("webhooks", vm, """{"name":"hers"}"""),
        })
            await SameAsync(HttpMethod.Post, path, id, body);
    }

    // What is hidden is answered as what does not exist.
    private async Task SameAsync(HttpMethod method, string path, string id, string? body = null)
    {
        var (status, text) = await AskAsync(method, path, body);
        var (expected, unknown) = await AskAsync(method, Hide(path), body is null ? null : Hide(body));
        (status, Hide(text)).ShouldBe((expected, unknown), path);
        text.ShouldNotContain(secret);

        string Hide(string of) => Regex.Replace(of, $@"(?<![\w-]){id}(?!\w)", Nothing); // not the digit of a region's name
    }

    private async Task<(int Status, string Text)> AskAsync(HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/{path}") { Content = body is null ? null : new StringContent(body) };
        using var response = await mara.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    // Without links, in which the request says itself what it asks for.
    private static string Body(string text) => text.IndexOf("\"links\":", StringComparison.Ordinal) is var at and >= 0 ? text[..at] : text;

    private bool Tells(string text) =>
        text.Contains(secret, StringComparison.Ordinal) || text.Contains($"/vms/{hiddenVm}\"", StringComparison.Ordinal) || text.Contains($"\"ems_id\":\"{hidden}\"", StringComparison.Ordinal);

    private async Task<string> AddAsync(string name, string text)
    {
        var cloud = app.Family.CloudOf(name);
        (cloud["vms"]["i-1"], cloud["vms"]["i-2"], cloud["flavors"]["f-1"], cloud["cloud_networks"]["n-1"]) = ($"{text} one", $"{text} two", $"{text} small", $"{text} net");
        var body = new { type = app.Family.Type, name, authentications = new[] { new { authtype = "default", userid = "user", password = "a-password" } } };
        return (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    private async Task RefreshAsync(string provider, List<string> refreshes) =>
        refreshes.Add((await app.RefreshAsync(provider)).GetProperty("context_data").GetProperty("refresh_id").ToString());

    private async Task<string> FirstAsync(string provider, string collection) =>
        (await app.GetAsync($"/api/{collection}?filter[]=ems_id={provider}&sort_by=ems_ref&limit=1")).GetProperty("resources")[0].GetProperty("href").GetString()!.Split('/')[^1];

    private async Task<JsonElement> JsonAsync(string path) => await mara.GetFromJsonAsync<JsonElement>($"/api/{path}", TestContext.Current.CancellationToken);
}
