namespace Cassettes.Tests.Replaying;

/// <summary>
/// The answers of a cassette, found by keys that get less and less exact. Repeated requests get the answers in the order of recording, and stay on
/// the last one.
/// </summary>
internal sealed class Recording(IReadOnlyList<Interaction> interactions)
{
    private readonly Dictionary<string, List<int>> index = [];
    private readonly Dictionary<string, int> taken = [];

    public IReadOnlyList<Interaction> Interactions => interactions;

    /// <summary>Adds an interaction under all its keys.</summary>
    public void Add(int interaction, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (!index.TryGetValue(key, out var list))
                index[key] = list = [];
            list.Add(interaction);
        }
    }

    /// <summary>The next answer under the first of these keys that is known at all.</summary>
    public Interaction? Take(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (index.TryGetValue(key, out var list))
            {
                var turn = taken.GetValueOrDefault(key);
                taken[key] = turn + 1;
                return interactions[list[Math.Min(turn, list.Count - 1)]];
            }
        return null;
    }

    /// <summary>The first answer under these keys; does not count as a turn.</summary>
    public Interaction? First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            if (index.TryGetValue(key, out var list))
                return interactions[list[0]];
        return null;
    }

    /// <summary>Back to the first answers.</summary>
    public void Rewind() => taken.Clear();

    /// <summary>The text of a key; its parts cannot run into each other.</summary>
    public static string Key(string kind, params ReadOnlySpan<string?> parts)
    {
        var key = kind;
        foreach (var part in parts)
            key += "\n" + part;
        return key;
    }

    /// <summary>The text of a set of pairs, in an order of its own.</summary>
    public static string Set(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(p => $"{p.Name}={p.Value}").Distinct().Order(StringComparer.Ordinal));
}
