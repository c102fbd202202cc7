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
        replayed.Select(r => string.Join(' ', r.Changes.Select(c => c.Type).Order(StringComparer.Ordinal)))
            .ShouldBe(["flavor_discovered vm_discovered", "flavor_changed vm_disconnected"]);
        replayed.SelectMany(r => r.Changes).ShouldAllBe(c => c.Stream.StartsWith($"{Provider.Id}/", StringComparison.Ordinal));
        (await Replay(other.Id, from, to)).Single().Refresh.RequestedBy.ShouldBe("ann");
        (await Replay(Provider.Id, to, Time.GetUtcNow())).Select(r => r.Refresh.Events).ShouldBe([2, 0]);
    }

    private async Task<List<(PastRefresh Refresh, List<PastChange> Changes)>> Replay(long emsId, DateTimeOffset from, DateTimeOffset to)
    {
        var history = new ReplayHistory(Database, new InventoryEventTypes(Models));
        var replayed = new List<(PastRefresh, List<PastChange>)>();
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
