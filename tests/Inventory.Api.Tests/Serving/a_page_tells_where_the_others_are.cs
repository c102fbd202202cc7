namespace Inventory.Api.Tests.Serving;

public class a_page_tells_where_the_others_are(ServedInventory inventory)
{
    [Fact]
    public async Task with_links_that_keep_the_query() =>
        (await inventory.GetAsync("/api/vms?offset=2&limit=2&sort_by=name&sort_order=asc&sort_options=ignore_case&expand=resources&attributes=name")).GetRawText().ShouldBe(
            """
            {"name":"vms","count":5,"subcount":2,"pages":3,"resources":[
            {"href":"http://localhost/api/vms/15","id":"15","name":"gone"},
            {"href":"http://localhost/api/vms/11","id":"11","name":"web-1"}],
            "actions":[{"name":"query","method":"post","href":"http://localhost/api/vms"},{"name":"start","method":"post","href":"http://localhost/api/vms"}],
            "links":{
            "self":"http://localhost/api/vms?offset=2&limit=2&sort_by=name&sort_order=asc&sort_options=ignore_case&expand=resources&attributes=name",
            "next":"http://localhost/api/vms?offset=4&limit=2&sort_by=name&sort_order=asc&sort_options=ignore_case&expand=resources&attributes=name",
            "previous":"http://localhost/api/vms?offset=0&limit=2&sort_by=name&sort_order=asc&sort_options=ignore_case&expand=resources&attributes=name",
            "first":"http://localhost/api/vms?offset=0&limit=2&sort_by=name&sort_order=asc&sort_options=ignore_case&expand=resources&attributes=name",
            "last":"http://localhost/api/vms?offset=4&limit=2&sort_by=name&sort_order=asc&sort_options=ignore_case&expand=resources&attributes=name"}}
            """.ReplaceLineEndings(""));

    [Fact]
    public async Task with_links_alone_unless_rows_are_asked_for()
    {
        var page = await inventory.GetAsync("/api/flavors");

        page.GetProperty("resources")[0].GetRawText().ShouldBe("""{"href":"http://localhost/api/flavors/7"}""");
        page.GetProperty("links").GetRawText().ShouldBe(
            """{"self":"http://localhost/api/flavors?offset=0","first":"http://localhost/api/flavors?offset=0","last":"http://localhost/api/flavors?offset=0"}""");
        page.TryGetProperty("subquery_count", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task without_rows_when_they_are_hidden()
    {
        var page = await inventory.GetAsync("/api/vms?hide=resources&limit=2");

        page.TryGetProperty("resources", out _).ShouldBeFalse();
        (page.GetProperty("count").GetInt32(), page.GetProperty("pages").GetInt32()).ShouldBe((5, 3));
    }

    [Theory]
    [InlineData("filter[]=name='web-*'&limit=2", 2, 1, "offset=0")] // an exact multiple does not point past the end
    [InlineData("filter[]=name=nobody", 0, 0, "offset=0")]
    [InlineData("offset=99", 0, 1, "offset=0")]
    [InlineData("offset=99999999999999999999999", 0, 1, "offset=0")]
    [InlineData("limit=99999999999999999999999", 5, 1, "offset=0")]
    [InlineData("by_tag=/environment/prod", 2, 1, "offset=0")]
    [InlineData("by_tag=/environment/prod,/department/finance", 0, 1, "offset=0")]
    public async Task with_counts_of_what_matches(string query, int subcount, int pages, string last)
    {
        var page = await inventory.GetAsync($"/api/vms?{query}");

        page.GetProperty("count").GetInt32().ShouldBe(5);
        page.GetProperty("subcount").GetInt32().ShouldBe(subcount);
        page.GetProperty("resources").GetArrayLength().ShouldBe(subcount);
        page.GetProperty("pages").GetInt32().ShouldBe(pages);
        page.GetProperty("links").GetProperty("last").GetString()!.ShouldContain(last);
    }

    [Theory]
    [InlineData("limit=0", "Limit must be greater than zero if offset is specified")]
    [InlineData("limit=-1", "Non numeric parameter: limit")]
    [InlineData("offset=1x", "Non numeric parameter: offset")]
    [InlineData("sort_by=bad_attribute", "bad_attribute is not a valid attribute for Vm")]
    public async Task unless_it_is_asked_for_wrongly(string query, string message) => (await inventory.RefusalAsync($"/api/vms?{query}")).ShouldBe(message);

    [Theory]
    [InlineData("", "11 12 13 14 15")]
    [InlineData("sort_by=power_state,name&sort_order=desc", "15 14 13 11 12")]
    [InlineData("sort_by=power_state,name&sort_order=descending,descending", "15 14 11 13 12")]
    [InlineData("sort_by=name&sort_order=bogus&sort_options=ignore_case", "13 14 15 11 12")]
    [InlineData("sort_by=num_cpu,id&sort_order=desc,desc", "12 11 15 14 13")]
    [InlineData("sort_by=ems_name&sort_order=desc", "15 14 11 12 13")]
    public async Task in_the_order_asked_for(string query, string ids)
    {
        var page = await inventory.GetAsync($"/api/vms?{query}");

        string.Join(' ', page.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("href").GetString()![^2..])).ShouldBe(ids);
    }
}
