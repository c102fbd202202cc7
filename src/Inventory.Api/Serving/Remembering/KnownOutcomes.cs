using System.IO.Hashing;
using System.Runtime.InteropServices;
using Inventory.Domain.History;
using Microsoft.Extensions.Caching.Memory;

namespace Inventory.Api.Serving.Remembering;

/// <summary>How a touched object differs, without its values: all that counting, and choosing a page, need.</summary>
/// <param name="Object">The object.</param>
/// <param name="Kind">How it differs.</param>
/// <param name="Attributes">Which values differ.</param>
internal sealed record Outcome(TouchedObject Object, DifferenceKind Kind, IReadOnlyList<string> Attributes)
{
    /// <summary>Whether a value differs that a name means.</summary>
    public bool Concerns(string name) => Attributes.Any(a => new AttributeChange(a, null, null).IsOf(name));
}

/// <summary>
/// Remembers what came of comparisons, so that only the first page of one looks at all objects that it touches, and the others at their own. What an object was
/// like between two of its events never changes, so nothing that is remembered here becomes wrong; what was not asked for a while, or is too much, is forgotten.
/// </summary>
internal sealed class KnownOutcomes(StateComparison comparison) : IDisposable
{
    private const int MostObjects = 200_000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MostObjects });

    /// <summary>The objects that differ, in the order of those that were touched.</summary>
    public async Task<IReadOnlyList<Outcome>> OfAsync(IReadOnlyList<TouchedObject> touched, CancellationToken cancel)
    {
        var mark = Mark(touched);
        if (cache.TryGetValue(mark, out IReadOnlyList<Outcome>? known))
            return known!;
        var byId = touched.ToDictionary(t => t.Id);
        var (names, outcomes) = (new Dictionary<string, string>(), new List<Outcome>());
        await foreach (var difference in comparison.DifferencesAsync(touched, cancel))
            outcomes.Add(new Outcome(byId[difference.Id], difference.Kind, [.. difference.Changes.Select(c => Shared(c.Attribute))]));
        cache.Set(mark, (IReadOnlyList<Outcome>)outcomes, new MemoryCacheEntryOptions { Size = outcomes.Count + 1, SlidingExpiration = Remembered });
        return outcomes;

        string Shared(string name)
        {
            names.TryAdd(name, name);
            return names[name];
        }
    }

    public void Dispose() => cache.Dispose();

    // Ids name rows of all tables, and versions events of an object.
    private static UInt128 Mark(IReadOnlyList<TouchedObject> touched)
    {
        var hash = new XxHash128();
        foreach (var (id, _, first, last) in touched)
            hash.Append(MemoryMarshal.AsBytes<long>([id, first, last]));
        return hash.GetCurrentHashAsUInt128();
    }
}
