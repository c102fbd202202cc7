using System.Text.Json;
using Inventory.Api.Tests.Acceptance;

namespace Inventory.Api.Tests.History;

/// <summary>Whatever happened between two states: the pages of their comparison are all of it, each change once, also while the inventory goes on changing.</summary>
public sealed class Comparisons_are_paged(App app)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    public async Task And_all_pages_are_the_whole(int seed, int limit)
    {
        var random = new Random(seed);
        var name = $"paged {Guid.NewGuid():N}";
        var cloud = app.Family.CloudOf(name);
        var body = new { type = app.Family.Type, name, authentications = new[] { new { authtype = "default", userid = "user", password = "a-password" } } };
        var provider = (await app.PostAsync("/api/providers", body)).GetProperty("results")[0].GetProperty("id").GetString()!;
        Change(cloud["vms"], random, 30);
        var (from, before) = (await RefreshAsync(provider), cloud["vms"].ToDictionary());
        var left = new HashSet<string>(); // who comes back is not as he was: he had another state
        for (var more = random.Next(1, 4); more > 0; more--)
        {
            Change(cloud["vms"], random, 12);
            await app.RefreshAsync(provider);
            left.UnionWith(before.Keys.Where(k => !cloud["vms"].ContainsKey(k)));
        }
        Change(cloud["vms"], random, 12);
        var (to, after) = (await RefreshAsync(provider), cloud["vms"].ToDictionary());
        var expected = before.Keys.Union(after.Keys).Select(k => (Key: k, Kind: KindOf(before.GetValueOrDefault(k), after.GetValueOrDefault(k), left.Contains(k)))).Where(d => d.Kind != null)
            .Select(d => $"{d.Kind} {d.Key}").Order(StringComparer.Ordinal).ToArray();
        expected.Length.ShouldBeGreaterThan(limit);

        var path = $"/api/compare?provider={provider}&from=refresh:{from}&to=refresh:{to}&collection=vms";
        var whole = (await app.GetAsync(path)).GetProperty("resources").EnumerateArray().Select(r => r.GetRawText()).ToArray();
        whole.Select(Told).Order(StringComparer.Ordinal).ToArray().ShouldBe(expected);
        var pages = new List<string>();
        for (var offset = 0; offset < expected.Length + limit; offset += limit)
        {
            var page = await app.GetAsync($"{path}&limit={limit}&offset={offset}");
            (page.GetProperty("added").GetInt32() + page.GetProperty("removed").GetInt32() + page.GetProperty("changed").GetInt32()).ShouldBe(expected.Length);
            page.GetProperty("resources").GetArrayLength().ShouldBe(Math.Clamp(expected.Length - offset, 0, limit));
            pages.AddRange(page.GetProperty("resources").EnumerateArray().Select(r => r.GetRawText()));
            if (offset % (2 * limit) != 0 || offset > 6 * limit)
                continue;
            Change(cloud["vms"], random, 5);
            await app.RefreshAsync(provider);
        }

        pages.Select(Told).Order(StringComparer.Ordinal).ShouldBe(expected);
        pages.ToArray().ShouldBe(whole, "in the order of the whole");
        var changed = await app.GetAsync($"{path}&kind=changed&limit={limit}&offset=0");
        changed.GetProperty("resources").EnumerateArray().Select(r => Told(r.GetRawText())).ShouldBe(whole.Select(Told).Where(t => t.StartsWith("changed")).Take(limit));
    }

    private static void Change(IDictionary<string, string> vms, Random random, int times)
    {
        for (; times > 0; times--)
        {
            var key = $"i-{random.Next(40)}";
            if (random.Next(3) == 0)
                vms.Remove(key);
            else
                vms[key] = $"name {random.Next(3)}";
        }
    }

    private static string? KindOf(string? before, string? after, bool left) => (before, after) switch
    {
        (null, null) => null,
        (null, _) => "added",
        (_, null) => "removed",
        _ => before == after && !left ? null : "changed",
    };

    private static string Told(string difference)
    {
        var told = JsonElement.Parse(difference);
        return $"{told.GetProperty("kind").GetString()} {told.GetProperty("key").GetString()}";
    }

    private async Task<string> RefreshAsync(string provider)
    {
        await app.RefreshAsync(provider);
        return (await app.GetAsync($"/api/refreshes?filter[]=ems_id={provider}&sort_by=id&sort_order=desc&limit=1&expand=resources")).GetProperty("resources")[0]
            .GetProperty("id").GetString()!;
    }
}
