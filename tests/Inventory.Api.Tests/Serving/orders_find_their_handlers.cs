namespace Inventory.Api.Tests.Serving;

public class orders_find_their_handlers(ServedInventory inventory)
{
    private const string Started = """{"success":true,"message":"Starting Vm id: 12 name: 'web-2'","task_id":"301","task_href":"http://localhost/api/tasks/301","href":"http://localhost/api/vms/12"}""";

    private const string NotStarted = """{"success":false,"message":"Start for Vm id: 11 name: 'web-1': The VM is powered on","href":"http://localhost/api/vms/11"}""";

    [Theory]
    [InlineData("/api/vms/12", """{"action":"start"}""", 200, Started)]
    [InlineData("/api/vms/11", """{"action":"start"}""", 400, NotStarted)]
    [InlineData("/api/vms", """{"action":"start","resource":{"id":12}}""", 200, $$"""{"results":[{{Started}}]}""")]
    [InlineData("/api/vms", """{"action":"start","id":"11"}""", 400, $$"""{"results":[{{NotStarted}}]}""")]
    [InlineData("/api/vms", """{"action":"start","resources":[{"id":11},{"href":"/api/vms/12"},{"id":99}]}""", 200,
        $$"""{"results":[{{NotStarted}},{{Started}},{"success":false,"message":"Couldn't find Vm with 'id'=99","href":"http://localhost/api/vms"}]}""")]
    [InlineData("/api/providers/1", """{"action":"refresh"}""", 200,
        """{"success":true,"message":"Refreshing Provider id: 1","task_id":"301","task_href":"http://localhost/api/tasks/301","tasks":[{"id":"301","href":"http://localhost/api/tasks/301"},{"id":"302","href":"http://localhost/api/tasks/302"}],"href":"http://localhost/api/providers/1"}""")]
    [InlineData("/api/tasks", """{"action":"echo","x_id":7,"password":"s3cret","deep":[{"token":1,"api_token":2}]}""", 200,
        """{"results":[{"success":true,"message":"Echoed","result":{"x_id":"7","deep":[{"token":1}]},"href":"http://localhost/api/tasks"}]}""")]
    public async Task and_answer_in_the_form_of_their_place(string path, string body, int status, string answer)
    {
        var (code, json) = await inventory.SendAsync(HttpMethod.Post, path, body);

        code.ShouldBe(status);
        json.GetRawText().ShouldBe(answer);
    }

    [Theory]
    [InlineData("/api/vms/99", """{"action":"start"}""", 404, "Couldn't find Vm with 'id'=99")]
    [InlineData("/api/vms", """{"action":"start"}""", 400, "No vms resources were specified for the start action")]
    [InlineData("/api/vms", """{"action":"start","resources":[]}""", 400, "No vms resources were specified for the start action")]
    [InlineData("/api/vms", """{"action":"foo"}""", 400, "Unsupported Action foo for the vms collection specified")]
    [InlineData("/api/vms/11", """{"action":"foo"}""", 400, "Unsupported Custom Action foo for the vms resource specified")]
    [InlineData("/api/zones/1", "{}", 400, "Unsupported Action create for the zones resource specified")]
    [InlineData("/api/flavors/7", """{"action":"foo"}""", 400, "No actions are supported for flavors resource")]
    [InlineData("/api/providers", "", 400, "No providers resources were specified for the create action")]
    [InlineData("/api/providers", """{"action":"create","resource":null}""", 400, "No providers resources were specified for the create action")]
    [InlineData("/api/providers", """{"name":"x","id":7}""", 400, "Resource id or href should not be specified for creating a new providers")]
    [InlineData("/api/providers", """{"type":"x"}""", 400, "Name can't be blank")]
    public async Task or_are_refused(string path, string body, int status, string message)
    {
        var (code, json) = await inventory.SendAsync(HttpMethod.Post, path, body);

        code.ShouldBe(status);
        json.GetProperty("error").GetProperty("message").GetString().ShouldBe(message);
    }

    [Theory]
    [InlineData("""{"name":"gamma"}""", 1)]
    [InlineData("""{"action":"create","resource":{"name":"gamma"}}""", 1)]
    [InlineData("""{"resources":[{"name":"gamma"},{},{"name":"delta"}]}""", 2)]
    public async Task what_was_made_is_shown(string body, int count)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/providers", body);

        status.ShouldBe(200);
        json.GetProperty("results").GetArrayLength().ShouldBe(count);
        json.GetProperty("results")[0].GetProperty("name").GetString().ShouldBe("alpha");
        json.GetProperty("results")[0].TryGetProperty("actions", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("POST", """{"action":"edit","resource":{"description":"x"}}""", 200)]
    [InlineData("PUT", """{"description":"x"}""", 200)]
    [InlineData("PATCH", """[{"action":"edit","path":"description","value":"x"},{"path":"a"},{"action":"edit","path":"a/b","value":1}]""", 200)]
    [InlineData("PATCH", """[{"path":"a"}]""", 400)]
    [InlineData("DELETE", null, 204)]
    public async Task by_every_verb(string verb, string? body, int status)
    {
        (await inventory.SendAsync(new HttpMethod(verb), "/api/zones/1", body)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task or_by_none()
    {
        (await inventory.SendAsync(HttpMethod.Delete, "/api/flavors/7")).Status.ShouldBe(400);
        (await inventory.SendAsync(HttpMethod.Put, "/api/flavors/7", "{}")).Status.ShouldBe(404);
        (await inventory.SendAsync(HttpMethod.Delete, "/api/flavors")).Status.ShouldBe(404);
    }
}
