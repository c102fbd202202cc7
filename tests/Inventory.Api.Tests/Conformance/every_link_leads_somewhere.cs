using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.Conformance;

public sealed class Every_link_leads_somewhere(App app)
{
    private const int RowsOfACollection = 2;

    [Fact]
    public async Task From_the_entry_point_on()
    {
        await app.FilledAsync();
        var (seen, waiting, broken) = (new HashSet<string>(), new Queue<string>(), new List<string>());
        Find("/api");
        while (waiting.TryDequeue(out var path))
        {
            using var response = await app.Http.GetAsync(path);
            if (!response.IsSuccessStatusCode)
            {
                if (!await IsGoneAsync(path))
                    broken.Add($"{path}: {(int)response.StatusCode}");
            }
            else
                Collect(JsonElement.Parse(await response.Content.ReadAsStringAsync()));
        }
        broken.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(100);

        // A collection is asked for some of its rows, a row for all that it is related to.
        void Find(string url)
        {
            var path = new Uri(new Uri("http://localhost"), url).AbsolutePath.TrimEnd('/');
            if (seen.Add(path))
                waiting.Enqueue(path.Split('/').Length % 2 == 1 && path != "/api" ? $"{path}?expand=resources&limit={RowsOfACollection}" : path);
        }

        void Collect(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Array)
                foreach (var entry in element.EnumerateArray())
                    Collect(entry);
            if (element.ValueKind != JsonValueKind.Object)
                return;
            foreach (var member in element.EnumerateObject())
                if ((member.Name == "href" || member.Name.EndsWith("_href", StringComparison.Ordinal)) && member.Value.ValueKind == JsonValueKind.String)
                    Find(member.Value.GetString()!);
                else
                    Collect(member.Value);
        }
    }

    [Fact]
    public async Task Of_rows_with_all_their_relationships_and_subcollections_too()
    {
        await app.FilledAsync();
        var broken = new List<string>();
        foreach (var collection in (await app.GetAsync("/api")).GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("name").GetString()!))
        {
            if (collection == "settings")
                continue;
            var options = await app.SendAsync(HttpMethod.Options, $"/api/{collection}", "", 200);
            options.EnumerateObject().Select(m => m.Name).ShouldBe(["attributes", "virtual_attributes", "relationships", "subcollections", "data"]);
            var related = string.Join(',', options.GetProperty("relationships").EnumerateArray().Select(r => r.GetString()));
            var page = await app.GetAsync($"/api/{collection}?limit=2&expand=resources&attributes=id,{related}");
            foreach (var href in Links(page).Distinct().Take(40))
                if (!(await app.Http.GetAsync(href)).IsSuccessStatusCode && !await IsGoneAsync(href))
                    broken.Add($"{collection}: {href}");
            foreach (var row in page.GetProperty("resources").EnumerateArray().Take(1))
                foreach (var name in options.GetProperty("subcollections").EnumerateArray())
                    foreach (var href in Links(await app.GetAsync($"{row.GetProperty("href")}/{name}?limit=1")).Where(h => !h.Contains('?')).Distinct())
                        if (!(await app.Http.GetAsync(href)).IsSuccessStatusCode && !await IsGoneAsync(href))
                            broken.Add($"{collection}/{name}: {href}");
        }
        broken.ShouldBeEmpty();
    }

    // Another test may have deleted the row since its link was read: then its collection does not list it any more.
    private async Task<bool> IsGoneAsync(string url)
    {
        var parts = new Uri(new Uri("http://localhost"), url).AbsolutePath.Trim('/').Split('/');
        return long.TryParse(parts[^1], out var id)
            && (await app.GetAsync($"/{string.Join('/', parts[..^1])}?filter[]=id={id}")).GetProperty("subcount").GetInt32() == 0;
    }

    private static IEnumerable<string> Links(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Links),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(
            m => m.Name == "href" && m.Value.ValueKind == JsonValueKind.String ? [m.Value.GetString()!] : m.Name == "actions" ? [] : Links(m.Value)),
        _ => [],
    };
}
