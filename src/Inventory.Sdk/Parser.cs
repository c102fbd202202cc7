namespace Inventory.Sdk;

/// <summary>
/// Turns what a cloud calls its things into VMDB records. A subclass lists, per native list of its collector, the method that parses one item and
/// the collections which that list fills:
/// <code>
/// public override IEnumerable&lt;Reading&gt; Read(Scope scope) =>
/// [
///     Each(collector.InstanceTypes(scope), ParseFlavor).Fills(persister.Flavors),
///     Each(collector.Instances(scope), ParseInstance).Fills(persister.Vms, persister.Hardwares),
/// ];
/// </code>
/// The same parser serves full and targeted refreshes: the collector alone knows what was asked for.
/// </summary>
public abstract class Parser
{
    /// <summary>The readings of a refresh of <paramref name="scope"/>. Nothing is read until the engine enumerates a reading.</summary>
    public abstract IEnumerable<Reading> Read(Scope scope);

    /// <summary>Starts the declaration of a reading; <see cref="UnboundReading.Fills"/> completes it.</summary>
    /// <param name="natives">The native items, streamed; an exception while reading means that the list is incomplete.</param>
    /// <param name="parse">Parses one item; an exception concerns that item only and becomes a diagnostic.</param>
    /// <param name="key">What the cloud calls an item, for the diagnostic of one that cannot be parsed. Default: not known.</param>
    protected static UnboundReading Each<TNative>(IAsyncEnumerable<TNative> natives, Action<TNative> parse, Func<TNative, string?>? key = null) =>
        new(cancel => Items(natives, key is null ? parse : native => Parse(native, parse, key), cancel));

    private static async IAsyncEnumerable<Action> Items<TNative>(
        IAsyncEnumerable<TNative> natives, Action<TNative> parse, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var native in natives.WithCancellation(cancel).ConfigureAwait(false))
            yield return () => parse(native);
    }

    private static void Parse<TNative>(TNative native, Action<TNative> parse, Func<TNative, string?> key)
    {
        try
        {
            parse(native);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ItemException))
        {
            throw new ItemException(key(native), e.Message, e);
        }
    }
}

/// <summary>An item of a native list that cannot be parsed.</summary>
/// <param name="key">What the cloud calls it; null if that is what is missing.</param>
/// <param name="message">What is wrong with it; names the attribute.</param>
/// <param name="inner">What was thrown, or null.</param>
public sealed class ItemException(string? key, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the cloud calls the item; null if that is what is missing.</summary>
    public string? Key { get; } = key;
}

/// <summary>A reading that does not say yet which collections it fills.</summary>
public readonly record struct UnboundReading(Func<CancellationToken, IAsyncEnumerable<Action>> Items)
{
    /// <summary>
    /// Completes the declaration. Coverage follows from it: a record may disappear from a collection only if every reading that fills it came to
    /// its end, and every item of it could be parsed.
    /// </summary>
    public Reading Fills(params ReadOnlySpan<InventoryCollection> collections) => new(Items, [.. collections]);
}

/// <summary>One native list, how each of its items is parsed, and the collections that it fills.</summary>
/// <param name="Items">Streams, per native item, the act of parsing it.</param>
/// <param name="Collections">The collections that the list fills.</param>
public sealed record Reading(Func<CancellationToken, IAsyncEnumerable<Action>> Items, IReadOnlyList<InventoryCollection> Collections)
{
    /// <summary>Holds all there is of its collections, whatever the scope.</summary>
    public bool IsEntire { get; private init; }

    /// <summary>
    /// Says that the list holds all there is of its collections even in a targeted refresh, as lists do that a cloud cannot filter: what is
    /// missing from it is gone.
    /// </summary>
    public Reading Entirely() => this with { IsEntire = true };
}

/// <summary>
/// Thrown while reading a list that this cloud does not offer to this user: the service is missing, or refuses. Nothing of its collections
/// disappears, what was known stays as it is, and the refresh counts as complete, with a note.
/// </summary>
/// <param name="message">What is missing, for people.</param>
public sealed class ServiceUnavailableException(string message) : Exception(message);
