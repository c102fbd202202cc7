using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests;

/// <summary>An item of a list of the test's cloud, and how it is parsed.</summary>
public sealed record Item(string Id, Action<TestPersister> Parse);

/// <summary>A cloud whose lists a test writes down, and that fails where the test says.</summary>
public sealed class TestCloud : Manager
{
    /// <summary>The lists, by the collection that they fill first.</summary>
    public Dictionary<string, List<Item>> Lists { get; } =
        new[] { "vms", "disks", "miq_templates", "flavors", "availability_zones", "crates", "depots" }.ToDictionary(c => c, _ => new List<Item>());

    public List<Item> Vms => Lists["vms"];

    public List<Item> Flavors => Lists["flavors"];

    /// <summary>Collection → after how many items its list breaks off.</summary>
    public Dictionary<string, int> Failures { get; } = [];

    /// <summary>Read the lists in the opposite order.</summary>
    public bool Backwards { get; set; }

    /// <summary>Disks come in a list of their own, not with their VMs.</summary>
    public bool DisksApart { get; set; }

    public override string Type => "ManageIQ::Providers::Test::CloudManager";

    public override string EmsType => "test";

    public override string Description => "Test";

    public override IReadOnlyDictionary<string, string> PowerStates { get; } = new Dictionary<string, string>
    {
        ["running"] = PowerState.On, ["stopped"] = PowerState.Off,
    };

    /// <summary>What it tells of its own accord.</summary>
    public Catching.TestEventCatcher Events { get; } = new();

    public override EventCatcher EventCatcher => Events;

    /// <summary>Collects metrics of it; null for nobody.</summary>
    public MetricsCollector? Metrics { get; set; }

    public override MetricsCollector? MetricsCollector => Metrics;

    public override IReadOnlyCollection<string> TargetedCollections => ["vms"];

    public override Form ParamsForCreate => new([]);

    public override Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel) =>
        Task.FromResult(CredentialsCheck.Valid);

    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var persister = new TestPersister();
        return new InventorySession(new TestParser(this, persister), persister);
    }

    public void Vm(
        string? id, string? flavor = null, string? state = "running", string? name = null, string? zone = null,
        (string? Device, long Size)[]? disks = null, int? cores = null)
    {
        Vms.Add(new(id ?? "", p =>
        {
            p.Vms.Build(new Vm
            {
                EmsRef = id, Name = name ?? id, RawPowerState = state,
                Flavor = p.Flavors.LazyFind(flavor), AvailabilityZone = p.AvailabilityZones.LazyFind(zone),
            });
            if (cores is not null || disks is not null)
                p.Hardwares.Build(new Hardware { VmOrTemplate = p.Vms.LazyFind(id), CpuTotalCores = cores });
            if (!DisksApart)
                foreach (var (device, size) in disks ?? [])
                    p.Disks.Build(DiskOf(p, id!, device, size));
        }));
        if (DisksApart)
            foreach (var (device, size) in disks ?? [])
                Disk(id!, device, size);
    }

    public void Disk(string vm, string? device, long size) => Lists["disks"].Add(new(vm, p => p.Disks.Build(DiskOf(p, vm, device, size))));

    public void Flavor(string? id, int cpus = 1, string? name = null) =>
        Flavors.Add(new(id ?? "", p => p.Flavors.Build(new Flavor { EmsRef = id, Name = name ?? id, CpuTotalCores = cpus })));

    public void Zone(string id) => Lists["availability_zones"].Add(new(id, p => p.AvailabilityZones.Build(new AvailabilityZone { EmsRef = id, Name = id })));

    public void Template(string id, string? name = null) =>
        Lists["miq_templates"].Add(new(id, p => p.MiqTemplates.Build(new MiqTemplate { EmsRef = id, Name = name ?? id })));

    public void Crate(string id, string site, Action<TestPersister, Crate>? more = null) => Lists["crates"].Add(new(id, p =>
    {
        var crate = p.Crates.Build(new Crate { EmsRef = id, Site = site });
        more?.Invoke(p, crate);
    }));

    public void Depot(string id, Action<TestPersister, Depot>? more = null) => Lists["depots"].Add(new(id, p =>
    {
        var depot = p.Depots.Build(new Depot { EmsRef = id });
        more?.Invoke(p, depot);
    }));

    public void Clear()
    {
        foreach (var list in Lists.Values)
            list.Clear();
    }

    private static Disk DiskOf(TestPersister p, string vm, string? device, long size) =>
        new() { Hardware = p.Hardwares.LazyFind(p.Vms.LazyFind(vm)!, []), DeviceName = device, Size = size };
}
