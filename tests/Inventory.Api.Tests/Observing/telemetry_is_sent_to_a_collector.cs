using System.Collections.Concurrent;
using System.Text;
using Inventory.Api.Hosting;
using Inventory.Api.Tests.Acceptance;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Inventory.Api.Tests.Observing;

public sealed class telemetry_is_sent_to_a_collector(App app)
{
    [Fact]
    public async Task that_is_configured()
    {
        await using var collector = await Collector.StartAsync();
        await using var sending = new SendingApp(collector.Url);
        await sending.App.InitializeAsync();
        var provider = await sending.App.AddProviderAsync("sent");
        await sending.App.RefreshAsync(provider);
        var services = sending.App.Host.Services;
        await Notifying.Receiver.UntilAsync(() =>
        {
            services.GetRequiredService<TracerProvider>().ForceFlush();
            services.GetRequiredService<MeterProvider>().ForceFlush();
            return Task.FromResult(collector.Holds("/v1/traces", "inventory.refresh.id") && collector.Holds("/v1/metrics", "inventory.refresh.duration"));
        }, "the collector has both");
        collector.Holds("/v1/traces", "service.name").ShouldBeTrue();
        collector.Holds("/v1/traces", "a-name-of-its-own").ShouldBeTrue("the environment names the service");
        collector.Holds("/v1/metrics", "inventory.queue.depth").ShouldBeTrue();
        collector.Paths.Distinct().Order().ShouldBe(["/v1/metrics", "/v1/traces"]);
    }

    [Fact]
    public void and_to_nobody_where_none_is()
    {
        app.Host.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Host.Services.GetService<MeterProvider>().ShouldBeNull();
        app.Host.Services.GetRequiredService<Domain.Observing.InventoryMetrics>().AreStoredWatched.ShouldBeFalse("nothing is read for nobody");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=localhost:4317", "OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https URL")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=collector", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT must be an http or https URL")]
    [InlineData("Inventory:Telemetry:Every=00:00:00.5", "Inventory:Telemetry:Every must be a second or more")]
    public void and_an_address_that_is_none_is_refused_by_name(string setting, string message) =>
        Should.Throw<FormatException>(() => InventoryHost.CreateBuilder([setting], app.ConnectionString, app.Keys)).Message.ShouldStartWith(message);

    private sealed class SendingApp(string url) : IAsyncDisposable
    {
        public App App { get; } = new()
        {
            Args = [$"--OTEL_EXPORTER_OTLP_ENDPOINT={url}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_SERVICE_NAME=a-name-of-its-own"],
        };

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    /// <summary>Takes what comes. The protocol is binary; names are in it as they are.</summary>
    private sealed class Collector(WebApplication web) : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Body)> taken = [];

        public string Url => web.Urls.First();

        public IEnumerable<string> Paths => taken.Select(t => t.Path);

        public bool Holds(string path, string text) => taken.Any(t => t.Path == path && t.Body.Contains(text, StringComparison.Ordinal));

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.Map();
            await collector.StartedAsync();
            return collector;
        }

        public ValueTask DisposeAsync() => web.DisposeAsync();

        private void Map() => web.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body, Encoding.Latin1);
            taken.Enqueue((request.Path, await reader.ReadToEndAsync()));
        });

        private Task StartedAsync() => web.StartAsync();
    }
}
