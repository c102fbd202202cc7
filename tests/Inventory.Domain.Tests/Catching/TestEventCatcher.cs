using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Inventory.Sdk;

namespace Inventory.Domain.Tests.Catching;

/// <summary>Understands the events of a test: <c>{"type":…,"at":…,"id":…,"vm":…,"chain":…,"zone":…}</c>. What a stream gives is what the test has put in.</summary>
public sealed class TestEventCatcher : EventCatcher
{
    /// <summary>What the stream gives, in order; an exception breaks it.</summary>
    public BlockingCollection<object> Feed { get; } = [];

    /// <summary>The cursors that streams were opened with.</summary>
    public ConcurrentQueue<string?> Opened { get; } = [];

    /// <summary>The cursors of acknowledged batches.</summary>
    public ConcurrentQueue<string?> Acknowledged { get; } = [];

    public override IReadOnlyCollection<string> FilteredEventNames => ["noise"];

    public override IEventStream OpenStream(ManagerSettings settings, string? cursor)
    {
        Opened.Enqueue(cursor);
        return new Stream(this);
    }

    public override EmsEvent? Parse(NativeEvent native)
    {
        using var json = JsonDocument.Parse(native.Body);
        var content = json.RootElement.Clone();
        if (Text(content, "type") == "bug")
            throw new NotSupportedException("The parser did not expect this.");
        return new EmsEvent
        {
            EventType = Text(content, "type") ?? throw new FormatException("It has no type."),
            Timestamp = DateTimeOffset.Parse(Text(content, "at")!, CultureInfo.InvariantCulture),
            Source = "TEST", FullData = content, EmsRef = Text(content, "id"), ChainId = Text(content, "chain"), Message = Text(content, "message"),
            VmEmsRef = Text(content, "vm"), AvailabilityZoneEmsRef = Text(content, "zone"),
        };
    }

    public override IEnumerable<EventTarget> ParseTargets(EmsEvent ev) => ev.VmEmsRef is { } vm ? [new EventTarget("vms", vm)] : [];

    public static NativeEvent Event(string json) => new(Encoding.UTF8.GetBytes(json));

    public static NativeEvent Event(string type, string id, string? vm = null, string at = "2031-05-04T09:00:00.123456Z") =>
        Event(JsonSerializer.Serialize(new { type, at, id, vm }));

    private static string? Text(JsonElement content, string name) => content.TryGetProperty(name, out var value) ? value.GetString() : null;

    private sealed class Stream(TestEventCatcher catcher) : IEventStream
    {
        public Task<EventBatch> NextAsync(CancellationToken cancel) => Task.Run(
            () => catcher.Feed.Take(cancel) switch
            {
                EventBatch batch => batch,
                Exception failure => throw failure,
                var other => throw new NotSupportedException($"{other}"),
            }, cancel);

        public Task AcknowledgeAsync(EventBatch batch, CancellationToken cancel)
        {
            catcher.Acknowledged.Enqueue(batch.Cursor);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
