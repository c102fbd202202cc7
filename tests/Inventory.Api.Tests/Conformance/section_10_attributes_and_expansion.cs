using System.Text.Json;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_10_attributes_and_expansion(ServedInventory inventory)
{
    [Theory]
    [InlineData("id", "href id")]
    [InlineData("href", "href id")]
    [InlineData("name", "href id name")]
    [InlineData("name,power_state", "href id name power_state")]
    [InlineData(" name , power_state ,", "href id name power_state")]
    [InlineData("name,num_cpu", "href id name num_cpu")] // a column and a virtual attribute: exactly these
    [InlineData("name,flavor", "href id name flavor")]
    [InlineData("name,href_slug", "href id name href_slug")]
    [InlineData("name,actions", "href id name actions")]
    [InlineData("name,name", "href id name")]
    public async Task With_a_column_among_them_only_what_is_named_is_shown(string attributes, string members)
    {
        (await inventory.GetAnswerAsync($"/api/vms/11?attributes={attributes}")).Members.ShouldBe(members);
        (await inventory.GetAnswerAsync($"/api/vms?expand=resources&filter[]=id=11&attributes={attributes}"))["resources"].EnumerateArray()
            .Select(Answer.Names).ShouldBe([members]);
    }

    [Theory]
    [InlineData("num_cpu", "num_cpu")]
    [InlineData("flavor", "flavor")]
    [InlineData("href_slug", "href_slug")]
    [InlineData("num_cpu,disks", "num_cpu disks")]
    [InlineData("flavor.name", "flavor")]
    public async Task Without_one_all_columns_and_the_actions_come_along(string attributes, string added)
    {
        var all = (await inventory.GetAnswerAsync("/api/vms/11")).Members;

        (await inventory.GetAnswerAsync($"/api/vms/11?attributes={attributes}")).Members.Split(' ').ShouldBe(all.Split(' ').Concat(added.Split(' ')), ignoreOrder: true);
    }

    [Theory]
    [InlineData("/api/vms/11?attributes=foo,name,bar")]
    [InlineData("/api/vms?attributes=foo,name,bar")]
    [InlineData("/api/vms?expand=resources&attributes=foo,name,bar")]
    [InlineData("/api/providers/1/vms?expand=resources&attributes=foo,name,bar")]
    public async Task Unknown_names_are_refused_together(string path)
    {
        var refused = await inventory.GetAnswerAsync(path);

        (refused.Status, refused.Message).ShouldBe((400, "Invalid attributes specified: foo,bar"));
    }

    [Fact]
    public async Task One_related_row_is_an_object_of_its_columns_without_a_link()
    {
        var flavor = (await inventory.GetAnswerAsync("/api/vms/11?attributes=name,flavor"))["flavor"];

        flavor.TryGetProperty("href", out _).ShouldBeFalse();
        Answer.Names(flavor).ShouldBe((await inventory.GetAnswerAsync("/api/flavors/7")).Members["href ".Length..]);
        (await inventory.GetAnswerAsync("/api/vms/15?attributes=name,availability_zone"))["availability_zone"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Many_are_an_array_whose_links_lead_to_the_first_collection_that_serves_them()
    {
        var provider = await inventory.GetAnswerAsync("/api/providers/2?attributes=name,vms,cloud_volumes");

        provider["vms"][0].GetProperty("href").GetString().ShouldBe("http://localhost/api/instances/14");
        Answer.Names(provider["vms"][0]).ShouldStartWith("href id ");
        provider["cloud_volumes"].GetRawText().ShouldBe("[]");
        (await inventory.GetAnswerAsync("/api/vms/11?attributes=name,disks"))["disks"][0].GetProperty("device_name").GetString().ShouldBe("vda");
    }

    [Theory]
    [InlineData("name,ext_management_system.name", """{"href":"http://localhost/api/vms/11","id":"11","name":"web-1","ext_management_system":{"name":"alpha"}}""")]
    [InlineData("name,ext_management_system/name", """{"href":"http://localhost/api/vms/11","id":"11","name":"web-1","ext_management_system":{"name":"alpha"}}""")]
    [InlineData("name,flavor.name,flavor.ems_ref", """{"href":"http://localhost/api/vms/11","id":"11","name":"web-1","flavor":{"name":"c2.small","ems_ref":"flv-7"}}""")]
    [InlineData("name,ext_management_system.zone.name", """{"href":"http://localhost/api/vms/11","id":"11","name":"web-1","ext_management_system":{"zone":{"name":"default"}}}""")]
    [InlineData("name,disks.device_name", """{"href":"http://localhost/api/vms/11","id":"11","name":"web-1","disks":[{"device_name":"vda"},{"device_name":"vdb"}]}""")]
    public async Task A_path_shows_parts_of_what_is_related(string attributes, string shown) =>
        (await inventory.GetAnswerAsync($"/api/vms/11?attributes={attributes}")).Text.ShouldBe(shown);

    [Theory]
    [InlineData("15", "name,availability_zone.name")]
    [InlineData("15", "name,ext_management_system.zone.name")]
    public async Task Nothing_on_the_way_drops_the_path(string id, string attributes) =>
        (await inventory.GetAnswerAsync($"/api/vms/{id}?attributes={attributes}")).Members.ShouldBe("href id name");

    [Theory]
    [InlineData("resources", "href id")]
    [InlineData("resources,", "href id")]
    [InlineData("resources,tags,hosts,", "href id tags")] // as a known client sends
    [InlineData("resources,nonsense", "href id")]
    [InlineData("nonsense,resources,disks", "href id disks")]
    public async Task Expand_ignores_what_it_does_not_know(string expand, string members) =>
        Answer.Names((await inventory.GetAnswerAsync($"/api/vms?expand={expand}&attributes=id&limit=1"))["resources"][0]).ShouldBe(members);

    [Fact]
    public async Task Without_expand_a_collection_has_links_alone() =>
        (await inventory.GetAnswerAsync("/api/vms?attributes=name&limit=1"))["resources"].GetRawText().ShouldBe("""[{"href":"http://localhost/api/vms/11"}]""");

    [Theory]
    [InlineData("/api/vms/11?expand=disks&attributes=disks", "disks")]
    [InlineData("/api/providers/1?expand=vms&attributes=name,vms", "vms")]
    public async Task A_subcollection_is_expanded_or_an_attribute_but_not_both(string path, string name)
    {
        var refused = await inventory.GetAnswerAsync(path);

        (refused.Status, refused.Message).ShouldBe((400, $"Cannot expand subcollection {name} by name and virtual attribute"));
    }

    [Fact]
    public async Task The_same_parameters_count_in_a_POST()
    {
        var query = await inventory.PostAsync("/api/vms?attributes=name&expand=disks", """{"action":"query","resources":[{"id":11}]}""");

        Answer.Names(query["results"][0]).ShouldBe("href id name disks");
    }
}
