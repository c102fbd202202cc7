using System.Diagnostics;
using System.Diagnostics.Metrics;
using Inventory.Domain.Collecting;
using Inventory.Domain.Persisting;
using Inventory.Domain.Providers;

namespace Inventory.Domain.Observing;

/// <summary>
/// What the engine measures, in OpenTelemetry's conventions. Dimensions are few and have few values: providers by id and kind, collections, outcomes;
/// never names of objects, users or hosts. Where nobody listens, measuring costs nothing.
/// </summary>
public sealed class InventoryMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Inventory";

    private static readonly InstrumentAdvice<double> OfWork = new()
    {
        HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600],
    };

    private static readonly InstrumentAdvice<double> OfAge = new()
    {
        HistogramBucketBoundaries = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600, 14400, 86400],
    };

    private readonly Histogram<double> refreshes;
    private readonly Counter<long> objects;
    private readonly Counter<long> verdicts;
    private readonly Counter<long> recorded;
    private readonly Counter<long> received;
    private readonly Histogram<double> age;
    private readonly Counter<long> deliveries;
    private readonly Histogram<double> told;
    private readonly ObservableGauge<long>[] counts;
    private readonly ObservableGauge<double>[] ages;

    /// <summary>Measures for the host that made the factory.</summary>
    public InventoryMetrics(IMeterFactory meters)
        : this(meters.Create(Name))
    {
    }

    /// <summary>Measures on its own, where there is no host.</summary>
    public InventoryMetrics()
        : this(new Meter(Name))
    {
    }

    private InventoryMetrics(Meter meter)
    {
        refreshes = meter.CreateHistogram("inventory.refresh.duration", "s", "How long refreshes take, from the first question to the commit", null, OfWork);
        objects = meter.CreateCounter<long>(
            "inventory.refresh.objects", "{object}", "Records that refreshes read, created, updated, deleted, or found unchanged");
        verdicts = meter.CreateCounter<long>("inventory.collection.verdicts", "{collection}", "How far collections were read");
        recorded = meter.CreateCounter<long>("inventory.events.recorded", "{event}", "Changes of inventory objects that were recorded as events");
        received = meter.CreateCounter<long>("inventory.events.received", "{event}", "Events of clouds that came in, by what became of them");
        age = meter.CreateHistogram(
            "inventory.events.age", "s", "How old events of clouds are when they are saved, and when what they touched is read again", null, OfAge);
        deliveries = meter.CreateCounter<long>("inventory.webhooks.deliveries", "{delivery}", "Deliveries to webhooks");
        told = meter.CreateHistogram(
            "inventory.webhooks.age", "s", "How old the oldest change of a delivery is when its receiver has accepted it", null, OfAge);
        counts =
        [
            meter.CreateObservableGauge("inventory.queue.depth", () => Stored.Queue, "{request}", "Refreshes and removals that wait or run"),
            meter.CreateObservableGauge("inventory.feed.distance", () => Stored.FeedDistance, "{event}", "Numbers of events that the feed has still to settle"),
            meter.CreateObservableGauge("inventory.workers", () => Stored.Workers, "{worker}", "Workers of providers, by what they do"),
        ];
        ages =
        [
            meter.CreateObservableGauge("inventory.queue.age", () => Stored.QueueAge, "s", "How long the oldest request has waited"),
            meter.CreateObservableGauge("inventory.refresh.lag", () => Stored.Lags, "s", "How long ago the last complete full refresh of a provider ended"),
        ];
    }

    /// <summary>What the database says of all nodes, as it was last read.</summary>
    public StoredMeasures Stored { get; set; } = StoredMeasures.None;

    /// <summary>Whether anybody wants to know what the database says.</summary>
    public bool AreStoredWatched => counts.Any(c => c.Enabled) || ages.Any(a => a.Enabled);

    /// <summary>Whether anybody wants to know how old events are.</summary>
    public bool IsAgeWatched => age.Enabled;

    /// <summary>A refresh has ended.</summary>
    public void Refreshed(StoredProvider provider, bool isFull, RefreshOutcome outcome, TimeSpan took)
    {
        var of = Of(provider);
        refreshes.Record(took.TotalSeconds, [.. of, new(MeasureTags.Scope, isFull ? "full" : "targeted"), new(MeasureTags.Verdict, Word(outcome.Verdict))]);
        foreach (var collection in outcome.Collections)
            if (collection.Verdict != Verdict.NotRead)
                verdicts.Add(1, [.. of, new(MeasureTags.Collection, collection.Collection), new(MeasureTags.Verdict, Word(collection.Verdict))]);
        if (outcome.Verdict == Verdict.Failed)
            return;
        Count("read", c => c.Read);
        Count("created", c => c.Created);
        Count("updated", c => c.Updated);
        Count("deleted", c => c.Deleted);
        Count("unchanged", c => c.Unchanged);

        void Count(string what, Func<CollectionRead, int> many) =>
            objects.Add(outcome.Collections.Sum(c => (long)many(c)), [.. of, new(MeasureTags.Outcome, what)]);
    }

    /// <summary>Changes were committed.</summary>
    internal void Recorded(long emsId, WrittenChanges changes)
    {
        foreach (var kind in changes.Kinds)
            recorded.Add(kind.Value, new TagList { { MeasureTags.ProviderId, emsId }, { MeasureTags.Change, Word(kind.Key) } });
    }

    /// <summary>Events of a cloud came in.</summary>
    /// <param name="provider">Whose they are.</param>
    /// <param name="outcome"><c>saved</c>, <c>known</c>, <c>rejected</c> or <c>filtered</c>.</param>
    /// <param name="many">How many.</param>
    public void Received(StoredProvider provider, string outcome, int many)
    {
        if (many > 0)
            received.Add(many, [.. Of(provider), new(MeasureTags.Outcome, outcome)]);
    }

    /// <summary>An event of a cloud has come this far.</summary>
    /// <param name="provider">Whose it is.</param>
    /// <param name="stage"><c>saved</c>, or <c>refreshed</c>: what it touched was read again.</param>
    /// <param name="old">How old it is. The clock of a cloud may be ahead of ours; nothing is younger than new.</param>
    public void Aged(StoredProvider provider, string stage, TimeSpan old) =>
        age.Record(Math.Max(0, old.TotalSeconds), [.. Of(provider), new(MeasureTags.Stage, stage)]);

    /// <summary>A webhook's receiver was called.</summary>
    /// <param name="outcome"><c>delivered</c> or <c>failed</c>.</param>
    /// <param name="oldest">How old the oldest change is; null if it was not accepted.</param>
    public void Delivered(string outcome, TimeSpan? oldest)
    {
        deliveries.Add(1, new KeyValuePair<string, object?>(MeasureTags.Outcome, outcome));
        if (oldest is { } old)
            told.Record(Math.Max(0, old.TotalSeconds));
    }

    private static KeyValuePair<string, object?>[] Of(StoredProvider provider) =>
        [new(MeasureTags.ProviderId, provider.Id), new(MeasureTags.ProviderType, provider.Manager.EmsType)];

    /// <summary>A verdict or kind as a value of a dimension.</summary>
    internal static string Word<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

