using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Api.Tests;

/// <summary>Lists of named things by collection, and a record of what was asked for.</summary>
internal sealed class FamilyCloud
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, string>> lists = [];

    /// <summary>What each refresh was to read, e.g. <c>everything</c>, or <c>vms: i-1 i-2; flavors: all</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Lists wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Id → name.</summary>
    public ConcurrentDictionary<string, string> this[string collection] => lists.GetOrAdd(collection, _ => []);

    public async IAsyncEnumerable<(string Id, string Name)> ListAsync(
        Scope scope, string collection, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Gate.WaitAsync(cancel);
        foreach (var (id, name) in this[collection])
            if (scope.IsWhole(collection) || scope.References(collection).Contains(id))
                yield return (id, name);
    }

    public void Ask(Scope scope) =>
        Asked.Enqueue(scope.IsFull ? "everything" : string.Join("; ", scope.Collections.Order().Select(c => $"{c}: {Asking(scope, c)}")));

    private static string Asking(Scope scope, string collection) =>
        scope.IsWhole(collection) ? "all" : string.Join(' ', scope.References(collection).Order());
}

internal sealed class FamilyPersister : Persister
{
    public FamilyPersister() => Add(Vms, Hardwares, Disks, MiqTemplates, Flavors, AuthKeyPairs, Snapshots, CloudNetworks);

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();

    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<AuthKeyPair> AuthKeyPairs { get; } = new();

    public InventoryCollection<Snapshot> Snapshots { get; } = new();

    public InventoryCollection<CloudNetwork> CloudNetworks { get; } = new();
}

internal sealed class FamilyParser(FamilyCloud cloud, FamilyPersister persister) : Parser
{
    public override IEnumerable<Reading> Read(Scope scope)
    {
        cloud.Ask(scope);
        return
        [
            Each(scope, "vms", ParseVm).Fills(persister.Vms, persister.Hardwares, persister.Disks),
            Each(scope, "miq_templates", (id, name) => persister.MiqTemplates.Build(new() { EmsRef = id, Name = name })).Fills(persister.MiqTemplates),
            Each(scope, "flavors", (id, name) => persister.Flavors.Build(new() { EmsRef = id, Name = name })).Fills(persister.Flavors),
            Each(scope, "auth_key_pairs", (id, name) => persister.AuthKeyPairs.Build(new() { Name = id, Fingerprint = name })).Fills(persister.AuthKeyPairs),
            Each(scope, "cloud_networks", (id, name) => persister.CloudNetworks.Build(new() { EmsRef = id, Name = name })).Fills(persister.CloudNetworks),
            Each(scope, "snapshots", (id, name) => persister.Snapshots.Build(new() { Uid = id, Name = name, VmOrTemplate = persister.Vms.LazyFind("i-1") }))
                .Fills(persister.Snapshots),
        ];
    }

    private UnboundReading Each(Scope scope, string collection, Action<string, string> parse) =>
        Each(cloud.ListAsync(scope, collection), item => parse(item.Id, item.Name));

    // Each VM has one disk, named after it.
    private void ParseVm(string id, string name)
    {
        var vm = persister.Vms.LazyFind(id)!;
        persister.Vms.Build(new() { EmsRef = id, Name = name });
        persister.Hardwares.Build(new() { VmOrTemplate = vm });
        persister.Disks.Build(new() { Hardware = persister.Hardwares.LazyFind(vm), DeviceName = "vda", EmsRef = $"disk of {id}" });
    }
}
