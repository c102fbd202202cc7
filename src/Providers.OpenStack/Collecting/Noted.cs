using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Inventory.Sdk;

namespace Providers.OpenStack.Collecting;

/// <summary>
/// A list of which other lists need a few facts. They are noted while it is read; who needs them before that has it read. One reads it at a time,
/// any number may ask for its facts.
/// </summary>
/// <param name="list">The list.</param>
/// <param name="note">Takes down what others need of an item.</param>
internal sealed class Noted<TItem, TFact>(Func<IAsyncEnumerable<TItem>> list, Action<TItem, Dictionary<string, TFact>> note)
{
    private readonly Lock asking = new();
    private Dictionary<string, TFact>? known;
    private ExceptionDispatchInfo? failure;
    private Task? reading;

    /// <summary>The items.</summary>
    public async IAsyncEnumerable<TItem> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var facts = new Dictionary<string, TFact>(StringComparer.Ordinal);
        ExceptionDispatchInfo? brokenOff = null;
        await using var items = list().GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await items.MoveNextAsync())
                    break;
            }
            catch (Exception broken) when (!cancel.IsCancellationRequested)
            {
                brokenOff = ExceptionDispatchInfo.Capture(broken);
                break;
            }
            note(items.Current, facts);
            yield return items.Current;
        }
        (known, failure) = (facts, brokenOff);
        brokenOff?.Throw();
    }

    /// <summary>The facts of the whole list, or of as much of it as the service offers.</summary>
    /// <exception cref="Exception">What the list broke off with.</exception>
    public async ValueTask<IReadOnlyDictionary<string, TFact>> FactsAsync(CancellationToken cancel)
    {
        var facts = await KnownAsync(cancel);
        if (failure is { SourceException: not ServiceUnavailableException })
            failure.Throw();
        return facts;
    }

    /// <summary>The facts of what could be read, for those who have another way to learn the rest.</summary>
    public async ValueTask<IReadOnlyDictionary<string, TFact>> KnownAsync(CancellationToken cancel)
    {
        if (known is null)
        {
            lock (asking)
                reading ??= ReadAllAsync(cancel);
            await reading;
        }
        return known!;
    }

    /// <summary>What the list says of an object; nothing is said by the part that could not be read.</summary>
    public async ValueTask<Func<string, Told<TFact>>> ToldAsync(CancellationToken cancel)
    {
        var facts = await KnownAsync(cancel);
        var whole = failure is null;
        return id => facts.TryGetValue(id, out var fact) ? new Told<TFact>(true, fact) : new Told<TFact>(whole, default);
    }

    private async Task ReadAllAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var _ in ReadAsync(cancel))
            {
            }
        }
        catch (Exception) when (failure is not null)
        {
            // Told to those who need the whole.
        }
    }
}

/// <summary>What a list says of an object.</summary>
/// <param name="IsKnown">False if the list could not be read, and so says nothing.</param>
/// <param name="Fact">What it says; default if it does not have the object.</param>
internal readonly record struct Told<TFact>(bool IsKnown, TFact? Fact);
