namespace Cassettes.Tests.Comparing;

/// <summary>Finds for each expected item one of its own among the actual ones, where several may fit.</summary>
internal static class Pairing
{
    /// <summary>The expected items that cannot all be given a partner.</summary>
    public static IReadOnlyList<TExpected> Unmatched<TExpected, TActual>(
        IEnumerable<TExpected> expected, IEnumerable<TActual> actual, Func<TExpected, TActual, bool> fits)
    {
        var candidates = actual.ToArray();
        var partner = new int[candidates.Length];
        Array.Fill(partner, -1);
        var fitting = expected.Select(e => Enumerable.Range(0, candidates.Length).Where(a => fits(e, candidates[a])).ToArray()).ToArray();
        return [.. expected.Where((_, e) => !Find(e, new bool[candidates.Length]))];

        // Takes a free one, or one whose present partner can be given another.
        bool Find(int e, bool[] tried)
        {
            foreach (var a in fitting[e])
                if (!tried[a])
                {
                    tried[a] = true;
                    if (partner[a] < 0 || Find(partner[a], tried))
                    {
                        partner[a] = e;
                        return true;
                    }
                }
            return false;
        }
    }
}
