using System.Collections.Concurrent;
using System.Diagnostics;
using Inventory.Api.Authorizing;
using Inventory.Api.Tests.Authorizing;
using Inventory.Domain.History;

namespace Inventory.Api.Tests.Serving;

public class a_collection_knows_its_number_of_rows(ServedInventory inventory, LimitedInventory limited) : IClassFixture<LimitedInventory>
{
    private const string Counting = "count(*)";

    [Fact]
    public async Task which_is_what_counting_gives_in_every_collection()
    {
        var kept = 0;
        foreach (var collection in limited.Catalogue.Listed.Where(c => c.Needs == Right.Read && c.Attribute("id") is not null))
        {
            var number = (await inventory.GetAsync($"/api/{collection.Name}?limit=1")).GetProperty("count").GetInt64();
            var counted = (await inventory.GetAsync($"/api/{collection.Name}?limit=1&filter[]=id!=0")).GetProperty("subquery_count").GetInt64();
            number.ShouldBe(counted, collection.Name);
            kept += collection.Total is not null && number > 0 ? 1 : 0;
        }
        kept.ShouldBeGreaterThan(10, "most are known without counting");
    }

    [Theory]
    [InlineData("/api/vms?limit=1", true)]
    [InlineData("/api/templates", true)]
    [InlineData("/api/flavors?expand=resources&sort_by=name", true)]
    [InlineData("/api/instances", false)] // those of clouds, which nobody counts apart
    [InlineData("/api/tasks", false)]
    public async Task without_counting_where_it_is_kept(string path, bool isKept)
    {
        (await StatementsAsync(inventory.Admin, path)).Contains(Counting, StringComparison.Ordinal).ShouldBe(!isKept);
        var limitedTo = await StatementsAsync(limited.Limited, path);
        limitedTo.ShouldContain(Counting, Case.Sensitive, "others' rows do not count");
        limitedTo.ShouldNotContain(HistoryTables.RowTotals.Identifier.Name);
    }

    // All that one request asked the database.
    private static async Task<string> StatementsAsync(HttpClient client, string path)
    {
        using (await client.GetAsync(path, TestContext.Current.CancellationToken)) // logs in
        {
        }
        var asked = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = asked.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        using var marker = new Activity("this request").Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "traceparent", marker.Id } } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(200);
        var statements = string.Join(";\n", asked.Where(a => a.TraceId == marker.TraceId && a.Source.Name == "Npgsql")
            .Select(a => (a.GetTagItem("db.query.text") ?? a.GetTagItem("db.statement"))?.ToString()));
        statements.ShouldContain("select");
        return statements;
    }
}
