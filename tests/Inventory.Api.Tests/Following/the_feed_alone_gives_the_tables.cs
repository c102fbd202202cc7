using System.Globalization;
using System.Text.Json.Nodes;
using AwesomeCloud.Simulator;
using Inventory.Api.Tests.Acceptance;
using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Tests.Following;

public sealed class the_feed_alone_gives_the_tables(App app)
{
    private readonly Consumer consumer = new();

    [Fact]
    public async Task while_two_providers_are_refreshed()
    {
        await using var cloud = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Instances = 60 });
        var regions = cloud.World.Regions.Take(2).ToArray();
        string[] providers = [await AddAsync(cloud, regions[0].Name), await AddAsync(cloud, regions[1].Name)];
        var refreshing = Task.WhenAll(providers.Zip(regions, (provider, region) => Task.Run(async () =>
        {
            for (var i = 0; i < 4; i++)
            {
                App.EventsOf(await app.RefreshAsync(provider)).ShouldBeGreaterThan(0);
                region.Churn(40);
            }
            region.TerminateInstance(region.Instances.All()[0].Id);
            await app.RefreshAsync(provider);
        })));
        var seen = 0;
        while (!refreshing.IsCompleted)
        {
            await FollowAsync(37);
            seen = Math.Max(seen, consumer.Objects.Count);
        }
        await refreshing;
        seen.ShouldBeGreaterThan(0, "it followed while they wrote");
        await FollowAsync(1000);

        var models = app.Host.Services.GetRequiredService<InventoryModels>();
        var compared = 0;
        foreach (var root in models.Roots)
            compared += await CompareAsync(root, [.. providers.Select(p => $"/api/providers/{p}")]);
        compared.ShouldBeGreaterThan(300);
        consumer.Gone.ShouldNotBeEmpty();
    }

    private async Task<string> AddAsync(SimulatedCloud cloud, string region)
    {
        var answer = await app.PostAsync("/api/providers", app.Provider($"fed-{region}", region, url: cloud.Endpoint.ToString()));
        return answer.GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    private async Task FollowAsync(int limit)
    {
        while (true)
        {
            var page = await app.GetAsync($"/api/changes?after={consumer.Last}&limit={limit}");
            foreach (var change in page.GetProperty("changes").EnumerateArray())
                consumer.Take(change);
            if (page.GetProperty("next").GetString() == page.GetProperty("latest").GetString() || page.GetProperty("changes").GetArrayLength() == 0)
                return;
        }
    }

    // The objects of the providers, and what is below them.
    private async Task<int> CompareAsync(RecordModel root, string[] sources)
    {
        var name = root.Collection == "miq_templates" ? "templates" : root.Collection;
        var mine = consumer.Objects.Where(o => sources.Contains(o.Key.Provider) && o.Key.Collection == name && !consumer.Gone.Contains(o.Key)).ToList();
        var ids = sources.Select(s => long.Parse(s.Split('/')[^1], CultureInfo.InvariantCulture)).ToArray();
        (await IdsAsync("select id from inventory.objects where connected and collection = $2 and ems_id = any($1)", ids, root.Collection))
            .ShouldBe(mine.Select(o => (long)o.Value["id"]!).Order().ToArray(), root.Collection);
        var compared = await CompareAsync(root, [.. mine.Select(o => (o.Key.Provider, o.Value))]);
        foreach (var child in root.Parts.Where(p => p.IsChild))
        {
            var below = mine.SelectMany(o => Below(child, o.Value).Select(c => (o.Key.Provider, c))).ToList();
            compared += await CompareAsync(child, below);
            if (!child.ParentLink!.Parents.Contains(root))
                continue;
            (await IdsAsync($"select id from vmdb.\"{child.Table}\" where \"{child.ParentLink.Column}\" = any($1) and $2 <> ''", [.. mine.Select(o => (long)o.Value["id"]!)], "x"))
                .ShouldBe(below.Select(c => (long)c.c["id"]!).Order().ToArray(), child.Collection);
        }
        return compared;
    }

    private static IEnumerable<JsonObject> Below(RecordModel child, JsonObject of) => of[child.EventMember] switch
    {
        null => [],
        JsonObject single when child.IsSingle => [single],
        var many => many.AsObject().Select(c => c.Value!.AsObject()),
    };

    // The database reads the told values as those of its columns.
    private async Task<int> CompareAsync(RecordModel model, List<(string Provider, JsonObject Told)> told)
    {
        var columns = model.TableColumns.Except(model.Links).Select(c => c.Name).Where(c => c != "id").ToHashSet();
        var rows = new JsonArray([.. told.Select(o => new JsonObject(
            model.TableColumns.Except(model.Links).Where(c => o.Told[c.Member] is not null).Select(c => KeyValuePair.Create(c.Name, (JsonNode?)o.Told[c.Member]!.DeepClone()))
                .Append(new("id", o.Told["id"]!.DeepClone()))))]);
        await using var command = app.Database.CreateCommand(
            $"""
            select to_jsonb(p)::text, to_jsonb(t)::text
            from jsonb_populate_recordset(null::vmdb."{model.Table}", $1) p left join vmdb."{model.Table}" t on t.id = p.id order by p.id
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = rows.ToJsonString(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await using var row = await command.ExecuteReaderAsync();
        var byId = told.ToDictionary(o => (long)o.Told["id"]!);
        while (await row.ReadAsync())
        {
            var (expected, actual) = (JsonNode.Parse(row.GetString(0))!.AsObject(), JsonNode.Parse(row.IsDBNull(1) ? "{}" : row.GetString(1))!.AsObject());
            foreach (var column in columns)
                JsonNode.DeepEquals(actual[column], expected[column]).ShouldBeTrue($"{model.Collection} {expected["id"]} {column}: {actual[column]} instead of {expected[column]}");
            var (provider, values) = byId[(long)expected["id"]!];
            foreach (var link in model.Links.Where(l => !l.IsPolymorphic))
                ((long?)actual[link.Name]).ShouldBe(TargetOf(link, provider, values), $"{model.Collection} {expected["id"]} {link.Name}");
        }
        return told.Count;
    }

    // What a link leads to, as the consumer knows it.
    private long? TargetOf(LinkColumn link, string provider, JsonObject values)
    {
        if (values[link.Member] is not JsonValue value)
            return null;
        foreach (var target in link.Targets)
            if (consumer.Objects.TryGetValue((provider, target.Collection == "miq_templates" ? "templates" : target.Collection, value.GetValue<string>()), out var found)
                && !consumer.Gone.Contains((provider, target.Collection, value.GetValue<string>())))
                return (long)found["id"]!;
        return null;
    }

    private async Task<long[]> IdsAsync(string sql, long[] ids, string text)
    {
        await using var command = app.Database.CreateCommand(sql + " order by id");
        command.Parameters.Add(new NpgsqlParameter { Value = ids });
        command.Parameters.Add(new NpgsqlParameter { Value = text });
        var found = new List<long>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            found.Add(row.GetInt64(0));
        return [.. found];
    }
}
