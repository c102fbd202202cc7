namespace Inventory.Domain.Collecting;

/// <summary>How far a collection was read.</summary>
public enum Verdict
{
    /// <summary>To its end: what it did not hold is gone.</summary>
    Complete,

    /// <summary>Some of it; nothing of it disappears.</summary>
    Partial,

    /// <summary>To its end, but so much would disappear that it is held back until it is confirmed.</summary>
    Held,

    /// <summary>Not at all: no reading of it gave anything.</summary>
    Failed,

    /// <summary>Not asked for.</summary>
    NotRead,

    /// <summary>The cloud does not offer it to this user: what was known of it is kept, and nothing is wrong.</summary>
    Unavailable,
}

/// <summary>
/// Which collections were read so far that records missing from them are gone. A collection counts only if every reading that fills it
/// came to its end without an error, and every record of it could be kept.
/// </summary>
/// <param name="read">The collections that were read to their end.</param>
/// <param name="entire">Those of which all there is was read: all of them in a full refresh, else those that were not filtered.</param>
/// <param name="report">Knows the collections of which a record could not be kept; asked each time, since comparing may still find some.</param>
public sealed class Coverage(IReadOnlySet<string> read, IReadOnlySet<string> entire, RefreshReport report)
{
    /// <summary>Whether records of that collection that were not read may disappear.</summary>
    public bool MayVanish(string collection) => read.Contains(collection) && !report.Uncovered.Contains(collection);

    /// <summary>Whether all there is of that collection was read.</summary>
    public bool IsEntire(string collection) => entire.Contains(collection);
}
