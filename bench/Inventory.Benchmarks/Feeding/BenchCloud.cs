using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Benchmarks.Feeding;

/// <summary>How large a cloud is.</summary>
/// <param name="Vms">VMs.</param>
/// <param name="Disks">Disks of each; with any, each has hardware too.</param>
/// <param name="Ports">Network ports of each.</param>
/// <param name="Images">Images that the VMs are made from; without any they come from nowhere.</param>
public sealed record BenchShape(int Vms, int Disks = 0, int Ports = 0, int Images = 0)
{
    public override string ToString() => $"{Vms} VMs{(Disks > 0 ? $", {Disks} disks" : "")}{(Ports > 0 ? $", {Ports} ports" : "")}{(Images > 0 ? $", {Images} images" : "")}";
}

/// <summary>A cloud in memory: VMs and what belongs to them, 50 flavors and 3 zones; every value a function of its number and of the generation. Nothing is kept.</summary>
public sealed class BenchCloud(BenchShape shape) : Manager
{
    public const int Flavors = 50;

    public const int Zones = 3;

    private static readonly DateTimeOffset Epoch = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, int> ages = [];

    public BenchShape Shape { get; } = shape;

    /// <summary>The numbers of the VMs that exist: from, and how many.</summary>
    public (int From, int Count) Range { get; set; } = (0, shape.Vms);

    /// <summary>One VM in a hundred changes its state with each generation.</summary>
    public int Generation { get; set; }

    /// <summary>Each provider finds the cloud one generation older whenever it is read, whatever other providers do.</summary>
    public bool AgesByItself { get; init; }

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
        return new InventorySession(new BenchParser(this, persister, AgesByItself ? ages.AddOrUpdate(settings.Name, 0, (_, age) => age + 1) : Generation), persister);
    }

    private Vm Vm(int i, BenchPersister p, int generation)
    {
        var (flips, touched) = (i % 100 == 0 ? generation / 100 : (generation - (i % 100) + 100) / 100, (Wave + (i % 2)) / 2);
        var stopped = (i + touched) % 7 == 0 ^ flips % 2 != 0;
        return new Vm
        {
            EmsRef = VmRef(i), UidEms = VmRef(i), Name = $"vm-{i:D6}", Location = Moved.TryGetValue(i, out var place) ? $"moved/{place}" : $"eu-west-1/{i % 3}", Vendor = "bench", ConnectionState = "connected",
            RawPowerState = stopped ? "stopped" : "running", Hostname = $"ip-10-{i >> 16 & 255}-{i >> 8 & 255}-{i & 255}.{(i < Marked.Count ? $"mark-{Marked.Mark}" : "internal")}",
            BootTime = Epoch.AddSeconds(i).AddDays(touched), EmsCreatedOn = Epoch.AddSeconds(i - 60),
            Flavor = p.Flavors.LazyFind($"flavor-{(i + (touched / 4)) % Flavors}"), AvailabilityZone = p.AvailabilityZones.LazyFind($"zone-{i % Zones}"),
            GenealogyParent = Shape.Images == 0 ? null : p.MiqTemplates.LazyFind(ImageRef(i % Shape.Images)),
        };
    }

    public void BuildVm(int i, BenchPersister p, int generation)
    {
        var vm = p.Vms.Build(Vm(i, p, generation));
        var disks = Shape.Disks;
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

    /// <summary>The ports of a VM. A cloud lists them apart from it.</summary>
    public void BuildPorts(int i, BenchPersister p)
    {
        for (var n = 0; n < Shape.Ports; n++)
            p.NetworkPorts.Build(new NetworkPort
            {
                EmsRef = $"port-{i:x8}-{n}", Name = $"eth{n}", MacAddress = $"02:{n & 255:x2}:{i >> 24 & 255:x2}:{i >> 16 & 255:x2}:{i >> 8 & 255:x2}:{i & 255:x2}",
                Status = "ACTIVE", AdminStateUp = true, DeviceOwner = "compute:eu-west-1", DeviceRef = VmRef(i), Device = p.Vms.LazyFind(VmRef(i)), BindingHostId = $"host-{i % 200}",
            });
    }

    /// <summary>What a VM is called.</summary>
    public static string VmRef(int i) => $"i-{i:x8}";

    private static string ImageRef(int i) => $"ami-{i:x6}";

    public static MiqTemplate Image(int i) => new()
    {
        EmsRef = ImageRef(i), UidEms = ImageRef(i), Name = $"image-{i}", Location = "eu-west-1", Vendor = "bench", EmsCreatedOn = Epoch.AddDays(-i), PubliclyAvailable = i % 2 == 0,
    };

    public static AvailabilityZone Zone(int i) => new() { EmsRef = $"zone-{i}", Name = $"zone-{i}" };

    public static Flavor Flavor(int i) => new() { EmsRef = $"flavor-{i}", Name = $"m{i}.large", CpuTotalCores = (i % 16) + 1, Memory = (i + 1L) << 30 };
}

public sealed class BenchPersister : Persister
{
    public BenchPersister() => Add(AvailabilityZones, Flavors, MiqTemplates, Vms, Hardwares, Disks, NetworkPorts);

    public InventoryCollection<AvailabilityZone> AvailabilityZones { get; } = new();

    public InventoryCollection<Flavor> Flavors { get; } = new();

    public InventoryCollection<MiqTemplate> MiqTemplates { get; } = new();

    public InventoryCollection<Vm> Vms { get; } = new();

    public InventoryCollection<Hardware> Hardwares { get; } = new();

    public InventoryCollection<Disk> Disks { get; } = new();

    public InventoryCollection<NetworkPort> NetworkPorts { get; } = new();
}

public sealed class BenchParser(BenchCloud cloud, BenchPersister persister, int generation) : Parser
{
    public override IEnumerable<Reading> Read(Scope scope) =>
    [
        Each(Numbers(0, scope.IsFull ? BenchCloud.Zones : 0), i => persister.AvailabilityZones.Build(BenchCloud.Zone(i))).Fills(persister.AvailabilityZones),
        Each(Numbers(0, scope.IsFull ? BenchCloud.Flavors : 0), i => persister.Flavors.Build(BenchCloud.Flavor(i))).Fills(persister.Flavors),
        Each(Numbers(0, scope.IsFull ? cloud.Shape.Images : 0), i => persister.MiqTemplates.Build(BenchCloud.Image(i))).Fills(persister.MiqTemplates),
        Each(scope.IsFull ? Numbers(cloud.Range.From, cloud.Range.Count) : Named(scope), i => cloud.BuildVm(i, persister, generation))
            .Fills(persister.Vms, persister.Hardwares, persister.Disks),
        Each(Numbers(cloud.Range.From, scope.IsFull && cloud.Shape.Ports > 0 ? cloud.Range.Count : 0), i => cloud.BuildPorts(i, persister)).Fills(persister.NetworkPorts),
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
