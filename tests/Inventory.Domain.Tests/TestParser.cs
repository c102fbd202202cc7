using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests;

public sealed class TestPersister : Persister
{
    public TestPersister() => Add(AvailabilityZones, Flavors, MiqTemplates, Vms, Hardwares, Disks, Crates, CrateLabels, Depots);

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();

    public InventoryCollection<Crate> Crates { get; } = new();

    public InventoryCollection<CrateLabel> CrateLabels { get; } = new();

    public InventoryCollection<Depot> Depots { get; } = new();
}

public sealed class TestParser(TestCloud cloud, TestPersister persister) : Parser
{
    public override IEnumerable<Reading> Read(Scope scope)
    {
        var readings = new List<Reading>
        {
            cloud.DisksApart
                ? Each("vms", scope).Fills(persister.Vms, persister.Hardwares)
                : Each("vms", scope).Fills(persister.Vms, persister.Hardwares, persister.Disks),
            Each("miq_templates", scope).Fills(persister.MiqTemplates),
            Each("flavors", scope).Fills(persister.Flavors),
            Each("availability_zones", scope).Fills(persister.AvailabilityZones),
            Each("crates", scope).Fills(persister.Crates, persister.CrateLabels),
            Each("depots", scope).Fills(persister.Depots),
        };
        if (cloud.DisksApart)
            readings.Add(Each("disks", scope).Fills(persister.Disks));
        if (cloud.Backwards)
            readings.Reverse();
        return readings;
    }

    private UnboundReading Each(string list, Scope scope) => Each(List(list, scope), item => item.Parse(persister));

    private async IAsyncEnumerable<Item> List(string list, Scope scope, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.Yield();
        var (items, collection) = (cloud.Lists[list], list == "disks" ? "vms" : list);
        for (var i = 0; scope.Includes(collection) && i <= items.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (cloud.Failures.TryGetValue(list, out var after) && after == i)
                throw new IOException($"The list of {list} broke off.");
            if (i < items.Count && (scope.IsFull || scope.References(collection).Contains(items[i].Id)))
                yield return items[i];
        }
    }
}
