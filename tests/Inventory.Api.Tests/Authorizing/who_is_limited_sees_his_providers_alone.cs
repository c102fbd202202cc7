using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Filtering;
using Inventory.Api.Serving.Querying;
using Inventory.Api.Tests.Serving;
using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Tests.Authorizing;

public class who_is_limited_sees_his_providers_alone(LimitedInventory inventory, ServedInventory served) : IClassFixture<LimitedInventory>
{
    // The limit itself is a column of the role, and of course different.
    private const string Limit = "provider_ids";

    // The others are refused.
    private IEnumerable<CollectionDefinition> Seen => inventory.Catalogue.Listed.Where(c => c.Needs == Right.Read);

    [Fact]
    public Task in_every_collection_with_every_attribute_and_relationship() => SameAsync(
        from c in Seen
        from query in (string[])
        [
            "", $"?expand=resources&attributes={string.Join(',', Attributes(c).Select(a => a.Name))}", "?by_tag=/environment/prod",
            .. c.Associations.Select(a => $"?expand=resources&attributes=id,{Shown(a)}"),
            .. c.Subcollections.Keys.Where(s => s != "resources").Select(s => $"?expand=resources,{s}&attributes=id"),
        ]
        select $"/api/{c.Name}{query}");

    [Fact]
    public Task by_every_filter_and_order() => SameAsync(
        from c in Seen
        from a in Attributes(c)
        from query in a.Kind is ValueKind.Json or ValueKind.JsonMember
            ? (string[])[$"filter[]={a.Name}!=nil"]
            : [$"filter[]={a.Name}!=nil&sort_by={a.Name}&sort_order=desc", $"filter[]={a.Name}=~/hidden/&filter[]=or {a.Name}=nil"]
        where a.Kind != ValueKind.Instant || !query.Contains('~')
        select $"/api/{c.Name}?{query}");

    [Fact]
    public Task by_every_filter_of_a_relationship() => SameAsync(
        from c in Seen
        from a in c.Associations
        from attribute in Attributes(a.Target).Where(x => x.Name is "id" or "name" or "ems_ref")
        from query in (string[])[$"{attribute.Name}!=nil", attribute.Name == "id" ? "id>1000000" : $"{attribute.Name}='*hidden*'"]
        select $"/api/{c.Name}?filter[]={a.Name}.{query}");

