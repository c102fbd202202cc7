using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_14_create_edit_delete(App app)
{
    [Theory]
    [InlineData("""{"name":"#","description":"#"}""")]
    [InlineData("""{"action":"create","name":"#","description":"#"}""")]
    [InlineData("""{"action":"create","resource":{"name":"#","description":"#"}}""")]
    [InlineData("""{"resource":{"name":"#","description":"#"}}""")]
    [InlineData("""{"resources":[{"name":"#","description":"#"},{}]}""")] // an empty entry is skipped
    public async Task A_row_is_made_in_any_of_the_forms(string body)
    {
        var name = Guid.NewGuid().ToString();
        var made = (await PostAsync("/api/zones", body.Replace("#", name), 200)).GetProperty("results").EnumerateArray().Single();

        Answer.Names(made).Split(' ').ShouldBe(["href", "id", "name", "description", "created_on", "updated_on", "settings", "log_file_depot_id", "visible"], ignoreOrder: true);
        (made.GetProperty("name").GetString(), made.GetProperty("settings").GetRawText(), made.GetProperty("visible").GetBoolean()).ShouldBe((name, "{}", true));
        made.GetProperty("href").GetString().ShouldEndWith($"/api/zones/{made.GetProperty("id").GetString()}");
    }

    [Fact]
    public async Task Several_are_made_in_order()
    {
        var (one, other) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var made = await PostAsync("/api/zones", $$"""{"resources":[{"name":"{{one}}","description":"{{one}}"},{"name":"{{other}}","description":"{{other}}"}]}""", 200);

        made.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("name").GetString()).ShouldBe([one, other]);
    }

    [Theory]
    [InlineData("/api/zones", """{"id":7,"name":"x","description":"x"}""", "Resource id or href should not be specified for creating a new zones")]
    [InlineData("/api/zones", """{"href":"/api/zones/7","name":"x"}""", "Resource id or href should not be specified for creating a new zones")]
    [InlineData("/api/zones", "", "No zones resources were specified for the create action")]
    [InlineData("/api/zones", "{}", "No zones resources were specified for the create action")]
    [InlineData("/api/zones", """{"resource":null}""", "No zones resources were specified for the create action")]
    [InlineData("/api/zones", """{"resource":{}}""", "No zones resources were specified for the create action")]
    [InlineData("/api/zones", """{"resources":[]}""", "No zones resources were specified for the create action")]
    [InlineData("/api/zones", """{"resources":[{}]}""", "No zones resources were specified for the create action")]
    [InlineData("/api/zones/1", """{"name":"x"}""", "Unsupported Action create for the zones resource specified")]
    public async Task What_cannot_be_made_is_refused(string path, string body, string message) =>
        (await PostAsync(path, body, 400)).GetProperty("error").GetProperty("message").GetString().ShouldBe(message);

    [Fact]
    public async Task Add_is_another_word_for_making_a_role()
    {
        var name = Guid.NewGuid().ToString();
        (await PostAsync("/api/roles", $$"""{"action":"add","name":"{{name}}","rights":"read"}""", 200)).GetProperty("results")[0].GetProperty("name").GetString().ShouldBe(name);
    }

    [Theory]
    [InlineData("POST", """{"action":"edit","resource":{"description":"#"}}""")]
    [InlineData("POST", """{"action":"edit","description":"#"}""")]
    [InlineData("PUT", """{"description":"#"}""")]
    [InlineData("PATCH", """{"description":"#"}""")]
    [InlineData("PATCH", """[{"action":"edit","path":"description","value":"#"}]""")]
    [InlineData("PATCH", """[{"action":"add","path":"description","value":"#"},{"path":"name"},{"action":"edit"},{"action":"edit","path":"a/b","value":1}]""")]
    public async Task A_row_is_edited_by_every_verb_and_keeps_what_is_not_said(string verb, string body)
    {
        var (zone, description) = (await ZoneAsync(), Guid.NewGuid().ToString());
        var edited = await app.SendAsync(new HttpMethod(verb), $"/api/zones/{zone.Id}", body.Replace("#", description), 200);

        (edited.GetProperty("description").GetString(), edited.GetProperty("name").GetString()).ShouldBe((description, zone.Name));
        edited.TryGetProperty("actions", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Remove_sets_null()
    {
        var tenant = (await PostAsync("/api/tenants", $$"""{"name":"{{Guid.NewGuid()}}","description":"x"}""", 200)).GetProperty("results")[0].GetProperty("id").GetString();
        var edited = await app.SendAsync(HttpMethod.Patch, $"/api/tenants/{tenant}", """[{"action":"remove","path":"description"}]""", 200);

        edited.GetProperty("description").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Rows_are_edited_in_bulk()
    {
        var (one, other) = (await ZoneAsync(), await ZoneAsync());
        var edited = await PostAsync(
            "/api/zones", $$"""{"action":"edit","resources":[{"href":"/api/zones/{{one.Id}}","description":"{{one.Name}}!"},{"id":"{{other.Id}}","description":"{{other.Name}}!"}]}""", 200);

        edited.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("description").GetString()).ShouldBe([one.Name + "!", other.Name + "!"]);
    }

    [Fact]
    public async Task A_row_is_deleted_by_either_verb()
    {
        var (one, other) = (await ZoneAsync(), await ZoneAsync());
        using var deleted = await app.Http.DeleteAsync($"/api/zones/{one.Id}");
        ((int)deleted.StatusCode, await deleted.Content.ReadAsStringAsync()).ShouldBe((204, ""));
        ((int)(await app.Http.DeleteAsync($"/api/zones/{one.Id}")).StatusCode).ShouldBe(404);

        var result = await PostAsync($"/api/zones/{other.Id}", """{"action":"delete"}""", 200);
        Answer.Names(result).ShouldBe("success message href");
        result.GetProperty("message").GetString().ShouldBe($"Deleting Zone id: {other.Id} name: '{other.Name}'");
        result.GetProperty("href").GetString().ShouldEndWith($"/api/zones/{other.Id}");
    }

    [Fact]
    public async Task Rows_are_deleted_in_bulk_each_on_its_own()
    {
        var zone = await ZoneAsync();
        var deleted = await PostAsync("/api/zones", $$"""{"action":"delete","resources":[{"id":"{{zone.Id}}"},{"id":"999999999"}]}""", 200);

        deleted.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("success").GetBoolean()).ShouldBe([true, false]);
        deleted.GetProperty("results")[1].GetProperty("message").GetString().ShouldStartWith("Couldn't find Zone with 'id'=");
    }

    private async Task<(string Id, string Name)> ZoneAsync()
    {
        var name = Guid.NewGuid().ToString();
        var made = await PostAsync("/api/zones", $$"""{"name":"{{name}}","description":"{{name}}"}""", 200);
        return (made.GetProperty("results")[0].GetProperty("id").GetString()!, name);
    }

    private Task<JsonElement> PostAsync(string path, string body, int status) => app.SendAsync(HttpMethod.Post, path, body, status);
}
