using System.Text;

namespace Cassettes.Tests.Comparing;

/// <summary>What came of a comparison: what was compared, what differs, and what the database cannot tell.</summary>
internal sealed class Findings
{
    private readonly SortedDictionary<string, int> notComparable = new(StringComparer.Ordinal);

    private readonly List<string> notes = [];

    /// <summary>Facts of the original tests that were compared.</summary>
    public int Facts { get; private set; }

    /// <summary>Derived rows that were compared.</summary>
    public int DerivedRows { get; set; }

    /// <summary>Values of derived rows, and row counts, that were compared.</summary>
    public int DerivedValues { get; private set; }

    /// <summary>Differences, one sentence each.</summary>
    public List<string> Mismatches { get; } = [];

    /// <summary>What could not be compared, with the reason, and how often.</summary>
    public IReadOnlyDictionary<string, int> NotComparable => notComparable;

    /// <summary>A fact was compared.</summary>
    public void Fact(bool holds, Func<string> mismatch)
    {
        Facts++;
        if (!holds)
            Mismatches.Add($"fact    {mismatch()}");
    }

    /// <summary>A value of a derived row was compared.</summary>
    public void Derived(bool holds, Func<string> mismatch)
    {
        DerivedValues++;
        if (!holds)
            Mismatches.Add($"derived {mismatch()}");
    }

    /// <summary>Something happened that may be of use to who looks for the cause of a difference.</summary>
    public void Note(string what) => notes.Add(what);

    /// <summary>Something cannot be compared.</summary>
    public void Skip(string what, string why) => notComparable[$"{what}: {why}"] = notComparable.GetValueOrDefault($"{what}: {why}") + 1;

    public override string ToString()
    {
        var text = new StringBuilder($"{Facts} facts, {DerivedRows} derived rows with {DerivedValues} values; {Mismatches.Count} mismatches, "
            + $"{notComparable.Values.Sum()} not comparable\n");
        foreach (var (what, times) in notComparable)
            text.Append($"  not comparable: {what}{(times > 1 ? $" ({times} times)" : "")}\n");
        foreach (var note in notes)
            text.Append($"  {note}\n");
        foreach (var mismatch in Mismatches)
            text.Append($"  {mismatch}\n");
        return text.ToString();
    }
}
