namespace Inventory.Domain.Collecting;

/// <summary>Events of a refresh's own stream, <c>refreshes/{id}</c>: its record, and the correlation id of all that it changed.</summary>
public static class Refresh
{
    /// <summary>The stream of a refresh.</summary>
    public static string Stream(long id) => $"refreshes/{id}";
}

/// <summary>A refresh began to read.</summary>
/// <param name="EmsId">The manager.</param>
/// <param name="Targets">Collection → native ids of a targeted refresh; empty for a full one.</param>
/// <param name="Reason">Why it ran.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="TaskId">The task that people see; null if there is none, and in events of older versions.</param>
public sealed record RefreshStarted(
    long EmsId, IReadOnlyDictionary<string, string[]> Targets, string Reason, string RequestedBy, long? TaskId = null);

/// <summary>What came of one collection.</summary>
/// <param name="Collection">Its name.</param>
/// <param name="Verdict">How far it was read.</param>
/// <param name="Error">Why it was not read to its end; null if it was.</param>
/// <param name="Read">Records read.</param>
/// <param name="Created">Records that appeared.</param>
/// <param name="Updated">Records that changed.</param>
/// <param name="Deleted">Records that disappeared.</param>
/// <param name="Unchanged">Records that are as they were.</param>
public sealed record CollectionRead(string Collection, Verdict Verdict, string? Error, int Read, int Created, int Updated, int Deleted, int Unchanged);

/// <summary>A refresh was recorded, wholly or as far as it was read.</summary>
/// <param name="EmsId">The manager.</param>
/// <param name="Verdict"><see cref="Verdict.Complete"/> or <see cref="Verdict.Partial"/>.</param>
/// <param name="Problem">What was not complete; null if all was.</param>
/// <param name="Events">Events of inventory objects that it recorded.</param>
/// <param name="ReadMilliseconds">Time spent reading, parsing and comparing fingerprints.</param>
/// <param name="CompareMilliseconds">Time spent comparing what may have changed with the stored rows.</param>
/// <param name="DiagnosticCount">Diagnostics in all.</param>
/// <param name="Diagnostics">The first of them.</param>
public sealed record RefreshCompleted(
    long EmsId, Verdict Verdict, string? Problem, int Events, long ReadMilliseconds, long CompareMilliseconds, int DiagnosticCount,
    IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>A refresh failed; nothing of it was recorded.</summary>
/// <param name="EmsId">The manager.</param>
/// <param name="Error">Why.</param>
public sealed record RefreshFailed(long EmsId, string Error);
