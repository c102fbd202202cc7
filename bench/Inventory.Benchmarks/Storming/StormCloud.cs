using System.Text.Json;
using Inventory.Sdk;

namespace Inventory.Benchmarks.Storming;

/// <summary>A cloud in memory of a kind of its own.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="vms">So many VMs.</param>
/// <param name="events">What tells its events; null for none.</param>
public sealed class StormCloud(string kind, int vms, EventCatcher? events = null) : Manager
{
    private readonly BenchCloud inner = new(new BenchShape(vms));

    /// <summary>The number of its VMs.</summary>
    public int Vms => vms;

    public override string Type => $"ManageIQ::Providers::{kind}::CloudManager";

    public override string EmsType => kind.ToLowerInvariant();

    public override string Description => kind;

    public override IReadOnlyDictionary<string, string> PowerStates => inner.PowerStates;

    public override IReadOnlyCollection<string> TargetedCollections => inner.TargetedCollections;

    public override EventCatcher? EventCatcher => events;

    public override Form ParamsForCreate => inner.ParamsForCreate;

    public override Task<CredentialsCheck> VerifyCredentialsAsync(ManagerSettings settings, CancellationToken cancel) => inner.VerifyCredentialsAsync(settings, cancel);

    public override InventorySession OpenInventory(ManagerSettings settings) => inner.OpenInventory(settings);

    /// <summary>Moves a VM.</summary>
    public void Move(int vm, int place) => inner.Moved[vm] = place;

    /// <summary>How an id is made from a number.</summary>
    public static string Ref(int vm) => $"i-{vm:x8}";
}

/// <summary>
/// Events that exist as numbers only, until somebody listens: what waits is in the cloud, and takes none of the memory that is measured. Which VM an event is
/// about follows from its number.
/// </summary>
/// <param name="vms">So many VMs there are.</param>
/// <param name="events">So many events there will be.</param>
public sealed class StormEvents(int vms, int events) : EventCatcher
{
    private const int MostOfABatch = 1000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DateTimeOffset[] at = new DateTimeOffset[events];
    private int told;
    private int taken;

    /// <summary>So many were told.</summary>
    public int Told => Volatile.Read(ref told);

    /// <summary>When an event was told.</summary>
    public DateTimeOffset At(int number) => at[number];

    /// <summary>Which VM an event is about: neighbours are about others, and all VMs have their turn.</summary>
    public int VmOf(int number) => (int)(number * 7919L % vms);

    /// <summary>Tells the next event.</summary>
    public void Tell(DateTimeOffset now)
    {
        at[told] = now;
        Volatile.Write(ref told, told + 1);
    }

    public override IEventStream OpenStream(ManagerSettings settings, string? cursor) => new Stream(this);

    public override EmsEvent? Parse(NativeEvent native)
    {
        var content = EventJson.Read(native.Body);
        return new EmsEvent
        {
            EventType = "vm.moved", Source = "STORM", Timestamp = content.GetProperty("at").GetDateTimeOffset(), FullData = content,
            EmsRef = content.GetProperty("id").GetString(), VmEmsRef = content.GetProperty("vm").GetString(),
        };
    }

    public override IEnumerable<EventTarget> ParseTargets(EmsEvent ev) => [new("vms", ev.VmEmsRef)];

    private NativeEvent Event(int number) =>
        new(JsonSerializer.SerializeToUtf8Bytes(new { id = $"e-{number}", vm = StormCloud.Ref(VmOf(number)), at = at[number] }));

    // What was not acknowledged would come again; nobody breaks off here.
    private sealed class Stream(StormEvents all) : IEventStream
    {
        public async Task<EventBatch> NextAsync(CancellationToken cancel)
        {
            for (var since = System.Diagnostics.Stopwatch.StartNew(); all.taken == all.Told && since.Elapsed < Patience;)
                await Task.Delay(BetweenLooks, cancel);
            var count = Math.Min(all.Told - all.taken, MostOfABatch);
            var batch = Enumerable.Range(all.taken, count).Select(all.Event).ToList();
            all.taken += count;
            return new EventBatch(batch);
        }

        public Task AcknowledgeAsync(EventBatch batch, CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
