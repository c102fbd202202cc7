using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_12_bulk_query(ServedInventory inventory)
{
    [Fact]
    public async Task Rows_come_in_the_order_of_the_request()
    {
        var query = await QueryAsync("vms?attributes=name,power_state", """{"id":"13"},{"href":"http://inv.example:8080/api/vms/12"},{"guid":"g-11"}""");

        query.Text.ShouldBe(
            """
            {"results":[{"href":"http://localhost/api/vms/13","id":"13","name":"DB_1","power_state":"on"},{"href":"http://localhost/api/vms/12","id":"12","name":"web-2","power_state":"off"},{"href":"http://localhost/api/vms/11","id":"11","name":"web-1","power_state":"on"}]}
            """);
    }

    [Theory]
    [InlineData("providers", """{"guid":"aaaa-1"}""", "1")]
    [InlineData("templates", """{"guid":"g-21"}""", "21")]
    [InlineData("servers", """{"guid":"ssss-1"}""", "192")]
    [InlineData("regions", """{"guid":"rrrr-1"}""", "190")]
    [InlineData("groups", """{"description":"EvmGroup-super_administrator"}""", "1")]
    [InlineData("roles", """{"name":"super_administrator"}""", "1")]
    [InlineData("tags", """{"name":"/managed/environment/prod"}""", "180")]
    [InlineData("users", """{"userid":"admin"}""", "1")]
    [InlineData("users", """{"name":"Administrator"}""", "1")]
    [InlineData("users", """{"userid":"admin"},{"name":"Administrator"},{"id":1}""", "1 1 1")]
    public async Task They_are_named_by_more_than_an_id_where_that_is_unique(string collection, string entries, string ids)
    {
        var query = await QueryAsync(collection, entries);

        query.Status.ShouldBe(200, query.Text);
        string.Join(' ', query["results"].EnumerateArray().Select(r => r.GetProperty("id").GetString())).ShouldBe(ids);
    }

    [Theory]
    [InlineData("vms", """{"id":11},{"name":"web-2"}""", "Invalid vms resource specified - name=web-2")]
    [InlineData("vms", """{"name":"nope"}""", "Invalid vms resource specified - name=nope")]
    [InlineData("providers", """{"name":"alpha"}""", "Invalid providers resource specified - name=alpha")]
    [InlineData("vms", """{"guid":"g-21"}""", "Invalid vms resource specified - guid=g-21")] // a template's
    [InlineData("vms", """{"id":999}""", "Invalid vms resource specified - id=999")]
    [InlineData("users", """{"userid":"nobody"}""", "Invalid users resource specified - userid=nobody")]
    [InlineData("groups", """{"name":"x"}""", "Invalid groups resource specified - name=x")]
    public async Task One_that_is_not_found_fails_all(string collection, string entries, string message)
    {
        var refused = await QueryAsync(collection, entries);

        (refused.Status, refused.Message).ShouldBe((404, message));
    }

    [Fact]
    public async Task Without_attributes_each_is_whole_with_its_actions() =>
        Answer.Names((await QueryAsync("vms", """{"id":11}"""))["results"][0]).ShouldBe((await inventory.GetAnswerAsync("/api/vms/11")).Members);

    [Theory]
    [InlineData("vms")]
    [InlineData("providers")]
    [InlineData("users")]
    public async Task For_nothing_it_is_refused(string collection)
    {
        foreach (var body in new[] { """{"action":"query","resources":[]}""", """{"action":"query"}""", """{"action":"query","resources":[{}]}""" })
        {
            var refused = await inventory.PostAsync($"/api/{collection}", body);
            (refused.Status, refused.Message).ShouldBe((400, $"No {collection} resources were specified for the query action"));
        }
    }

    private Task<Answer> QueryAsync(string path, string entries) => inventory.PostAsync($"/api/{path}", $$"""{"action":"query","resources":[{{entries}}]}""");
}
