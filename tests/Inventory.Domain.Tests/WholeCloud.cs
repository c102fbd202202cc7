using System.Runtime.CompilerServices;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;

namespace Inventory.Domain.Tests;

/// <summary>Declares a collection of every record type there is.</summary>
public sealed class WholePersister : Persister
{
    private readonly Dictionary<Type, InventoryCollection> byType;

    public WholePersister(Func<Type, InventoryCollection?> special)
    {
        byType = Server.Models.All.Select(m => m.RecordType).ToDictionary(
            t => t, t => special(t) ?? (InventoryCollection)Activator.CreateInstance(typeof(InventoryCollection<>).MakeGenericType(t))!);
        Add([.. byType.Values]);
    }

    public InventoryCollection<T> Of<T>() where T : VmdbRecord => (InventoryCollection<T>)byType[typeof(T)];

    public InventoryCollection Of(Type type) => byType[type];

    public IReference<T> To<T>(string key) where T : VmdbRecord => Of<T>().LazyFind(key)!;

    public void Build<T>(T record) where T : VmdbRecord => Of<T>().Build(record);
}

/// <summary>A list of a cloud: what it fills, and its items.</summary>
public sealed class WholeList(params Type[] fills)
{
    public IReadOnlyList<Type> Fills { get; } = fills;

    public List<(string Id, Action<WholePersister> Parse)> Items { get; } = [];

    public bool Entirely { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>Whether the parser reads it at all.</summary>
    public bool IsRead { get; set; } = true;
}

/// <summary>A cloud with three managers, whose lists of any kind a test writes down.</summary>
public sealed class WholeCloud : Manager
{
    private readonly Dictionary<Type, WholeList> lists = [];

    public override string Type => "ManageIQ::Providers::Test::CloudManager";

    public override string EmsType => "test";

    public override string Description => "Test";

    public override IReadOnlyList<ChildManager> ChildManagers { get; } =
    [
        new(ManagerRole.Network, "ManageIQ::Providers::Test::NetworkManager", "Network Manager"),
        new(ManagerRole.BlockStorage, "ManageIQ::Providers::Test::StorageManager::Block", "Block Storage Manager"),
    ];

    /// <summary>Collections that are declared otherwise than by default.</summary>
    public Dictionary<Type, Func<InventoryCollection>> Special { get; } = [];

    public bool Backwards { get; set; }

    public override Form ParamsForCreate => new([]);

    public override Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel) =>
        Task.FromResult(CredentialsCheck.Valid);

    public override InventorySession OpenInventory(ManagerSettings settings)
    {
        var persister = new WholePersister(t => Special.GetValueOrDefault(t)?.Invoke());
        return new InventorySession(new WholeParser(this, persister), persister);
    }

    /// <summary>The list whose items are of that type, with the children that it brings along.</summary>
    public WholeList List<T>(params Type[] children) where T : VmdbRecord =>
        lists.TryGetValue(typeof(T), out var list) ? list : lists[typeof(T)] = new WholeList([typeof(T), .. children]);

    /// <summary>An item of the list of that type.</summary>
    public void Has<T>(string id, Action<WholePersister> parse) where T : VmdbRecord => List<T>().Items.Add((id, parse));

    /// <summary>An object with nothing but its id.</summary>
    public void Has<T>(params string[] ids) where T : ManagedRecord, new()
    {
        foreach (var id in ids)
            Has<T>(id, p => p.Build(new T { EmsRef = id }));
    }

    public void Clear() => lists.Clear();

    public void HasNo<T>(string id) where T : VmdbRecord => List<T>().Items.RemoveAll(i => i.Id == id);

    private sealed class WholeParser(WholeCloud cloud, WholePersister persister) : Parser
    {
        public override IEnumerable<Reading> Read(Scope scope)
        {
            var readings = cloud.lists.Where(l => l.Value.IsRead).Select(l => Reading(l.Key, l.Value, scope));
            return cloud.Backwards ? readings.Reverse() : readings;
        }

        private Reading Reading(Type type, WholeList list, Scope scope)
        {
            var reading = Each(Read(persister.Of(type).Name, list, scope), item => item.Parse(persister), item => item.Id)
                .Fills([.. list.Fills.Select(persister.Of)]);
            return list.Entirely ? reading.Entirely() : reading;
        }

        private static async IAsyncEnumerable<(string Id, Action<WholePersister> Parse)> Read(
            string collection, WholeList list, Scope scope, [EnumeratorCancellation] CancellationToken cancel = default)
        {
            await Task.Yield();
            cancel.ThrowIfCancellationRequested();
            foreach (var item in list.Items)
                if (list.Entirely || scope.IsWhole(collection) || scope.References(collection).Contains(item.Id))
                    yield return item;
            if (list.Failure is { } failure)
                throw failure;
        }
    }
}

/// <summary>An engine whose provider is a <see cref="WholeCloud"/>.</summary>
public abstract class WholeEngine(Server server) : Engine(server)
{
    protected WholeCloud Whole { get; } = new();

    protected override Manager Kind => Whole;

    /// <summary>What every test of a change ends with: nothing is recorded twice, and the events alone give the same tables.</summary>
    protected async Task HistoryAndTablesAgree()
    {
        await SecondRefreshRecordsNothing();
        await RebuildChangesNothing();
    }
}
