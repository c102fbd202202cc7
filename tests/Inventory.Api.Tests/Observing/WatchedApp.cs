using System.Collections.Concurrent;
using System.Diagnostics;
using Inventory.Api.Observing;
using Inventory.Api.Tests.Acceptance;
using Inventory.Domain.Catching;
using Inventory.Domain.Observing;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Inventory.Api.Tests.Observing;

/// <summary>A program of which everything that it would send to a collector is kept.</summary>
public sealed class WatchedApp : IAsyncLifetime
{
    private readonly List<MetricSnapshot> metrics = [];
    private int port;

    public WatchedApp() => App = new App
    {
        Configure = builder =>
        {
            builder.Services.AddSingleton(new EventOptions()).AddSingleton(new MeasureOptions { Every = TimeSpan.FromSeconds(1) });
            builder.Services.AddOpenTelemetry()
                .WithTracing(t => t.AddInventory().AddProcessor(new Keep(Spans)))
                .WithMetrics(m => m.AddInventory().AddInMemoryExporter(metrics));
            builder.Services.ConfigureOpenTelemetryMeterProvider((services, m) => m.AddView(instrument => IsOf(services, instrument) ? null : MetricStreamConfiguration.Drop));
        },
    };

    public App App { get; }

    /// <summary>Every span that has ended, of all programs in this process: sources of spans are nobody's own.</summary>
    public ConcurrentQueue<Activity> Spans { get; } = [];

    /// <summary>The measures of one instrument as they are now, each as its dimensions and its value (of a histogram: how many were recorded).</summary>
    public IReadOnlyList<Measured> Measures(string instrument) =>
        [.. Collect().Where(m => m.Name == instrument).SelectMany(m => m.MetricPoints.Select(point => new Measured(TagsOf(point.Tags), ValueOf(m, point))))];

    /// <summary>All metrics as they are now.</summary>
    public IReadOnlyList<MetricSnapshot> Collect()
    {
        lock (metrics)
        {
            metrics.Clear();
            App.Host.Services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();
            return [.. metrics];
        }
    }

    /// <summary>Whether a span is part of what this program did: it alone asks its database.</summary>
    public bool IsMine(Activity span) => Spans.Any(s => s.TraceId == span.TraceId && IsSql(s) && $"{s.GetTagItem("server.port")}" == $"{port}");

    public static bool IsSql(Activity span) => span.Source.Name == "Npgsql";

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        port = new Npgsql.NpgsqlConnectionStringBuilder(App.ConnectionString).Port;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static Dictionary<string, string> TagsOf(ReadOnlyTagCollection tags)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, value) in tags)
            all[name] = $"{value}";
        return all;
    }

    // Other programs of this process have a meter of the same name.
    private static bool IsOf(IServiceProvider services, System.Diagnostics.Metrics.Instrument instrument) =>
        instrument.Meter.Name != InventoryMetrics.Name || instrument.Meter.Scope == services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();

    private static double ValueOf(MetricSnapshot metric, MetricPoint point) => metric.MetricType switch
    {
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.Histogram => point.GetHistogramCount(),
        _ => point.GetSumDouble(),
    };

    private sealed class Keep(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Enqueue(data);
    }
}

/// <summary>A value and what it is of.</summary>
public sealed record Measured(Dictionary<string, string> Tags, double Value)
{
    public string? this[string tag] => Tags.GetValueOrDefault(tag);
}
