using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Benchmarks;

/// <summary>
/// A cloud in memory: N VMs, 50 flavors and 3 zones, every value a function of its number and of the generation. With disks, each VM has hardware
/// and that many of them.
/// </summary>
public sealed class BenchCloud(int vms, int disks = 0) : Manager
{
    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The numbers of the VMs that exist: from, and how many.</summary>
    public (int From, int Count) Range { get; set; } = (0, vms);

    /// <summary>One VM in a hundred changes its state with each generation.</summary>
    public int Generation { get; set; }

    /// <summary>The first VMs change one attribute with each mark: how many, and which mark.</summary>
    public (int Count, int Mark) Marked { get; set; }

    /// <summary>Where VMs have moved to: number → place.</summary>
    public ConcurrentDictionary<int, int> Moved { get; } = [];

    /// <summary>Tells what the benchmark puts in.</summary>
    public BenchEvents Events { get; } = new();

    /// <summary>Every second VM changes several attributes with each wave, those of even numbers with even waves.</summary>
    public int Wave { get; set; }

    public override string Type => "ManageIQ::Providers::Bench::CloudManager";

    public override string EmsType => "bench";

    public override string Description => "Bench";

    public override IReadOnlyDictionary<string, string> PowerStates { get; } = new Dictionary<string, string>
    {
        ["running"] = PowerState.On, ["stopped"] = PowerState.Off,
    };

    public override IReadOnlyCollection<string> TargetedCollections => ["vms"];

    public override EventCatcher EventCatcher => Events;

    public override Form ParamsForCreate => new([]);

    public override Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel) =>
        Task.FromResult(CredentialsCheck.Valid);

    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var persister = new BenchPersister();
        return new InventorySession(new BenchParser(this, persister), persister);
    }

    public Vm Vm(int i, BenchPersister p)
    {
        var (flips, touched) = (i % 100 == 0 ? Generation / 100 : (Generation - (i % 100) + 100) / 100, (Wave + (i % 2)) / 2);
        var stopped = (i + touched) % 7 == 0 ^ flips % 2 != 0;
        return new Vm
        {
            EmsRef = $"i-{i:x8}", UidEms = $"i-{i:x8}", Name = $"vm-{i:D6}", Location = Moved.TryGetValue(i, out var place) ? $"moved/{place}" : $"eu-west-1/{i % 3}", Vendor = "bench", ConnectionState = "connected",
            RawPowerState = stopped ? "stopped" : "running", Hostname = $"ip-10-{i >> 16 & 255}-{i >> 8 & 255}-{i & 255}.{(i < Marked.Count ? $"mark-{Marked.Mark}" : "internal")}",
            BootTime = Epoch.AddSeconds(i).AddDays(touched), EmsCreatedOn = Epoch.AddSeconds(i - 60),
            Flavor = p.Flavors.LazyFind($"flavor-{(i + (touched / 4)) % 50}"), AvailabilityZone = p.AvailabilityZones.LazyFind($"zone-{i % 3}"),
        };
    }

    public void BuildVm(int i, BenchPersister p)
    {
        var vm = p.Vms.Build(Vm(i, p));
        if (disks == 0)
            return;
        var link = p.Vms.LazyFind(vm.EmsRef)!;
        p.Hardwares.Build(new Hardware
        {
            VmOrTemplate = link, CpuSockets = 2, CpuTotalCores = 2, CpuCoresPerSocket = 1, MemoryMb = 4096, DiskCapacity = (long)disks << 34,
        });
        for (var d = 0; d < disks; d++)
            p.Disks.Build(new Disk
            {
                Hardware = p.Hardwares.LazyFind(link), DeviceName = $"vd{(char)('a' + d)}", DeviceType = "disk", Size = 1L << 34,
                EmsRef = $"vol-{i:x8}-{d}",
            });
    }

    public static Flavor Flavor(int i) => new() { EmsRef = $"flavor-{i}", Name = $"m{i}.large", CpuTotalCores = (i % 16) + 1, Memory = (i + 1L) << 30 };
}

public sealed class BenchPersister : Persister
{
    public BenchPersister() => Add(AvailabilityZones, Flavors, Vms, Hardwares, Disks);

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();
}

public sealed class BenchParser(BenchCloud cloud, BenchPersister persister) : Parser
{
    public override IEnumerable<Reading> Read(Scope scope) =>
    [
        Each(scope.IsFull ? Numbers(0, 3) : Numbers(0, 0), i => persister.AvailabilityZones.Build(new AvailabilityZone { EmsRef = $"zone-{i}", Name = $"zone-{i}" }))
            .Fills(persister.AvailabilityZones),
        Each(scope.IsFull ? Numbers(0, 50) : Numbers(0, 0), i => persister.Flavors.Build(BenchCloud.Flavor(i))).Fills(persister.Flavors),
        Each(scope.IsFull ? Numbers(cloud.Range.From, cloud.Range.Count) : Named(scope), i => cloud.BuildVm(i, persister))
            .Fills(persister.Vms, persister.Hardwares, persister.Disks),
    ];

    private static async IAsyncEnumerable<int> Named(Scope scope)
    {
        await Task.Yield();
        foreach (var id in scope.References("vms"))
            yield return int.Parse(id.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static async IAsyncEnumerable<int> Numbers(int from, int count, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var i = from; i < from + count; i++)
        {
            if (i % 1000 == 0)
                await Task.Yield();
            cancel.ThrowIfCancellationRequested();
            yield return i;
        }
    }
}
