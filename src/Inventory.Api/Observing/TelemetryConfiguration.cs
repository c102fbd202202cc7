using Inventory.Api.Hosting;
using Inventory.Api.Serving.Answering;
using Inventory.Domain.Observing;
using Inventory.Domain.Working;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Inventory.Api.Observing;

/// <summary>
/// Sends traces and metrics to a collector, if OpenTelemetry's own settings (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its like, in the environment or the
/// configuration) say where it is. Without them nothing is collected.
/// </summary>
public static class TelemetryConfiguration
{
    private const string Everything = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Registers it, and how logs are written as JSON.</summary>
    /// <exception cref="FormatException">The address is none.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(MeasureOptionsOf(builder.Configuration));
        // The first of all to say: what is configured counts.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<JsonConsoleFormatterOptions>>(
            new ConfigureOptions<JsonConsoleFormatterOptions>(json =>
                (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ"))));
        var (traces, metrics) = (IsSent(builder.Configuration, "TRACES"), IsSent(builder.Configuration, "METRICS"));
        if (!traces && !metrics)
            return;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => Describe(resource, NodeName.Find(builder.Configuration)));
        if (traces)
            telemetry.WithTracing(t => t.AddInventory().AddOtlpExporter());
        if (metrics)
            telemetry.WithMetrics(m => m.AddInventory().AddOtlpExporter());
    }

    /// <summary>
    /// The connections of the program: their SQL is traced where it is part of something that is (not what workers look for every second), and they have a
    /// name, which is told instead of the connection string.
    /// </summary>
    public static void Observe(NpgsqlDataSourceBuilder database)
    {
        database.Name = "inventory";
        database.ConfigureTracing(tracing => tracing
            .ConfigureCommandFilter(_ => IsPartOfSomething()).ConfigureBatchFilter(_ => IsPartOfSomething())
            .ConfigureCopyOperationFilter(_ => IsPartOfSomething())
            .EnablePhysicalOpenTracing(false));

        static bool IsPartOfSomething() => System.Diagnostics.Activity.Current is { IsStopped: false };
    }

    /// <summary>What is traced: requests, refreshes, messages, requests to clouds, SQL.</summary>
    internal static TracerProviderBuilder AddInventory(this TracerProviderBuilder traces) => traces
        .AddSource(Spans.Name, "Wolverine", "Marten").AddNpgsql()
        .AddAspNetCoreInstrumentation(web => web.Filter = http => !http.Request.Path.StartsWithSegments(HealthConfiguration.Path))
        .AddHttpClientInstrumentation().AddProcessor(new PlainUrls());

    /// <summary>What is measured.</summary>
    internal static MeterProviderBuilder AddInventory(this MeterProviderBuilder metrics) => metrics
        .AddMeter(InventoryMetrics.Name, "Wolverine:*", "Marten", "Npgsql")
        .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation();

    // What the environment says comes last, and counts.
    private static void Describe(ResourceBuilder resource, WorkerNode node) => resource
        .AddService("inventory", serviceVersion: ProductInfo.Version, autoGenerateServiceInstanceId: false, serviceInstanceId: node.ServerGuid)
        .AddEnvironmentVariableDetector();

    private static bool IsSent(IConfiguration configuration, string signal)
    {
        if (configuration.GetValue("OTEL_SDK_DISABLED", false) || configuration[$"OTEL_{signal}_EXPORTER"] == "none")
            return false;
        var own = $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
        return IsAddress(configuration, own) || IsAddress(configuration, Everything);
    }

    private static bool IsAddress(IConfiguration configuration, string name) => configuration[name] switch
    {
        null or "" => false,
        var given when Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" => true,
        _ => throw new FormatException($"{name} must be an http or https URL, such as http://localhost:4317."),
    };

    private static MeasureOptions MeasureOptionsOf(IConfiguration configuration)
    {
        var options = configuration.GetSection("Inventory:Telemetry").Get<MeasureOptions>() ?? new MeasureOptions();
        return options.Every >= TimeSpan.FromSeconds(1) ? options : throw new FormatException("Inventory:Telemetry:Every must be a second or more.");
    }
}
