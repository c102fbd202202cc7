using System.Diagnostics;
using Inventory.Domain.Catching;
using Inventory.Domain.Models;
using Inventory.Domain.Observing;
using Inventory.Domain.Parsing;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Inventory.Domain.Collecting;

/// <summary>One refresh from beginning to end: collecting, parsing, persisting and projecting.</summary>
public sealed class RunRefresh(
    InventoryModels models, NpgsqlDataSource database, RecordChanges record, RefreshLog log, GuardOptions guard, InventoryMetrics metrics, TimeProvider time,
    ILogger<RunRefresh> logger)
{
    /// <inheritdoc cref="ReadInventory.PageSize"/>
    public int PageSize { get; init; } = 1000;

    /// <inheritdoc cref="Reconciliation.HeldUnpacked"/>
    public int HeldUnpacked { get; init; } = 1000;

    /// <summary>Runs a refresh that was taken from the queue.</summary>
    /// <exception cref="TakenOverException">Another process has taken it meanwhile; nothing was recorded.</exception>
    /// <exception cref="Npgsql.NpgsqlException">The database is gone, and with it the knowledge whether the refresh was recorded; it is to be run again.</exception>
    /// <inheritdoc cref="RunAsync(StoredProvider, RefreshRequest, Func{string, int, Task}, CancellationToken)"/>
    public Task<RefreshOutcome> RunAsync(StoredProvider provider, TakenRefresh taken, Func<string, int, Task> progress, CancellationToken cancel) =>
        RunAsync(provider, taken.Request, taken.TaskId, progress, sql =>
        {
            RefreshQueue.AssertMine(sql, taken);
            EventLinks.Fill(sql, provider.Id, taken.TaskId);
        }, cancel);

    /// <summary>Runs a refresh that nobody else can run. Failures of the cloud are outcomes, not exceptions.</summary>
    public Task<RefreshOutcome> RunAsync(StoredProvider provider, RefreshRequest request, Func<string, int, Task> progress, CancellationToken cancel) =>
        RunAsync(provider, request, null, progress, _ => { }, cancel);

    private async Task<RefreshOutcome> RunAsync(
        StoredProvider provider, RefreshRequest request, long? taskId, Func<string, int, Task> progress, Action<SqlPipeline> assertMine,
        CancellationToken cancel)
    {
        var at = new DateTimeOffset(time.GetUtcNow().UtcTicks / 10 * 10, TimeSpan.Zero); // what PostgreSQL can keep
        using var span = Spans.BeginTrace("refresh").Of(provider)?.SetTag(MeasureTags.Scope, request.IsFull ? "full" : "targeted");
        var watch = Stopwatch.StartNew();
        var id = await log.StartAsync(provider.Id, request, taskId, cancel);
        using var scope = logger.BeginScope("Refresh {Refresh} of {Provider}", id, provider.Id);
        span?.SetTag("inventory.refresh.id", id).SetTag("inventory.causation.id", request.CausationId);
        var outcome = await RunAsync(id, at, provider, request, progress, assertMine, cancel);
        span?.SetTag(MeasureTags.Verdict, InventoryMetrics.Word(outcome.Verdict)).SetTag("inventory.refresh.events", outcome.Events);
        if (outcome.Verdict == Verdict.Failed)
            span.Fail(outcome.Problem!);
        metrics.Refreshed(provider, request.IsFull, outcome, watch.Elapsed);
        return outcome;
    }

    private async Task<RefreshOutcome> RunAsync(
        long id, DateTimeOffset at, StoredProvider provider, RefreshRequest request, Func<string, int, Task> progress,
        Action<SqlPipeline> assertMine, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var disconnects = new DisconnectGuard(
                guard, request.ConfirmDisconnects, request.IsFull ? await log.HeldAsync(provider.Id, cancel) : new Dictionary<string, string>());
            var scope = request.Scope(new StoredLinks(models, database, provider.Id));
            var (report, changes, read) = await ReadAsync(provider, scope, disconnects, at, progress, cancel);
            if (changes is null)
            {
                var error = report.Collections.Select(c => c.Report.Error).FirstOrDefault(e => e is not null) ?? "Nothing was read.";
                return await FailAsync(id, provider, request, error, cancel);
            }
            RefreshOutcome? outcome = null;
            await record.CommitAsync(
                provider.Id, changes, new EventMetadata(Refresh.Stream(id), request.CausationId, request.RequestedBy, at), assertMine,
                (sql, session) =>
                {
                    outcome = RefreshOutcome.Of(id, report, changes.Count);
                    var completed = new RefreshCompleted(
                        provider.Id, outcome.Verdict, outcome.Problem, outcome.Events, read, watch.ElapsedMilliseconds - read, report.DiagnosticCount,
                        report.Diagnostics);
                    log.Complete(sql, session, id, report, completed, disconnects, request.IsFull);
                    return Task.CompletedTask;
                }, cancel);
            logger.LogInformation(
                "Refresh {Refresh} of {Provider}: {Verdict}, {Events} events, {Elapsed} ms",
                id, provider.Id, outcome!.Verdict, outcome.Events, watch.ElapsedMilliseconds);
            return outcome;
        }
        catch (Exception e) when (e is not TakenOverException && !LostDatabase.IsCauseOf(e) && !cancel.IsCancellationRequested)
        {
            logger.LogError("Refresh {Refresh} of {Provider} failed: {Error}", id, provider.Id, provider.Redact(e.ToString()));
            return await FailAsync(id, provider, request, provider.Redact(e.Message), cancel);
        }
    }

    // On its own, so that nothing of the comparison but the changes is held while they are written.
    private async Task<(RefreshReport Report, ChangeSet? Changes, long ReadMilliseconds)> ReadAsync(
        StoredProvider provider, Scope scope, DisconnectGuard disconnects, DateTimeOffset at, Func<string, int, Task> progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        using var session = provider.Manager.OpenInventory(provider.Settings);
        var report = new RefreshReport(session.Persister.Collections.Select(c => models.Of(c.RecordType)));
        var reconciliation = new Reconciliation(models, new ReconciliationTask(
            provider.Id, scope, session.Persister, new ProviderDefaults(provider.Manager), disconnects, report, at), database) { HeldUnpacked = HeldUnpacked };
        var coverage = await new ReadInventory(models, session, reconciliation, report, provider.Redact) { PageSize = PageSize }
            .ReadAsync(scope, progress, cancel);
        var read = watch.ElapsedMilliseconds;
        var nothing = report.Collections.Where(c => c.Report.Verdict is not (Verdict.NotRead or Verdict.Unavailable)).All(c => c.Report.Verdict == Verdict.Failed)
            && report.Collections.Any(c => c.Report.Verdict == Verdict.Failed);
        using var span = Spans.Begin("compare").Of(provider);
        return (report, nothing ? null : await reconciliation.FinishAsync(coverage, cancel), read);
    }

    private async Task<RefreshOutcome> FailAsync(long id, StoredProvider provider, RefreshRequest request, string error, CancellationToken cancel)
    {
        await log.FailAsync(provider.Id, id, request, error, cancel);
        logger.LogWarning("Refresh {Refresh} of {Provider} failed and recorded nothing: {Error}", id, provider.Id, error);
        return new RefreshOutcome(id, Verdict.Failed, error, 0, []);
    }
}

