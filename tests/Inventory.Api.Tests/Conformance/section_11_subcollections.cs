using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_11_subcollections(ServedInventory inventory)
{
    [Fact]
    public async Task They_are_collections_with_nested_links()
    {
        (await inventory.GetAnswerAsync("/api/providers/1/vms?limit=2")).Text.ShouldBe(
            """
            {"name":"vms","count":5,"subcount":2,"pages":3,"resources":[{"href":"http://localhost/api/providers/1/vms/11"},{"href":"http://localhost/api/providers/1/vms/12"}],"links":{"self":"http://localhost/api/providers/1/vms?limit=2&offset=0","next":"http://localhost/api/providers/1/vms?limit=2&offset=2","first":"http://localhost/api/providers/1/vms?limit=2&offset=0","last":"http://localhost/api/providers/1/vms?limit=2&offset=4"}}
            """);
    }

    [Fact]
    public async Task So_are_their_rows()
    {
        var vm = await inventory.GetAnswerAsync("/api/providers/1/vms/11?attributes=name");

        vm.Text.ShouldBe("""{"href":"http://localhost/api/providers/1/vms/11","id":"11","name":"web-1"}""");
        (await inventory.GetAnswerAsync("/api/providers/2/vms/11")).Status.ShouldBe(404); // ManageIQ finds it there too
    }

    [Theory]
    [InlineData("/api/providers/1/vms?sort_by=name&sort_order=desc", "12 11 13")]
    [InlineData("/api/providers/1/vms?filter[]=power_state=on", "11 13")]
    [InlineData("/api/providers/1/vms?limit=1&offset=1", "12")]
    public async Task They_are_sorted_filtered_and_paged(string path, string ids) => (await inventory.GetAnswerAsync(path)).Ids.ShouldBe(ids);

    [Fact]
    public async Task They_are_expanded_with_attributes()
    {
        var page = await inventory.GetAnswerAsync("/api/vms/11/disks?expand=resources&attributes=device_name");

        page["resources"][0].GetRawText().ShouldBe("""{"href":"http://localhost/api/vms/11/disks/41","id":"41","device_name":"vda"}""");
    }

    [Theory]
    [InlineData("/api/providers/2/cloud_templates")]
    [InlineData("/api/vms/15/snapshots")]
    [InlineData("/api/providers/2/cloud_networks")]
    public async Task Without_rows_they_are_empty(string path)
    {
        var page = await inventory.GetAnswerAsync(path);

        (page.Status, page["resources"].GetArrayLength(), page["subcount"].GetInt32()).ShouldBe((200, 0, 0));
    }

    [Theory]
    [InlineData("/api/providers/1/nothing")]
    [InlineData("/api/providers/1/zone")] // one related row is no collection
    public async Task What_is_none_leads_nowhere(string path) => (await inventory.GetAnswerAsync(path)).Text.ShouldBe("""{"status":404,"error":"Not Found"}""");

    [Fact]
    public async Task A_row_shows_them_whole_with_nested_links_and_no_envelope()
    {
        var provider = await inventory.GetAnswerAsync("/api/providers/2?expand=vms");

        provider.Members.ShouldEndWith("vms actions");
        provider["vms"].GetArrayLength().ShouldBe(1);
        provider["vms"][0].GetProperty("href").GetString().ShouldBe("http://localhost/api/providers/2/vms/14");
        var columns = (await inventory.AskAsync("OPTIONS", "/api/vms", null))["attributes"].EnumerateArray().Select(a => a.GetString()!);
        Answer.Names(provider["vms"][0]).Split(' ').ShouldBe(columns.Prepend("href"), ignoreOrder: true);
    }

    [Fact]
    public async Task So_does_every_row_of_a_collection()
    {
        var page = await inventory.GetAnswerAsync("/api/vms?expand=resources,disks&attributes=name&filter[]=id<13");

        page["resources"].EnumerateArray().Select(r => string.Join(' ', r.GetProperty("disks").EnumerateArray().Select(d => d.GetProperty("href").GetString())))
            .ShouldBe(["http://localhost/api/vms/11/disks/41 http://localhost/api/vms/11/disks/42", "http://localhost/api/vms/12/disks/43"]);
    }
}
