namespace Inventory.Api.Tests.Serving;

public class rows_have_others_below_them(ServedInventory inventory)
{
    [Fact]
    public async Task as_a_collection_with_nested_links()
    {
        var page = await inventory.GetAsync("/api/providers/2/vms");

        page.GetProperty("name").GetString().ShouldBe("vms");
        (page.GetProperty("count").GetInt32(), page.GetProperty("subcount").GetInt32()).ShouldBe((5, 1));
        page.GetProperty("resources")[0].GetProperty("href").GetString().ShouldBe("http://localhost/api/providers/2/vms/14");
        page.GetProperty("links").GetProperty("self").GetString().ShouldBe("http://localhost/api/providers/2/vms?offset=0");
    }

    [Fact]
    public async Task one_by_one()
    {
        (await inventory.GetAsync("/api/vms/11/disks/42?attributes=device_name")).GetRawText()
            .ShouldBe("""{"href":"http://localhost/api/vms/11/disks/42","id":"42","device_name":"vdb"}""");
        (await inventory.SendAsync(HttpMethod.Get, "/api/vms/12/disks/42")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task expanded_with_full_rows()
    {
        var vm = await inventory.GetAsync("/api/vms/11?expand=disks,nonsense,&attributes=name");

        vm.GetProperty("disks").GetArrayLength().ShouldBe(2);
        vm.GetProperty("disks")[0].GetProperty("href").GetString().ShouldBe("http://localhost/api/vms/11/disks/41");
        vm.GetProperty("disks")[0].GetProperty("size").GetInt64().ShouldBe(1000);
    }

    [Theory]
    [InlineData("/api/providers/2/cloud_templates", 200)]
    [InlineData("/api/providers/99/vms", 404)]
    [InlineData("/api/providers/x/vms", 400)]
    [InlineData("/api/providers/1/nonsense", 404)]
    [InlineData("/api/providers/1/vms/11/disks", 404)]
    public async Task where_there_are_any(string path, int status) => (await inventory.SendAsync(HttpMethod.Get, path)).Status.ShouldBe(status);
}
