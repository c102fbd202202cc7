namespace Inventory.Sdk;

/// <summary>
/// Listens to what a cloud tells of its own accord, and understands it: ManageIQ's event catcher with its stream, event parser and event target parser.
/// One instance serves all providers of a kind; it holds no state.
/// </summary>
public abstract class EventCatcher
{
    /// <summary>Whether a provider with these settings has anything to listen to; its reason if not, e.g. "No endpoint of the role amqp.". Default: it has.</summary>
    public virtual string? ReasonNotToListen(ManagerSettings settings) => null;

    /// <summary>Prepares to listen: connects lazily, when the first events are asked for.</summary>
    /// <param name="settings">Where and as whom.</param>
    /// <param name="cursor">Where the last saved batch ended (<see cref="EventBatch.Cursor"/>); null for a provider that was never listened to.</param>
    public abstract IEventStream OpenStream(ManagerSettings settings, string? cursor);

    /// <summary>Understands an event; ManageIQ's <c>event_to_hash</c>.</summary>
    /// <returns>Null for what is no event at all, e.g. a greeting: it is dropped.</returns>
    /// <exception cref="FormatException">It makes no sense. It is kept with this message, and stops nothing.</exception>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON; likewise.</exception>
    public abstract EmsEvent? Parse(NativeEvent native);

    /// <summary>What has to be read again after an event; ManageIQ's event target parser. Default: nothing.</summary>
    public virtual IEnumerable<EventTarget> ParseTargets(EmsEvent ev) => [];

    /// <summary>Event types that are dropped unless the configuration names others (ManageIQ's <c>blacklisted_event_names</c>). Default: none.</summary>
    public virtual IReadOnlyCollection<string> FilteredEventNames => [];

    /// <summary>
    /// What kinds of events there are: each with its group (addition, configuration, console, deletion, general, import_export, migration, network, power,
    /// snapshot, status, storage, update) and level (critical, warning, detail). Default: none; a type that is not named is of the group <c>other</c>.
    /// </summary>
    public virtual IReadOnlyList<EventGroup> EventGroups => [];
}

/// <summary>Types of events that belong together.</summary>
/// <param name="Group">E.g. <c>power</c>.</param>
/// <param name="Level"><c>critical</c>, <c>warning</c> or <c>detail</c>.</param>
/// <param name="EventTypes">Literal names, or regular expressions between slashes; literal names count first.</param>
public sealed record EventGroup(string Group, string Level, IReadOnlyList<string> EventTypes);

/// <summary>An open connection to what a cloud tells. Used by one caller at a time.</summary>
public interface IEventStream : IAsyncDisposable
{
    /// <summary>
    /// Waits for the next events, at most about half a minute; an empty batch says that nothing happened. A failure is an exception: the stream is disposed
    /// then, and another one opened from the last saved cursor, after a pause. At least once: after a failure, events that were not acknowledged come again.
    /// </summary>
    Task<EventBatch> NextAsync(CancellationToken cancel);

    /// <summary>The batch is saved with its cursor, and need not be told again.</summary>
    Task AcknowledgeAsync(EventBatch batch, CancellationToken cancel);
}

/// <summary>Some events, in the cloud's order.</summary>
/// <param name="Events">The events; a thousand at most.</param>
/// <param name="Cursor">Where to go on after them, saved with them; null for a cloud that remembers it itself.</param>
public sealed record EventBatch(IReadOnlyList<NativeEvent> Events, string? Cursor = null)
{
    /// <summary>What an administrator should know of the listening itself, e.g. a source that is not there; nothing is broken. Default: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whatever the stream needs to acknowledge it; not looked at.</summary>
    public object? Receipt { get; init; }
}

/// <summary>An event as the cloud sent it.</summary>
/// <param name="Body">Its text, UTF-8; JSON, one hopes.</param>
public sealed record NativeEvent(ReadOnlyMemory<byte> Body)
{
    /// <summary>What the CloudEvent says of itself whose data this is, where the cloud has pushed it; null where it was read from a stream.</summary>
    public PushedEvent? Pushed { get; init; }
}

/// <summary>Attributes of a CloudEvent 1.0.</summary>
/// <param name="Id">Its id, of which its source gives no other event the same.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Type">What kind of event it is.</param>
/// <param name="Subject">What it is about, or null.</param>
/// <param name="Time">When it happened, or null.</param>
public sealed record PushedEvent(string Id, string Source, string Type, string? Subject, DateTimeOffset? Time);

/// <summary>Something that has to be read again.</summary>
/// <param name="Collection">Its collection, e.g. <c>vms</c>.</param>
/// <param name="EmsRef">Its native id; null for the whole collection.</param>
public readonly record struct EventTarget(string Collection, string? EmsRef);