    [Theory]
    [InlineData("name=~/^a/", "(case when exists (select from vmdb.\"vms\" a1 where a1.id = a0.id) then a0.\"name\" ~ $1 end)")]
    [InlineData("name='a*'", "(case when exists (select from vmdb.\"vms\" a1 where a1.id = a0.id) then a0.\"name\" like $1 end)")]
    [InlineData("disks.device_name!~/^a/", "(case when exists (select from vmdb.\"disks\" a2 where a2.id = a1.id) then a1.\"device_name\" !~ $1 end)")]
    [InlineData("ems_ref='a'", "a0.\"ems_ref\" = $1")]
    public async Task by_patterns_which_are_held_against_nothing_else(string filter, string condition)
    {
        var mara = new ApiUser(900, "mara", "Mara", new Access(Right.Read, [5]));
        string Written(Perspective perspective)
        {
            FilterParser.TryParse(filter, out var parsed, out _).ShouldBeTrue();
            FilterSql.TryWrite([parsed!], JoinScope.Over(new SqlContext(perspective), inventory.Catalogue.Find("vms")!), out var sql, out _).ShouldBeTrue();
            return sql!;
        }
        Written(mara.Perspective).ShouldContain(condition);
        Written(Perspective.Ordinary).ShouldNotContain("case when");

        var shown = await inventory.Limited.GetStringAsync($"/api/vms?filter[]={filter}", TestContext.Current.CancellationToken);
        shown.ShouldBe(await inventory.Unlimited.GetStringAsync($"/api/vms?filter[]={filter}", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task below_every_row()
    {
        var paths = new List<string>();
        foreach (var collection in inventory.Catalogue.Listed.Where(c => c.Subcollections.Count > 0))
            foreach (var id in await IdsAsync(inventory.Unlimited, $"/api/{collection.Name}"))
                foreach (var below in collection.Subcollections.Keys)
                    paths.Add($"/api/{collection.Name}/{id}/{below}?expand=resources");
        paths.Count.ShouldBeGreaterThan(100);
        await SameAsync(paths);
    }

    [Fact]
    public async Task and_what_is_hidden_is_as_if_it_were_not_there()
    {
        var checkedRows = 0;
        foreach (var collection in Seen)
            foreach (var id in (await IdsAsync(inventory.Admin, $"/api/{collection.Name}")).Except(await IdsAsync(inventory.Limited, $"/api/{collection.Name}")))
            {
                var (hidden, unknown) = ($"/api/{collection.Name}/{id}", $"/api/{collection.Name}/77777777");
                var below = collection.Subcollections.Keys.Select(s => "/" + s).FirstOrDefault() ?? "";
                foreach (var suffix in new[] { "", "?attributes=id", below })
                {
                    var (status, body) = await AnswerAsync(HttpMethod.Get, hidden + suffix);
                    status.ShouldBe(404, hidden + suffix);
                    body.Replace(id, "77777777").ShouldBe((await AnswerAsync(HttpMethod.Get, unknown + suffix)).Body);
                }
                var bulk = $$"""{"action":"query","resources":[{"id":"{{id}}"}]}""";
                var (queried, told) = await AnswerAsync(HttpMethod.Post, $"/api/{collection.Name}", bulk);
                queried.ShouldBeOneOf(400, 404); // not every collection is queried in bulk
                told.Replace(id, "77777777").ShouldBe((await AnswerAsync(HttpMethod.Post, $"/api/{collection.Name}", bulk.Replace(id, "77777777"))).Body);
                checkedRows++;
            }
        checkedRows.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task and_others_cannot_be_compared_with()
    {
        var names = inventory.Catalogue.Find("providers")!.Subcollections.Where(s => s.Value.Target.Model is not null && s.Value.Target.Attribute("name") is not null);
        foreach (var (name, _) in names)
        {
            var (own, hidden) = ($"/api/compare?providers=1,5&collection={name}", $"/api/compare?providers=1,1000001&collection={name}");
            (await AnswerAsync(HttpMethod.Get, own)).Body.ShouldBe(await inventory.Unlimited.GetStringAsync(own, TestContext.Current.CancellationToken));
            var refused = await AnswerAsync(HttpMethod.Get, hidden);
            (refused.Status, refused.Body.Replace("1000001", "77777777")).ShouldBe((404, (await AnswerAsync(HttpMethod.Get, hidden.Replace("1000001", "77777777"))).Body));
        }
        (await inventory.Admin.GetStringAsync("/api/compare?providers=1,1000001&collection=flavors", TestContext.Current.CancellationToken)).ShouldContain("hidden");
    }

    [Fact]
    public async Task while_an_administrator_sees_both()
    {
        (await IdsAsync(inventory.Admin, "/api/security_groups")).ShouldBe(["124", "125", "1000124", "1000125"]);
        (await IdsAsync(inventory.Limited, "/api/security_groups")).ShouldBe(["124", "125"]);
        (await IdsAsync(inventory.Limited, "/api/providers")).ShouldBe(["1", "5", "6"]); // the role names the network manager: a provider is seen as a whole
    }

    [Fact]
    public void of_every_table_it_is_said_whose_its_rows_are()
    {
        var models = new InventoryModels();
        new VisibleTables(models, [.. ManagementTables.All, .. AccessTables.All, .. VmdbTables.Of(models, ManagementTables.Managers, ManagementTables.All)])
            .Undecided.ShouldBeEmpty();
    }

    [Fact]
    public async Task and_the_views_follow_their_tables()
    {
        var models = new InventoryModels();
        await using var database = NpgsqlDataSource.Create(await served.CreateDatabaseAsync());
        await RunAsync(database, "create schema vmdb; create schema history; create table vmdb.things (id bigint, ems_id bigint); insert into vmdb.things values (1, 1)");
        await using (var connection = await database.OpenConnectionAsync())
            foreach (var totals in new[] { HistoryTables.RowTotals, HistoryTables.FoldedTotals })
                await totals.CreateAsync(connection);
        Table before = Things(), after = Things();
        after.AddColumn("name", "text");
        await new HistoryObjects([before]).Schemas.CreateAsync(database, CancellationToken.None);
        await new VisibleTables(models, [before]).Schemas.CreateAsync(database, CancellationToken.None);

        await new VisibleTables(models, [before]).Schemas.RemoveOutdatedAsync(database, CancellationToken.None); // nothing has changed
        await RunAsync(database, "select set_config('inventory.visible_managers', '{1}', true); select count(*) from visible.things");
        await new VisibleTables(models, [after]).Schemas.RemoveOutdatedAsync(database, CancellationToken.None);
        await new HistoryObjects([after]).Schemas.RemoveOutdatedAsync(database, CancellationToken.None);
        await RunAsync(database, "alter table vmdb.things alter column ems_id type integer, add column name text; alter table vmdb.things alter column ems_id type bigint");
        await new HistoryObjects([after]).Schemas.CreateAsync(database, CancellationToken.None);
        await new VisibleTables(models, [after]).Schemas.CreateAsync(database, CancellationToken.None);
        await RunAsync(database, "select set_config('inventory.visible_managers', '{1}', true); select count(name) from visible.things");
        await Should.ThrowAsync<PostgresException>(() => RunAsync(database, "select from visible.things")); // nobody said who asks
    }

    private static Table Things()
    {
        var table = new Table("vmdb.things");
        table.AddColumn("id", "bigint");
        table.AddColumn("ems_id", "bigint");
        return table;
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Shown(Association association) =>
        string.Join(',', Attributes(association.Target).Where(a => a.IsColumn).Select(a => $"{association.Name}.{a.Name}"));

    private static IEnumerable<AttributeDefinition> Attributes(CollectionDefinition of) => of.Columns.Concat(of.VirtualAttributes).Where(a => a.Name != Limit);

    private async Task SameAsync(IEnumerable<string> paths)
    {
        var (differences, compared) = (new List<string>(), 0);
        foreach (var path in paths)
        {
            var limited = await inventory.Limited.GetStringAsync(path, TestContext.Current.CancellationToken);
            var alone = await inventory.Unlimited.GetStringAsync(path, TestContext.Current.CancellationToken);
            compared++;
            if (limited != alone || limited.Replace("~/hidden/", "").Replace("~%2Fhidden%2F", "").Replace("*hidden*", "").Contains("hidden"))
                differences.Add($"{path}\n  {limited}\n  {alone}");
        }
        compared.ShouldBeGreaterThan(100);
        differences.ShouldBeEmpty();
    }

    private static async Task<string[]> IdsAsync(HttpClient client, string path)
    {
        var page = JsonElement.Parse(await client.GetStringAsync(path + "?expand=resources&attributes=id", TestContext.Current.CancellationToken));
        return [.. page.GetProperty("resources").EnumerateArray().Select(r => r.GetProperty("id").GetString()!)];
    }

    private async Task<(int Status, string Body)> AnswerAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        using var response = await inventory.Limited.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
