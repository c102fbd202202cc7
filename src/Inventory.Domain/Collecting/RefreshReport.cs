using Inventory.Domain.Models;
using Inventory.Domain.Parsing;
using Inventory.Domain.Persisting;

namespace Inventory.Domain.Collecting;

/// <summary>Something about one record or collection that a person should know.</summary>
/// <param name="Collection">The collection concerned.</param>
/// <param name="Key">The record concerned, or null.</param>
/// <param name="Message">What happened.</param>
public sealed record Diagnostic(string Collection, string? Key, string Message);

/// <summary>What a refresh did to one collection.</summary>
public sealed class CollectionReport
{
    /// <summary>How far it was read.</summary>
    public Verdict Verdict { get; set; } = Verdict.NotRead;

    /// <summary>Why it was not read to its end; null if it was.</summary>
    public string? Error { get; set; }

    /// <summary>Records read.</summary>
    public int Read { get; set; }

    /// <summary>Records that appeared, returned objects included.</summary>
    public int Created { get; set; }

    /// <summary>Records that changed.</summary>
    public int Updated { get; set; }

    /// <summary>Records that disappeared.</summary>
    public int Deleted { get; set; }

    /// <summary>Records that are as they were.</summary>
    public int Unchanged { get; set; }
}

/// <summary>The counts and diagnostics of one refresh, as they come up.</summary>
public sealed class RefreshReport(IEnumerable<RecordModel> collections)
{
    /// <summary>The most diagnostics that are kept; the number of all is kept in any case.</summary>
    public const int MaxDiagnostics = 200;

    private readonly Dictionary<RecordModel, CollectionReport> byModel = collections.ToDictionary(m => m, _ => new CollectionReport());
    private readonly HashSet<string> uncovered = [];
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>The reports by collection.</summary>
    public IEnumerable<(string Collection, CollectionReport Report)> Collections => byModel.Select(p => (p.Key.Collection, p.Value));

    /// <summary>The first diagnostics.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    /// <summary>How many there were in all.</summary>
    public int DiagnosticCount { get; private set; }

    /// <summary>Collections of which a record could not be kept: nothing may disappear from them.</summary>
    public IReadOnlySet<string> Uncovered => uncovered;

    /// <summary>The report of one collection.</summary>
    public CollectionReport Of(RecordModel model) => byModel[model];

    /// <summary>A record that could not be kept.</summary>
    public void Problem(RecordModel model, string? key, string message)
    {
        uncovered.Add(model.Collection);
        var report = Of(model);
        report.Error ??= Normalise.Message(message);
        if (report.Verdict == Verdict.Complete)
            report.Verdict = Verdict.Partial;
        Note(model, key, message);
    }

    /// <summary>Something worth knowing that cost nothing.</summary>
    public void Note(RecordModel model, string? key, string message)
    {
        DiagnosticCount++;
        if (diagnostics.Count < MaxDiagnostics)
            diagnostics.Add(new Diagnostic(model.Collection, key is null ? null : Normalise.Message(key), Normalise.Message(message)));
    }

    /// <summary>A mass disconnect that is held back.</summary>
    public void Hold(RecordModel model, int missing, int connected)
    {
        Of(model).Verdict = Verdict.Held;
        Of(model).Error = $"{missing} of {connected} {model.Collection} are missing from a complete read. They are kept until a refresh is confirmed.";
        Note(model, null, Of(model).Error!);
    }

    /// <summary>Counts what came and changes nothing.</summary>
    internal void CountUnchanged(IncomingObject incoming, ObjectDraft draft)
    {
        var patch = draft.Patch;
        if (incoming.Record is not null && draft.Known.Connected && patch is null or { Root: { Kind: PatchKind.Change, Columns.IsEmpty: true } })
            Of(incoming.Model).Unchanged++;
        for (var part = 1; part < incoming.Sums.Length; part++)
            if (incoming.Count(part) > 0)
                Of(incoming.Model.Parts[part]).Unchanged += incoming.Count(part);
        foreach (var child in patch?.Children ?? [])
            if (child.Kind != PatchKind.Remove)
                Of(child.Model).Unchanged--;
    }

    /// <summary>Counts what changes.</summary>
    internal void Count(ObjectDraft draft)
    {
        if (!draft.Known.Connected)
            Of(draft.Model).Created++;
        else if (draft.Patch is { Root.Columns.IsEmpty: false })
            Of(draft.Model).Updated++;
        foreach (var child in draft.Patch?.Children ?? [])
            _ = child.Kind switch
            {
                PatchKind.Add => Of(child.Model).Created++,
                PatchKind.Change => Of(child.Model).Updated++,
                _ => Of(child.Model).Deleted++,
            };
    }
}
