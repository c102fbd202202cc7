using System.Text.Json;
using Inventory.Api.Tests.Serving;

namespace Inventory.Api.Tests.Conformance;

public sealed class Section_07_a_collection(ServedInventory inventory)
{
    private const string Links = "http://localhost/api/vms?";

    [Fact]
    public async Task It_is_an_envelope_with_links_to_its_rows()
    {
        (await inventory.GetAnswerAsync("/api/vms")).Text.ShouldBe(
            """
            {"name":"vms","count":5,"subcount":5,"pages":1,"resources":[{"href":"http://localhost/api/vms/11"},{"href":"http://localhost/api/vms/12"},{"href":"http://localhost/api/vms/13"},{"href":"http://localhost/api/vms/14"},{"href":"http://localhost/api/vms/15"}],"actions":[{"name":"query","method":"post","href":"http://localhost/api/vms"},{"name":"start","method":"post","href":"http://localhost/api/vms"}],"links":{"self":"http://localhost/api/vms?offset=0","first":"http://localhost/api/vms?offset=0","last":"http://localhost/api/vms?offset=0"}}
            """);
    }

    [Theory]
    [InlineData("/api/vms", 5, 5, null, 1)]
    [InlineData("/api/vms?limit=2", 5, 2, null, 3)]
    [InlineData("/api/vms?limit=2&offset=4", 5, 1, null, 3)]
    [InlineData("/api/vms?limit=5", 5, 5, null, 1)]
    [InlineData("/api/vms?limit=5&offset=5", 5, 0, null, 1)]
    [InlineData("/api/vms?offset=999999999999", 5, 0, null, 1)]
    [InlineData("/api/vms?limit=999999999999999999999", 5, 5, null, 1)]
    [InlineData("/api/vms?filter[]=name='web-*'", 5, 2, 2, 1)]
    [InlineData("/api/vms?filter[]=name='web-*'&limit=1", 5, 1, 2, 2)]
    [InlineData("/api/vms?filter[]=name=nothing", 5, 0, 0, 0)]
    [InlineData("/api/vms?filter[]=", 5, 5, null, 1)] // a blank filter is none
    [InlineData("/api/vms?by_tag=/environment/prod", 5, 2, null, 1)] // tags are not counted apart
    [InlineData("/api/providers/2/flavors", 3, 1, null, 1)] // below a row the whole class counts
    [InlineData("/api/providers/2/flavors?filter[]=name='c*'", 3, 0, 0, 0)]
    [InlineData("/api/vms?collection_class=ManageIQ::Providers::Openstack::CloudManager::Vm", 1, 1, null, 1)]
    public async Task Its_numbers_count_what_they_say(string path, int count, int subcount, int? matching, int pages)
    {
        var page = await inventory.GetAnswerAsync(path);

        page.Members.Replace(" actions", "").ShouldBe($"name count subcount {(matching is null ? "" : "subquery_count ")}pages resources links");
        (page["count"].GetInt32(), page["subcount"].GetInt32(), page["pages"].GetInt32()).ShouldBe((count, subcount, pages));
        page["resources"].GetArrayLength().ShouldBe(subcount);
        if (matching is { } number)
            page["subquery_count"].GetInt32().ShouldBe(number);
    }

    [Theory]
    [InlineData("limit=2", "limit=2&", 0, 2, null, 4)]
    [InlineData("limit=2&offset=2", "limit=2&", 2, 4, 0, 4)]
    [InlineData("limit=2&offset=4", "limit=2&", 4, null, 2, 4)]
    [InlineData("limit=2&offset=1", "limit=2&", 1, 3, 0, 4)]
    [InlineData("limit=2&offset=99", "limit=2&", 99, null, 97, 4)]
    [InlineData("limit=5", "limit=5&", 0, null, null, 0)] // an exact multiple: the last page is the first
    [InlineData("limit=1", "limit=1&", 0, 1, null, 4)]
    [InlineData("limit=1&offset=4", "limit=1&", 4, null, 3, 4)]
    [InlineData("limit=1&filter[]=name='web-*'", "limit=1&filter[]=name='web-*'&", 0, 1, null, 1)]
    public async Task Its_links_lead_to_the_pages_around_it(string query, string others, int self, int? next, int? previous, int last)
    {
        var links = (await inventory.GetAnswerAsync($"/api/vms?{query}"))["links"];

        links.EnumerateObject().ToDictionary(l => l.Name, l => OffsetOf(l.Value.GetString()!)).ShouldBe(new Dictionary<string, int?>
        {
            ["self"] = self, ["next"] = next, ["previous"] = previous, ["first"] = 0, ["last"] = last,
        }.Where(l => l.Value is not null).ToDictionary(l => l.Key, l => l.Value!.Value), ignoreOrder: true);
        foreach (var part in others.Split('&', StringSplitOptions.RemoveEmptyEntries))
            links.EnumerateObject().ShouldAllBe(l => Uri.UnescapeDataString(l.Value.GetString()!).Contains(part));

        static int OffsetOf(string link) => int.Parse(link[(link.IndexOf("offset=", StringComparison.Ordinal) + "offset=".Length)..].Split('&')[0]);
    }

