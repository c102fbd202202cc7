using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests;

/// <summary>A cloud whose lists a test writes down, and that fails where the test says.</summary>
public sealed class TestCloud : Manager
{
    public List<Func<TestPersister, AvailabilityZone>> Zones { get; } = [];

    public List<Func<TestPersister, Flavor>> Flavors { get; } = [];

    public List<Func<TestPersister, MiqTemplate>> Templates { get; } = [];

    /// <summary>Builds a VM and whatever belongs to it.</summary>
    public List<Action<TestPersister>> Vms { get; } = [];

    /// <summary>Collection → after how many items its list breaks off.</summary>
    public Dictionary<string, int> Failures { get; } = [];

    /// <summary>Read the lists in the opposite order.</summary>
    public bool Backwards { get; set; }

    public override string Type => "ManageIQ::Providers::Test::CloudManager";

    public override string EmsType => "test";

    public override string Description => "Test";

    public override IReadOnlyDictionary<string, string> PowerStates { get; } = new Dictionary<string, string> { ["running"] = PowerState.On, ["stopped"] = PowerState.Off };

    public override Form ParamsForCreate => new([]);

    public override Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel) => Task.FromResult(CredentialsCheck.Valid);

    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var persister = new TestPersister();
        return new InventorySession(new TestParser(this, persister), persister);
    }

    public void Vm(string id, string? flavor = null, string state = "running", string? name = null, string? zone = null, (string Device, long Size)[]? disks = null, int? cores = null) =>
        Vms.Add(p =>
        {
            var vm = p.Vms.Build(new Vm
            {
                EmsRef = id, Name = name ?? id, RawPowerState = state, Flavor = p.Flavors.LazyFind(flavor), AvailabilityZone = p.AvailabilityZones.LazyFind(zone),
            });
            if (cores is null && disks is null)
                return;
            var link = p.Vms.LazyFind(vm.EmsRef)!;
            p.Hardwares.Build(new Hardware { VmOrTemplate = link, CpuTotalCores = cores });
            foreach (var (device, size) in disks ?? [])
                p.Disks.Build(new Disk { Hardware = p.Hardwares.LazyFind(link, []), DeviceName = device, Size = size });
        });

    public void Flavor(string id, int cpus = 1, string? name = null) => Flavors.Add(_ => new Flavor { EmsRef = id, Name = name ?? id, CpuTotalCores = cpus });

    public void Zone(string id) => Zones.Add(_ => new AvailabilityZone { EmsRef = id, Name = id });

    public void Clear()
    {
        Zones.Clear();
        Flavors.Clear();
        Templates.Clear();
        Vms.Clear();
    }
}

public sealed class TestPersister : Persister
{
    public TestPersister() => Add(AvailabilityZones, Flavors, MiqTemplates, Vms, Hardwares, Disks);

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();
}

public sealed class TestParser(TestCloud cloud, TestPersister persister) : Parser
{
    public override IEnumerable<Reading> Read(Scope scope)
    {
        Reading[] readings =
        [
            Each(List(cloud.Vms, "vms", scope), build => build(persister)).Fills(persister.Vms, persister.Hardwares, persister.Disks),
            Each(List(cloud.Templates, "miq_templates", scope), build => persister.MiqTemplates.Build(build(persister))).Fills(persister.MiqTemplates),
            Each(List(cloud.Flavors, "flavors", scope), build => persister.Flavors.Build(build(persister))).Fills(persister.Flavors),
            Each(List(cloud.Zones, "availability_zones", scope), build => persister.AvailabilityZones.Build(build(persister))).Fills(persister.AvailabilityZones),
        ];
        return cloud.Backwards ? readings.Reverse() : readings;
    }

    private async IAsyncEnumerable<T> List<T>(List<T> items, string collection, Scope scope, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.Yield();
        for (var i = 0; scope.Includes(collection) && i <= items.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (cloud.Failures.TryGetValue(collection, out var after) && after == i)
                throw new IOException($"The list of {collection} broke off.");
            if (i < items.Count)
                yield return items[i];
        }
    }
}
