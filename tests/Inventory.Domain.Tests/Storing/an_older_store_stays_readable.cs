using System.Text.Json;
using Inventory.Domain.Following;
using Inventory.Domain.History;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;

namespace Inventory.Domain.Tests.Storing;

/// <summary>
/// The store that the first version of the record types wrote (<see cref="WrittenStore"/>): since then a property of depots was renamed, and another one split.
/// </summary>
public abstract class An_older_store_stays_readable(Server server) : Engine(server)
{
    private readonly Server server = server;

    protected override Task<string> DatabaseAsync() => server.CreateDatabaseAsync("template0");

    protected override async Task<StoredProvider> StartAsync()
    {
        await Execute(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "store-1.sql")));
        await Database.ReloadTypesAsync();
        Npgsql.NpgsqlConnection.ClearAllPools(); // the script leaves its session without a search path
        await InventorySchema.ApplyAsync(Store, Models, Database, default);
        return new StoredProvider(await Scalar<long>("select id from vmdb.ext_management_systems"), Kind, new ManagerSettings { Name = "test" }, "Valid");
    }

    [Fact]
    public async Task With_tables_that_are_what_its_events_give_now_and_at_any_time()
    {
        (await Rows("select ems_ref, town, hall, keeper from vmdb.depots order by ems_ref")).ShouldBe(["d-1|Rome||cem", "d-2|||dora"]);
        (await Rows("select table_schema from information_schema.columns where table_name = 'depots' and column_name in ('site', 'boss')")).ShouldBeEmpty();
        (await Differences(null)).ShouldBeEmpty();
        var refreshes = await Rows("select at::text from history.transactions where correlation_id like 'refreshes/%' order by id");
        refreshes.Length.ShouldBe(4);
        foreach (var at in refreshes)
            (await Differences(await PointInTime.AtAsync(Database, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), default))).ShouldBeEmpty();
        (await Rows("select town, hall, keeper from history.depots where ems_ref = 'd-1' order by valid_from")).ShouldBe(["Oslo|7|ann", "Oslo|8|bob", "||bob"]);
    }

    [Fact]
    public async Task Records_nothing_if_the_cloud_is_as_it_was_and_goes_on_in_the_new_version()
    {
        WrittenStore.FillLast(Cloud);
        var same = await Refresh();
        same.Problem.ShouldBeNull();
        same.Events.ShouldBe(0);
        Cloud.Clear();
        Cloud.Depot("d-1", (_, d) => (d.Town, d.Hall, d.Keeper) = ("Rome", 3, "cem"));
        await Refresh(("depots", ["d-1"]));
        (await Events("depots", "d-1"))[^1].ShouldBe("""depot_changed {"hall": 3, "$version": 2}""");
        (await Differences(null)).ShouldBeEmpty();
        await RebuildChangesNothing();
    }

    [Fact]
    public async Task Is_read_by_the_event_store_too()
    {
        await using var session = Store.QuerySession();
        var events = await session.Events.FetchStreamAsync($"{Provider.Id}/depots/d-1");
        events.Select(e => e.Data).OfType<InventoryEvent>().Select(e => e.Patch.Root.Values).Cast<Depot>()
            .Select(d => (d.Town, d.Hall, d.Keeper)).ShouldBe([("Oslo", 7, "ann"), ("Oslo", 8, "bob"), (null, null, null), ("Rome", null, "cem")]);
    }

    [Fact]
    public async Task Is_told_by_the_feed_under_the_present_names()
    {
        Cloud.Depot("d-1", (_, d) => (d.Town, d.Hall, d.Keeper) = ("Rome", 3, "cem"));
        await Refresh(("depots", ["d-1"]));
        (await ToldAsync()).ShouldBe(
        [
            """1 discovered $version=2, hall=7, keeper="ann", town="Oslo" """.TrimEnd(), """2 changed $version=2, hall=8, keeper="bob", town="Oslo" """.TrimEnd(),
            "3 changed $version=2, hall=null, town=null", """4 changed $version=2, hall=null, keeper="cem", town="Rome" """.TrimEnd(), "5 changed $version=2, hall=3",
        ]);
        (await ToldAsync("keeper")).Select(c => c[0]).ShouldBe(['1', '2', '4'], "who asks for an attribute is told what it was called before, too");
        (await ToldAsync("town")).Select(c => c[0]).ShouldBe(['1', '2', '3', '4']);
        (await ToldAsync("hall")).Select(c => c[0]).ShouldBe(['1', '2', '3', '4', '5']);
    }

    // What is told of the depot, of all or an attribute.
    private async Task<List<string>> ToldAsync(string? attribute = null)
    {
        var events = new FeedEvents(new InventoryEventTypes(Models));
        var depot = Models.Find("depots")!;
        var filter = new ChangeFilter([.. events.All.Where(e => e.Model == depot)])
        {
            Paths = attribute is null ? null : [.. ChangeFilter.PathsOf(depot, depot.FindMember(attribute))],
        };
        using var mark = new HighWaterMark(Database);
        var page = await new ChangeFeed(Database, mark, events).ReadAsync(0, filter, 1000, default);
        return [.. page.Changes.Where(c => c.Key == "d-1").Select(c => $"{c.Version} {c.Event.Kind} {Members(c.Data)}")];
    }

    private static string Members(string data) => string.Join(", ", JsonElement.Parse(data).EnumerateObject().Where(m => m.Name is not ("id" or "type" or "ems_ref"))
        .OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{m.Name}={m.Value.GetRawText()}"));

    private async Task<IReadOnlyList<TableDifference>> Differences(PointInTime? at) =>
        (await new Rebuild(Beside).VerifyAsync(Database, at, null, default)).Differences;
}

public sealed class An_older_store_goes_on_by_appending(Server server) : An_older_store_stays_readable(server);

public sealed class An_older_store_goes_on_by_copying(Server server) : An_older_store_stays_readable(server)
{
    protected override int BulkThreshold => 0;
}