    [Fact]
    public async Task An_offset_is_replaced_where_it_stands_and_everything_else_stays()
    {
        const string query = "offset=2&limit=2&sort_by=name&expand=resources&attributes=name";
        var links = (await inventory.GetAnswerAsync($"/api/vms?{query}"))["links"];

        links.GetRawText().ShouldBe(
            $$"""{"self":"{{Links}}{{query}}","next":"{{At(4)}}","previous":"{{At(0)}}","first":"{{At(0)}}","last":"{{At(4)}}"}""");

        static string At(int offset) => Links + query.Replace("offset=2", $"offset={offset}");
    }

    [Fact]
    public async Task Following_next_reads_every_row_once()
    {
        var (seen, next) = (new List<string>(), (string?)"/api/vms?limit=2&sort_by=name");
        while (next is not null)
        {
            var page = await inventory.GetAnswerAsync(next);
            seen.AddRange(page.Ids.Split(' '));
            next = page["links"].TryGetProperty("next", out var link) ? link.GetString() : null;
        }
        seen.Order().ShouldBe(["11", "12", "13", "14", "15"]);
    }

    [Theory]
    [InlineData("limit=x", "Non numeric parameter: limit")]
    [InlineData("limit=-1", "Non numeric parameter: limit")]
    [InlineData("limit=1.5", "Non numeric parameter: limit")]
    [InlineData("limit=%2B1", "Non numeric parameter: limit")]
    [InlineData("offset=-1", "Non numeric parameter: offset")]
    [InlineData("offset=ten", "Non numeric parameter: offset")]
    [InlineData("limit=0", "Limit must be greater than zero if offset is specified")]
    [InlineData("limit=0&offset=2", "Limit must be greater than zero if offset is specified")]
    public async Task A_page_that_cannot_be_is_refused(string query, string message)
    {
        var refused = await inventory.GetAnswerAsync($"/api/vms?{query}");

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Theory]
    [InlineData("hide=resources", 5)]
    [InlineData("hide=resources&limit=2", 2)]
    [InlineData("hide=resources,other&expand=resources", 5)]
    public async Task Rows_can_be_hidden_and_all_else_stays(string query, int subcount)
    {
        var page = await inventory.GetAnswerAsync($"/api/vms?{query}");

        page.Members.ShouldBe("name count subcount pages actions links");
        (page["count"].GetInt32(), page["subcount"].GetInt32()).ShouldBe((5, subcount));
    }

    [Theory]
    [InlineData("vms", "Vm", "11 12 13 14 15")]
    [InlineData("vms", "ManageIQ::Providers::CloudManager::Vm", "11 12 13 14 15")]
    [InlineData("vms", "ManageIQ::Providers::AwesomeCloud::CloudManager::Vm", "11 12 13 15")]
    [InlineData("providers", "ManageIQ::Providers::NetworkManager", "5")]
    [InlineData("providers", "ManageIQ::Providers::StorageManager", "6")]
    [InlineData("providers", "ManageIQ::Providers::CloudManager", "1 2")]
    [InlineData("providers", "ExtManagementSystem", "1 2 5 6")]
    public async Task It_can_be_narrowed_to_a_class(string collection, string className, string ids)
    {
        var page = await inventory.GetAnswerAsync($"/api/{collection}?collection_class={className}");

        page.Ids.ShouldBe(ids);
        page["count"].GetInt32().ShouldBe(ids.Split(' ').Length);
    }

    [Theory]
    [InlineData("vms", "Bogus", "Invalid collection_class Bogus specified for the vms collection")]
    [InlineData("vms", "MiqTemplate", "Invalid collection_class MiqTemplate specified for the vms collection")]
    [InlineData("zones", "Vm", "Invalid collection_class Vm specified for the zones collection")]
    public async Task But_to_none_of_another_collection(string collection, string className, string message)
    {
        var refused = await inventory.GetAnswerAsync($"/api/{collection}?collection_class={className}");

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Theory]
    [InlineData("/environment/prod", "11 12")]
    [InlineData("environment/prod", "11 12")]
    [InlineData("/environment/prod,/department/finance", "")]
    [InlineData("/environment/none", "")]
    [InlineData("", "11 12 13 14 15")]
    public async Task It_can_be_asked_for_what_carries_all_of_some_tags(string tags, string ids) =>
        (await inventory.GetAnswerAsync($"/api/vms?by_tag={tags}")).Ids.ShouldBe(ids);

    [Theory]
    [InlineData("provider", "Invalid provider_class provider specified")]
    [InlineData("bogus", "Invalid provider_class bogus specified")]
    public async Task Groups_of_managers_are_not_served(string asked, string message)
    {
        var refused = await inventory.GetAnswerAsync($"/api/providers?provider_class={asked}");

        (refused.Status, refused.Message).ShouldBe((400, message));
    }

    [Theory]
    [InlineData("filter[]=name=web-1", "11")]
    [InlineData("filter%5B%5D=name=web-1", "11")]
    [InlineData("filter%5b%5d=name%3Dweb-1", "11")]
    public async Task Filters_may_be_escaped(string query, string ids) => (await inventory.GetAnswerAsync($"/api/vms?{query}")).Ids.ShouldBe(ids);

    [Fact]
    public async Task Parameters_of_old_reports_do_nothing() =>
        JsonElement.DeepEquals(
            (await inventory.GetAnswerAsync("/api/vms?format_attributes=x&search_options=y"))["resources"], (await inventory.GetAnswerAsync("/api/vms"))["resources"]).ShouldBeTrue();
}
