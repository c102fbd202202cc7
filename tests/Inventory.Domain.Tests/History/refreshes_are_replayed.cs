using Inventory.Domain.Following;
using Inventory.Domain.History;
using Inventory.Domain.Persisting;

namespace Inventory.Domain.Tests.History;

public abstract class Refreshes_are_replayed(Server server) : Engine(server)
{
    [Fact]
    public async Task In_order_with_their_own_changes()
    {
        var from = Time.GetUtcNow();
        Cloud.Flavor("small");
        Cloud.Vm("i-1", flavor: "small");
        await Refresh();
        var other = await ProviderAsync("other");
        await Refresh(other, Record);
        Cloud.Clear();
        Cloud.Flavor("small", cpus: 2);
        await Refresh();
        var to = Time.GetUtcNow();
        await Refresh();

        var replayed = await Replay(Provider.Id, from, to);
        replayed.Select(r => r.Refresh.Events).ShouldBe([2, 2]);
        replayed.Select(r => string.Join(' ', r.Changes.Select(c => c.Event.Name).Order(StringComparer.Ordinal)))
            .ShouldBe(["flavor_discovered vm_discovered", "flavor_changed vm_disconnected"]);
        replayed.SelectMany(r => r.Changes).ShouldAllBe(c => c.Stream.StartsWith($"{Provider.Id}/", StringComparison.Ordinal));
        (await Replay(other.Id, from, to)).Single().Refresh.RequestedBy.ShouldBe("ann");
        (await Replay(Provider.Id, to, Time.GetUtcNow())).Select(r => r.Refresh.Events).ShouldBe([2, 0]);
    }

    [Fact]
    public async Task Some_at_a_time_and_on_from_any_of_them()
    {
        var from = Time.GetUtcNow();
        for (var n = 1; n < 6; n++)
        {
            Cloud.Clear();
            for (var i = 0; i < 4; i++)
                Cloud.Flavor($"f-{i}", cpus: n);
            await Refresh();
        }
        var all = await Replay(Provider.Id, from, Time.GetUtcNow());
        all.Select(r => r.Refresh.Events).ShouldBe([4, 4, 4, 4, 4]);
        (await History.NextAsync(Provider.Id, from, Time.GetUtcNow(), all[1].Refresh.LastSequence, default)).ShouldBe(all[2].Refresh);
        (await History.NextAsync(Provider.Id, from, Time.GetUtcNow(), all[4].Refresh.LastSequence, default)).ShouldBeNull();
        (await History.BeginningAsync(Provider.Id, all[2].Refresh, from, Time.GetUtcNow(), default)).ShouldBe(all[2].Refresh.At);

        var filter = new ChangeFilter([Told["flavor_changed"]]);
        var (changes, next) = await Feed.ReadAsync(all[2].Refresh, 0, filter, 3, default);
        changes.Select(c => c.Sequence).ShouldBe(all[2].Changes.Take(3).Select(c => c.Sequence));
        next.ShouldBe(changes[2].Sequence);
        (changes, next) = await Feed.ReadAsync(all[2].Refresh, changes[2].Sequence, filter, 3, default);
        (changes.Single().Sequence, next).ShouldBe((all[2].Changes[3].Sequence, null));
        (await Feed.ReadAsync(all[0].Refresh, 0, filter, 3, default)).Changes.ShouldBeEmpty("they were discovered then");
    }

    [Fact]
    public async Task But_not_what_was_compacted()
    {
        Cloud.Flavor("small");
        var from = Time.GetUtcNow();
        await Refresh();
        Time.Advance(TimeSpan.FromDays(7));
        Cloud.Clear();
        Cloud.Flavor("small", cpus: 2);
        await Refresh();
        var all = await Replay(Provider.Id, from, Time.GetUtcNow());
        (await History.ProblemAsync(Provider.Id, all[0].Refresh, default)).ShouldBeNull();
        var retention = new Retention(Models, new InventoryEventTypes(Models), Database, Time);
        await retention.KeepAsync(null, null, 5, default);
        await retention.ApplyAsync(null, default);
        (await History.ProblemAsync(Provider.Id, all[0].Refresh, default))!.ShouldContain("were compacted");
        (await History.ProblemAsync(Provider.Id, all[1].Refresh, default)).ShouldBeNull();
    }

    private FeedEvents Told => new(new InventoryEventTypes(Models));

    private ChangeFeed Feed => new(Database, new HighWaterMark(Database), Told);

    private ReplayHistory History => new(Database, Feed);

    private async Task<List<(PastRefresh Refresh, List<Change> Changes)>> Replay(long emsId, DateTimeOffset from, DateTimeOffset to)
    {
        var history = History;
        var replayed = new List<(PastRefresh, List<Change>)>();
        await foreach (var refresh in history.RefreshesAsync(emsId, from, to, default))
            replayed.Add((refresh, await history.ChangesAsync(refresh, default).ToListAsync()));
        return replayed;
    }
}

public sealed class Refreshes_of_appended_events_are_replayed(Server server) : Refreshes_are_replayed(server);

public sealed class Refreshes_of_copied_events_are_replayed(Server server) : Refreshes_are_replayed(server)
{
    protected override int BulkThreshold => 0;
}
