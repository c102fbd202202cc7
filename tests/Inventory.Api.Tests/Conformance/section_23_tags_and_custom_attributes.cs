using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_23_tags_and_custom_attributes(App app)
{
    [Fact]
    public async Task Tags_are_assigned_however_they_are_named()
    {
        var (category, tag) = await TagAsync("assigned");
        var vm = await VmAsync();
        var by = new Func<string, Task<JsonElement>>(named =>
            app.SendAsync(HttpMethod.Post, $"/api/vms/{vm}/tags", $$"""{"action":"assign","resources":[{{named}}]}""", 200));

        var first = (await by($$"""{"category":"{{category}}","name":"prod"}""")).GetProperty("results")[0];
        first.GetProperty("success").GetBoolean().ShouldBeTrue();
        first.GetProperty("message").GetString().ShouldBe($"Assigning Tag: category:'{category}' name:'prod'");
        first.GetProperty("href").GetString().ShouldEndWith($"/api/vms/{vm}");
        first.GetProperty("tag_category").GetString().ShouldBe(category);
        first.GetProperty("tag_name").GetString().ShouldBe("prod");
        first.TryGetProperty("tag_href", out _).ShouldBeFalse();
        foreach (var named in new[] { $$"""{"name":"/managed/{{category}}/prod"}""", $$"""{"id":{{tag}}}""", $$"""{"href":"http://x/api/tags/{{tag}}"}""" })
        {
            var again = (await by(named)).GetProperty("results")[0];
            (again.GetProperty("success").GetBoolean(), again.GetProperty("message").GetString())
                .ShouldBe((true, $"Already tagged with Tag: category:'{category}' name:'prod'"));
            again.TryGetProperty("tag_href", out _).ShouldBe(!named.Contains("managed"));
        }

        var shown = (await app.GetAsync($"/api/vms/{vm}/tags?expand=resources&attributes=categorization")).GetProperty("resources").EnumerateArray()
            .Single(t => t.GetProperty("id").GetString() == tag);
        shown.GetProperty("name").GetString().ShouldBe($"/managed/{category}/prod");
        shown.GetProperty("categorization").GetRawText().ShouldBe(
            $$$"""{"name":"prod","category":{"name":"{{{category}}}","description":"About {{{category}}}"},"description":"Prod","display_name":"About {{{category}}}: Prod"}""");
        (await app.GetAsync($"/api/vms?by_tag={category}/prod")).GetProperty("subcount").GetInt32().ShouldBe(1);

        var off = await app.PostAsync($"/api/vms/{vm}/tags", new { action = "unassign", category, name = "prod" });
        off.GetProperty("results")[0].GetProperty("message").GetString().ShouldBe($"Unassigning Tag: category:'{category}' name:'prod'");
        var offAgain = await app.PostAsync($"/api/vms/{vm}/tags", new { action = "unassign", category, name = "prod" });
        offAgain.GetProperty("results")[0].GetProperty("success").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("users", "userid", "admin")]
    [InlineData("groups", "description", "EvmGroup-auditor")]
    [InlineData("tenants", "name", "Root")]
    public async Task Users_groups_and_tenants_are_tagged_too(string collection, string column, string value)
    {
        var (category, tag) = await TagAsync($"for_{collection}");
        var id = (await app.GetAsync($"/api/{collection}?expand=resources&attributes=id&filter[]={column}='{value}'")).GetProperty("resources")[0].GetProperty("id").GetString();
        var result = (await app.PostAsync($"/api/{collection}/{id}/tags", new { action = "assign", category, name = "prod" })).GetProperty("results")[0];
        (result.GetProperty("success").GetBoolean(), result.GetProperty("href").GetString()!.EndsWith($"/api/{collection}/{id}")).ShouldBe((true, true));
        (await app.GetAsync($"/api/{collection}/{id}/tags?expand=resources")).GetProperty("resources").EnumerateArray().Select(t => t.GetProperty("id").GetString()).ShouldContain(tag);
        (await app.GetAsync($"/api/{collection}?by_tag={category}/prod")).GetProperty("subcount").GetInt32().ShouldBe(1);
        await app.PostAsync($"/api/{collection}/{id}/tags", new { action = "unassign", category, name = "prod" });
        (await app.GetAsync($"/api/{collection}?by_tag={category}/prod")).GetProperty("subcount").GetInt32().ShouldBe(0);
        if (collection == "users")
            (await app.PostAsync("/api/users", new { action = "assign_tags", resources = new[] { new { id, tags = new[] { new { category, name = "prod" } } } } }))
                .GetProperty("results")[0].GetProperty("tag_name").GetString().ShouldBe("prod");
    }

    [Fact]
    public async Task A_tag_that_there_is_not_is_a_failure_by_name_and_unknown_by_href()
    {
        var vm = await VmAsync();
        var single = await app.PostAsync($"/api/vms/{vm}/tags", new { action = "assign", category = "nope", name = "nope" }, 400);
        single.GetProperty("results")[0].GetProperty("success").GetBoolean().ShouldBeFalse();
        await app.PostAsync($"/api/vms/{vm}/tags", new { action = "assign", href = "http://x/api/tags/999999999" }, 404);
        await app.PostAsync("/api/vms/999999999/tags", new { action = "assign", category = "nope", name = "nope" }, 404);
    }

    [Fact]
    public async Task Many_vms_are_tagged_at_once_and_a_single_value_replaces_the_other()
    {
        var (category, _) = await TagAsync("single", single: true);
        await app.PostAsync("/api/tags", new { name = "test", description = "Test", category = new { name = category } });
        var vm = await VmAsync();
        foreach (var name in new[] { "prod", "test" })
        {
            var answer = await app.PostAsync(
                "/api/vms", new { action = "assign_tags", resources = new[] { new { id = vm, tags = new[] { new { category, name } } } } });
            answer.GetProperty("results")[0].GetProperty("success").GetBoolean().ShouldBeTrue();
        }
        var tags = await app.GetAsync($"/api/vms/{vm}?attributes=tags.name");
        tags.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()).Where(n => n!.Contains(category))
            .ShouldBe([$"/managed/{category}/test"]);
    }

    [Fact]
    public async Task Categories_and_tags_are_made_changed_and_deleted()
    {
        var (category, tag) = await TagAsync("managed_one");
        var id = (await app.GetAsync($"/api/categories?expand=resources&attributes=id&filter[]=name={category}")).GetProperty("resources")[0].GetProperty("id").GetString();
        (await app.SendAsync(HttpMethod.Post, $"/api/categories/{id}", """{"action":"edit","description":"Changed"}""", 200))
            .GetProperty("description").GetString().ShouldBe("Changed");
        (await app.PostAsync($"/api/tags/{tag}", new { action = "edit", name = "production" })).GetProperty("name").GetString()
            .ShouldBe($"/managed/{category}/production");
        var below = await app.PostAsync($"/api/categories/{id}/tags", new { name = "below", description = "Below" });
        below.GetProperty("results")[0].GetProperty("href").GetString()!.ShouldContain($"/api/categories/{id}/tags/");
        (await app.GetAsync($"/api/categories/{id}/tags")).GetProperty("subcount").GetInt32().ShouldBe(2);
        (await app.PostAsync("/api/tags", new { action = "query", resources = new[] { new { id = tag } } })).GetProperty("results").GetArrayLength().ShouldBe(1);

        await app.PostAsync("/api/tags", new { name = "orphan", description = "x" }, 400);
        await app.PostAsync("/api/tags", new { name = "No Such", description = "x", category = new { id } }, 400);
        await app.PostAsync("/api/categories", new { name = category, description = "twice" }, 400);

        ((int)(await app.Http.DeleteAsync($"/api/tags/{tag}")).StatusCode).ShouldBe(204);
        await app.GetAsync($"/api/tags/{tag}", 404);
        (await app.PostAsync($"/api/categories/{id}", new { action = "delete" })).GetProperty("success").GetBoolean().ShouldBeTrue();
        (await app.GetAsync($"/api/tags?filter[]=name='/managed/{category}*'")).GetProperty("subcount").GetInt32().ShouldBe(0);
    }

    [Theory]
    [InlineData("vms")]
    [InlineData("providers")]
    public async Task Custom_attributes_of_users_outlive_refreshes(string collection)
    {
        var provider = await ProviderAsync();
        var id = collection == "vms" ? await VmAsync() : provider;
        var url = $"/api/{collection}/{id}/custom_attributes";
        var added = (await app.PostAsync(url, new { action = "add", resources = new[] { new { name = "owner", value = "ann" }, new { name = "cost", value = "7" } } }))
            .GetProperty("results");
        (added[0].GetProperty("name").GetString(), added[0].GetProperty("value").GetString(), added[0].GetProperty("section").GetString(),
            added[0].GetProperty("source").GetString()).ShouldBe(("owner", "ann", "metadata", "EVM"));
        added[0].TryGetProperty("success", out _).ShouldBeFalse();
        await app.PostAsync(url, new { action = "add", name = "owner", value = "bob" });
        await app.PostAsync(url, new { action = "edit", resources = new[] { new { name = "cost", value = "8" } } });
        await app.PostAsync(url, new { action = "add", value = "nameless" }, 400);

        await app.RefreshAsync(provider);
        (await ValuesAsync(url)).ShouldBe(["cost=8", "owner=bob"]);

        var href = added[0].GetProperty("href").GetString()!;
        (await app.SendAsync(HttpMethod.Post, href, """{"action":"edit","value":"eve"}""", 200)).GetProperty("value").GetString().ShouldBe("eve");
        ((int)(await app.Http.DeleteAsync(href)).StatusCode).ShouldBe(204);
        (await app.PostAsync(url, new { action = "delete", resources = new[] { new { name = "cost" } } })).GetProperty("results")[0]
            .GetProperty("value").GetString().ShouldBe("8");
        (await ValuesAsync(url)).ShouldBeEmpty();
    }

    private async Task<string[]> ValuesAsync(string url) =>
    [
        .. (await app.GetAsync($"{url}?expand=resources&sort_by=name&filter[]=section=metadata")).GetProperty("resources").EnumerateArray()
            .Select(a => $"{a.GetProperty("name")}={a.GetProperty("value")}"),
    ];

    private async Task<(string Category, string Tag)> TagAsync(string name, bool single = false)
    {
        await app.PostAsync("/api/categories", new { name, description = $"About {name}", single_value = single });
        var tag = await app.PostAsync("/api/tags", new { name = "prod", description = "Prod", category = new { name } });
        return (name, tag.GetProperty("results")[0].GetProperty("id").GetString()!);
    }

    private async Task<string> ProviderAsync()
    {
        var known = await app.GetAsync("/api/providers?expand=resources&attributes=id&filter[]=name='tagged'");
        if (known.GetProperty("subcount").GetInt32() > 0)
            return known.GetProperty("resources")[0].GetProperty("id").GetString()!;
        var id = await app.AddProviderAsync("tagged");
        await app.RefreshAsync(id);
        return id;
    }

    private async Task<string> VmAsync() =>
        (await app.GetAsync($"/api/providers/{await ProviderAsync()}/vms?limit=1&expand=resources&attributes=id")).GetProperty("resources")[0].GetProperty("id").GetString()!;
}
