using Inventory.Domain.Models;
using Inventory.Domain.Observing;
using Inventory.Domain.Parsing;
using Inventory.Domain.Persisting;
using Inventory.Sdk;

namespace Inventory.Domain.Collecting;

/// <summary>
/// Works through the readings of a parser, and survives their failures: a list that breaks off concerns the collections that it fills, an item
/// that cannot be parsed concerns itself; neither makes anything disappear.
/// </summary>
public sealed class ReadInventory(
    InventoryModels models, InventorySession session, Reconciliation reconciliation, RefreshReport report, Func<string, string> redact)
{
    /// <summary>Items between two comparisons with what is known; bounds the memory that a refresh holds. Default: 1000.</summary>
    public int PageSize { get; init; } = 1000;

    private readonly HashSet<string> touched = [];
    private readonly HashSet<string> failed = [];
    private readonly HashSet<string> begun = [];
    private readonly HashSet<string> refused = [];
    private readonly HashSet<string> filtered = [];

    /// <summary>Reads everything in the scope.</summary>
    /// <param name="scope">What to read.</param>
    /// <param name="progress">Told, per page, which collection is read and how many items so far.</param>
    /// <param name="cancel">Cancels the whole refresh.</param>
    /// <returns>Which collections were read to their end.</returns>
    public async Task<Coverage> ReadAsync(Scope scope, Func<string, int, Task> progress, CancellationToken cancel)
    {
        await reconciliation.BeginAsync(cancel);
        foreach (var reading in session.Parser.Read(scope))
            await ReadAsync(reading, progress, cancel);
        foreach (var collection in session.Persister.Collections)
            Judge(collection);
        var whole = session.Persister.Collections.Select(c => c.Name).Where(n => touched.Contains(n) && !failed.Contains(n) && !refused.Contains(n));
        var complete = session.Persister.Collections.Where(c => c is { Complete: true, IsReadOnly: false }).Select(c => c.Name).Intersect(whole).ToHashSet();
        return new Coverage(complete, complete.Where(n => scope.IsWhole(n) || !filtered.Contains(n)).ToHashSet(), report);
    }

    private async Task ReadAsync(Reading reading, Func<string, int, Task> progress, CancellationToken cancel)
    {
        var count = 0;
        var name = reading.Collections[0].Name;
        using var span = Spans.Begin("collect")?.SetTag(MeasureTags.Collection, name);
        touched.UnionWith(reading.Collections.Select(c => c.Name));
        if (!reading.IsEntire)
            filtered.UnionWith(reading.Collections.Select(c => c.Name));
        await using var items = new Listing(reading, cancel);
        while (await items.NextAsync() is { } parse)
        {
            Parse(reading, parse, cancel);
            if (++count % PageSize != 0)
                continue;
            await reconciliation.EndPageAsync(cancel);
            await progress(name, count);
        }
        if (items.Failure is ServiceUnavailableException unavailable)
            foreach (var collection in reading.Collections)
                Refuse(collection, unavailable.Message);
        else if (items.Failure is { } failure)
        {
            span.Fail(redact(failure.Message));
            foreach (var collection in reading.Collections)
                Fail(collection, count == 0 ? redact(failure.Message) : $"Reading stopped after {count} items: {redact(failure.Message)}");
        }
        span?.SetTag("inventory.items", count);
        if (count > 0)
            begun.UnionWith(reading.Collections.Select(c => c.Name));
        await reconciliation.EndPageAsync(cancel);
        await progress(name, count);
    }

    // What an item built before it failed is left out with it: half an object must not look like a whole one.
    private void Parse(Reading reading, Action parse, CancellationToken cancel)
    {
        try
        {
            parse();
            reconciliation.Offer();
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            foreach (var collection in session.Persister.Collections)
                collection.TakeBuilt();
            foreach (var collection in reading.Collections)
                report.Problem(models.Of(collection.RecordType), (e as ItemException)?.Key, $"An item could not be parsed: {redact(e.Message)}");
        }
    }

    private void Fail(InventoryCollection collection, string message)
    {
        failed.Add(collection.Name);
        report.Of(models.Of(collection.RecordType)).Error ??= Normalise.Message(message);
    }

    private void Refuse(InventoryCollection collection, string message)
    {
        if (refused.Add(collection.Name))
            report.Note(models.Of(collection.RecordType), null, $"Not offered by the cloud; what is known of it is kept. {redact(message)}");
    }

    private void Judge(InventoryCollection collection)
    {
        var result = report.Of(models.Of(collection.RecordType));
        result.Verdict = !touched.Contains(collection.Name) ? Verdict.NotRead
            : failed.Contains(collection.Name) ? begun.Contains(collection.Name) ? Verdict.Partial : Verdict.Failed
            : report.Uncovered.Contains(collection.Name) ? Verdict.Partial
            : refused.Contains(collection.Name) ? Verdict.Unavailable
            : Verdict.Complete;
    }
}

/// <summary>The items of one reading, up to where the cloud fails. Failures of the engine itself are no failures of the cloud, and pass.</summary>
internal sealed class Listing(Reading reading, CancellationToken cancel) : IAsyncDisposable
{
    private IAsyncEnumerator<Action>? items;

    /// <summary>Why the list broke off; null if it came to its end.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The act of parsing the next item; null at the end.</summary>
    public async Task<Action?> NextAsync()
    {
        try
        {
            items ??= reading.Items(cancel).GetAsyncEnumerator(cancel);
            return await items.MoveNextAsync() ? items.Current : null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Failure = e;
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await (items?.DisposeAsync() ?? default);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failure ??= e; // too late to matter: the list was read to its end, or has failed before
        }
    }
}
