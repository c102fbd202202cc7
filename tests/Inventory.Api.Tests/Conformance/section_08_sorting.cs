using Inventory.Api.Tests.Authorizing;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_08_sorting(ServedInventory inventory)
{
    [Theory]
    [InlineData("", "11 12 13 14 15")]
    [InlineData("sort_by=", "11 12 13 14 15")]
    [InlineData("sort_by=id&sort_order=desc", "15 14 13 12 11")]
    [InlineData("sort_by=id&sort_order=descending", "15 14 13 12 11")]
    [InlineData("sort_by=id&sort_order=DESC", "15 14 13 12 11")]
    [InlineData("sort_by=id&sort_order=asc", "11 12 13 14 15")]
    [InlineData("sort_by=id&sort_order=ascending", "11 12 13 14 15")]
    [InlineData("sort_by=id&sort_order=nonsense", "11 12 13 14 15")]
    [InlineData("sort_by=vendor,id&sort_order=desc", "14 11 12 13 15")] // a missing order means ascending
    [InlineData("sort_by=vendor,id&sort_order=desc,desc", "14 15 13 12 11")]
    [InlineData("sort_by=vendor,id&sort_order=,desc", "15 13 12 11 14")]
    [InlineData("sort_by=power_state,name&sort_order=asc,desc", "12 11 13 14 15")]
    [InlineData("sort_by=num_cpu&filter[]=num_cpu>0&sort_order=desc", "12 11")] // a virtual attribute
    [InlineData("sort_by=active,id&filter[]=id>12", "13 15 14")]
    public async Task By_any_number_of_attributes_each_with_its_order(string query, string ids) =>
        (await inventory.GetAnswerAsync($"/api/vms?{query}")).Ids.ShouldBe(ids);

    [Theory]
    [InlineData("sort_by=bad_attribute", "bad_attribute is not a valid attribute for Vm")]
    [InlineData("sort_by=name,bad_attribute", "bad_attribute is not a valid attribute for Vm")]
    [InlineData("sort_by=flavor", "flavor is not a valid attribute for Vm")]
    [InlineData("sort_by=flavor.name", "flavor.name is not a valid attribute for Vm")]
    public async Task By_nothing_that_is_not_there(string query, string message)
    {
        var refused = await inventory.GetAnswerAsync($"/api/vms?{query}");

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Fact]
    public async Task By_nothing_that_has_no_order() =>
        (await inventory.GetAnswerAsync("/api/cloud_networks?sort_by=extra_attributes")).Message.ShouldBe("CloudNetwork cannot be sorted by extra_attributes");

    [Theory]
    [InlineData("sort_by=name&sort_order=asc&sort_options=ignore_case", "Ant bee Cat")]
    [InlineData("sort_by=name&sort_order=desc&sort_options=ignore_case", "Cat bee Ant")]
    [InlineData("sort_by=name&sort_order=asc", "Ant Cat bee")]
    [InlineData("sort_by=name&sort_options=ignore_case", "Ant Cat bee")] // without an order the option does nothing, as in ManageIQ
    public async Task Letters_count_alike_only_beside_an_order(string query, string names)
    {
        await using var api = await SomeApi.StartAsync(inventory);
        foreach (var name in new[] { "bee", "Ant", "Cat" })
            await api.SendAsync("POST", "/api/tenants", $$"""{"name":"{{name}}"}""");
        var (_, page) = await api.SendAsync("GET", $"/api/tenants?{query}&expand=resources&attributes=name&filter[]=name!=Root");

        string.Join(' ', page.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("name").GetString())).ShouldBe(names);
    }

    [Fact]
    public async Task Long_texts_are_sorted_by_their_beginning_unless_case_does_not_count()
    {
        await using var api = await SomeApi.StartAsync(inventory);
        await api.ExecuteAsync("update vmdb.vms set name = repeat('x', 255) || case id when 11 then 'b' else 'a' end where id in (11, 12)");

        async Task<string> IdsAsync(string more) => string.Join(' ', (await api.SendAsync("GET", $"/api/vms?filter[]=id=[11,12]&sort_by=name{more}"))
            .Json.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("href").GetString()!.Split('/')[^1]));
        (await IdsAsync("")).ShouldBe("11 12");
        (await IdsAsync("&sort_order=asc&sort_options=ignore_case")).ShouldBe("12 11");
    }
}
