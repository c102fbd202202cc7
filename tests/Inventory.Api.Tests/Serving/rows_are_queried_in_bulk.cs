namespace Inventory.Api.Tests.Serving;

public class rows_are_queried_in_bulk(ServedInventory inventory)
{
    [Fact]
    public async Task by_id_link_and_guid_in_the_order_of_the_request()
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms?attributes=name",
            """{"action":"query","resources":[{"id":12},{"href":"http://elsewhere/api/v4/vms/11"},{"guid":"g-13"},{"id":"12"},{"href":"vms/14"}]}""");

        status.ShouldBe(200);
        json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("name").GetString()).ShouldBe(["web-2", "web-1", "DB_1", "web-2", "dbx1/a"]);
    }

    [Fact]
    public async Task with_what_is_related()
    {
        var (_, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms?attributes=name,disks.size", """{"action":"query","resources":[{"id":12},{"id":11}]}""");

        json.GetProperty("results")[1].GetProperty("disks").GetRawText().ShouldBe("""[{"size":1000},{"size":2000}]""");
    }

    [Theory]
    [InlineData("""{"id":999}""", "id=999")]
    [InlineData("""{"id":"99999999999999999999"}""", "id=99999999999999999999")]
    [InlineData("""{"name":"nope"}""", "name=nope")]
    [InlineData("""{"guid":"nope"}""", "guid=nope")]
    [InlineData("""{"href":"/api/flavors/7"}""", "href=/api/flavors/7")]
    [InlineData("""{"id":21}""", "id=21")] // a template is no VM
    public async Task all_or_none(string entry, string named)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms", $$"""{"action":"query","resources":[{"id":11},{{entry}}]}""");

        status.ShouldBe(404);
        json.GetProperty("error").GetProperty("message").GetString().ShouldBe($"Invalid vms resource specified - {named}");
    }

    [Theory]
    [InlineData("""{"action":"query"}""")]
    [InlineData("""{"action":"query","resources":[]}""")]
    [InlineData("""{"action":"query","resources":[{}]}""")]
    public async Task but_not_for_nothing(string body)
    {
        var (status, json) = await inventory.SendAsync(HttpMethod.Post, "/api/vms", body);

        status.ShouldBe(400);
        json.GetProperty("error").GetProperty("message").GetString().ShouldBe("No vms resources were specified for the query action");
    }
}