/// <summary>The dimensions of measures; spans use the same names.</summary>
public static class MeasureTags
{
    /// <summary>The id of a provider.</summary>
    public const string ProviderId = "inventory.provider.id";

    /// <summary>The kind of provider, e.g. <c>openstack</c>.</summary>
    public const string ProviderType = "inventory.provider.type";

    /// <summary><c>full</c> or <c>targeted</c>.</summary>
    public const string Scope = "inventory.refresh.scope";

    /// <summary>How far was read: <c>complete</c>, <c>partial</c>, <c>held</c>, <c>failed</c>, <c>unavailable</c>.</summary>
    public const string Verdict = "inventory.verdict";

    /// <summary>A collection, e.g. <c>vms</c>.</summary>
    public const string Collection = "inventory.collection";

    /// <summary>What happened to an object: <c>discovered</c>, <c>changed</c>, <c>disconnected</c>, <c>reconnected</c>.</summary>
    public const string Change = "inventory.change";

    /// <summary>What became of something.</summary>
    public const string Outcome = "inventory.outcome";

    /// <summary>How far an event has come: <c>saved</c> or <c>refreshed</c>.</summary>
    public const string Stage = "inventory.stage";

    /// <summary>What a request or a worker is doing: <c>waiting</c>, <c>running</c> …</summary>
    public const string State = "inventory.state";

    /// <summary>The kind of worker, e.g. <c>event-catcher</c>.</summary>
    public const string Worker = "inventory.worker.type";
}
