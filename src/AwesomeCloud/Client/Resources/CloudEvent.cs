using System.Text.Json;
using System.Text.Json.Serialization;
using AwesomeCloud.Wire;

namespace AwesomeCloud;

/// <summary>That something of a region changed.</summary>
public sealed record CloudEvent
{
    /// <summary>The event's key; an event that is delivered twice has the same one.</summary>
    public required string Id { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What kind of thing changed: one of <see cref="ResourceNames"/>.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string Resource { get; init; }

    /// <summary>The key of what changed; it may be gone.</summary>
    public required string ResourceId { get; init; }

    /// <summary>What happened, for example <c>created</c>, <c>stopped</c>, <c>removed</c>; new ones may come.</summary>
    [JsonConverter(typeof(SharedStringConverter))]
    public required string Action { get; init; }

    /// <summary>Of a volume: the instances that have it.</summary>
    public required IReadOnlyList<string> InstanceIds { get; init; }

    /// <summary>Reads one item of an <see cref="EventPage"/>.</summary>
    /// <exception cref="JsonException">It is no event.</exception>
    public static CloudEvent Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, WireJson.Default.CloudEvent) ?? throw new JsonException("The event is null.");
}

/// <summary>Some of the events of a region, oldest first as a rule: out of order and twice are possible.</summary>
/// <param name="Items">Each as the cloud sent it, for <see cref="CloudEvent.Read"/>: one that is odd does not hide the others.</param>
/// <param name="Cursor">Where to go on. Opaque.</param>
public sealed record EventPage(IReadOnlyList<JsonElement> Items, string Cursor);
