using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_13_actions(ServedInventory inventory)
{
    private const string Started =
        """{"success":true,"message":"Starting Vm id: 12 name: 'web-2'","task_id":"301","task_href":"http://localhost/api/tasks/301","href":"http://localhost/api/vms/12"}""";

    private const string Failed = """{"success":false,"message":"Start for Vm id: 11 name: 'web-1': The VM is powered on","href":"http://localhost/api/vms/11"}""";

    [Theory]
    [InlineData("/api/vms/12", """{"action":"start"}""", 200, Started)] // one target at its own URL: the bare result
    [InlineData("/api/vms/12", """{"action":"start","resource":{"x":1}}""", 200, Started)]
    [InlineData("/api/vms/12", """{"action":"start","x":1}""", 200, Started)]
    [InlineData("/api/vms/11", """{"action":"start"}""", 400, Failed)]
    [InlineData("/api/vms", """{"action":"start","resource":{"id":"12"}}""", 200, $$"""{"results":[{{Started}}]}""")] // a collection's URL: wrapped
    [InlineData("/api/vms", """{"action":"start","id":12}""", 200, $$"""{"results":[{{Started}}]}""")]
    [InlineData("/api/vms", """{"action":"start","href":"/api/vms/11"}""", 400, $$"""{"results":[{{Failed}}]}""")]
    [InlineData("/api/vms", """{"action":"start","resources":[{"id":12}]}""", 200, $$"""{"results":[{{Started}}]}""")] // in bulk: always 200
    [InlineData("/api/vms", """{"action":"start","resources":[{"id":11},{"href":"http://x.example/api/vms/12"}]}""", 200, $$"""{"results":[{{Failed}},{{Started}}]}""")]
    [InlineData("/api/vms", """{"action":"start","resources":[{"id":99}]}""", 200,
        """{"results":[{"success":false,"message":"Couldn't find Vm with 'id'=99","href":"http://localhost/api/vms"}]}""")]
    public async Task The_form_of_an_answer_follows_from_that_of_the_request(string path, string body, int status, string text)
    {
        var answer = await inventory.PostAsync(path, body);

        (answer.Status, answer.Text).ShouldBe((status, text));
    }

    [Theory]
    [InlineData("/api/vms/99", """{"action":"start"}""", 404, "Couldn't find Vm with 'id'=99")]
    [InlineData("/api/vms", """{"action":"start"}""", 400, "No vms resources were specified for the start action")]
    [InlineData("/api/vms", """{"action":"start","resources":[]}""", 400, "No vms resources were specified for the start action")]
    [InlineData("/api/vms", """{"action":"start","resources":[{}]}""", 400, "No vms resources were specified for the start action")]
    [InlineData("/api/vms", """{"action":"start","resources":[{"name":"web-2"}]}""", 400, "No vms resources were specified for the start action")]
    [InlineData("/api/vms", """{"action":"start","resource":{"name":"web-2"}}""", 400, "No vms resources were specified for the start action")]
    public async Task Without_a_target_there_is_no_result(string path, string body, int status, string message)
    {
        var refused = await inventory.PostAsync(path, body);

        (refused.Status, refused.Message).ShouldBe((status, message));
    }

    [Fact]
    public async Task An_entry_that_names_nothing_fails_beside_others_that_do()
    {
        var bulk = await inventory.PostAsync("/api/vms", """{"action":"start","resources":[{"id":12},{"name":"web-1"}]}""");

        bulk["results"].EnumerateArray().Select(r => r.GetProperty("success").GetBoolean()).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Several_tasks_are_all_listed()
    {
        var refresh = await inventory.PostAsync("/api/providers/1", """{"action":"refresh"}""");

        refresh.Members.ShouldBe("success message task_id task_href tasks href");
        refresh["task_id"].GetString().ShouldBe("301");
        refresh["tasks"].GetRawText().ShouldBe("""[{"id":"301","href":"http://localhost/api/tasks/301"},{"id":"302","href":"http://localhost/api/tasks/302"}]""");
    }

    [Theory]
    [InlineData("/api/zones/1", """{"action":"edit","resource":{"description":"x"}}""")]
    [InlineData("/api/zones/1", """{"action":"edit","description":"x"}""")]
    public async Task An_edit_answers_with_the_row_and_its_columns(string path, string body)
    {
        var edited = await inventory.PostAsync(path, body);

        edited.Members.ShouldBe((await inventory.GetAnswerAsync(path)).Members.Replace(" actions", ""));
        (await inventory.PostAsync("/api/zones", """{"action":"edit","resources":[{"id":1,"description":"x"}]}"""))["results"][0].GetRawText().ShouldBe(edited.Text);
    }

    [Fact]
    public async Task No_action_means_create() => (await inventory.PostAsync("/api/providers", """{"name":"x"}"""))["results"][0].GetProperty("name").GetString().ShouldBe("alpha");
}
