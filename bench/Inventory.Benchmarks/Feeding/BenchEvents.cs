using System.Text.Json;
using System.Threading.Channels;
using Inventory.Sdk;

namespace Inventory.Benchmarks.Feeding;

/// <summary>Events from memory: each says which VM has moved.</summary>
public sealed class BenchEvents : EventCatcher
{
    private const int MostOfABatch = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<NativeEvent> told = Channel.CreateUnbounded<NativeEvent>();

    /// <summary>Tells of a VM.</summary>
    public void Tell(long number, string vm, DateTimeOffset at) => told.Writer.TryWrite(
        new NativeEvent(JsonSerializer.SerializeToUtf8Bytes(new { id = $"e-{number}", vm, at })));

    public override IEventStream OpenStream(ManagerSettings settings, string? cursor) => new Stream(told.Reader);

    public override EmsEvent? Parse(NativeEvent native)
    {
        var content = EventJson.Read(native.Body);
        return new EmsEvent
        {
            EventType = "vm.moved", Source = "BENCH", Timestamp = content.GetProperty("at").GetDateTimeOffset(), FullData = content,
            EmsRef = content.GetProperty("id").GetString(), VmEmsRef = content.GetProperty("vm").GetString(),
        };
    }

    public override IEnumerable<EventTarget> ParseTargets(EmsEvent ev) => [new("vms", ev.VmEmsRef)];

    private sealed class Stream(ChannelReader<NativeEvent> told) : IEventStream
    {
        public async Task<EventBatch> NextAsync(CancellationToken cancel)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Patience);
            var events = new List<NativeEvent>();
            try
            {
                await told.WaitToReadAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return new EventBatch(events);
            }
            while (events.Count < MostOfABatch && told.TryRead(out var one))
                events.Add(one);
            return new EventBatch(events);
        }

        public Task AcknowledgeAsync(EventBatch batch, CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