/// <summary>How a refresh ended.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Verdict"><see cref="Verdict.Complete"/>, <see cref="Verdict.Partial"/> or <see cref="Verdict.Failed"/>.</param>
/// <param name="Problem">What was not complete; null if all was.</param>
/// <param name="Events">Events of inventory objects that it recorded.</param>
/// <param name="Collections">What came of each collection.</param>
public sealed record RefreshOutcome(long Id, Verdict Verdict, string? Problem, int Events, IReadOnlyList<CollectionRead> Collections)
{
    internal static RefreshOutcome Of(long id, RefreshReport report, int events)
    {
        var collections = report.Collections.Select(c => new CollectionRead(
            c.Collection, c.Report.Verdict, c.Report.Error, c.Report.Read, c.Report.Created, c.Report.Updated, c.Report.Deleted, c.Report.Unchanged))
            .ToArray();
        var problems = collections.Where(c => c.Verdict is not (Verdict.Complete or Verdict.NotRead or Verdict.Unavailable))
            .Select(c => $"{c.Collection}: {c.Verdict.ToString().ToLowerInvariant()}. {c.Error}").ToArray();
        return problems.Length == 0
            ? new RefreshOutcome(id, Verdict.Complete, null, events, collections)
            : new RefreshOutcome(id, Verdict.Partial, string.Join(" ", problems), events, collections);
    }
}
