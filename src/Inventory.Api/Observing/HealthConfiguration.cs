using System.Text.Json;
using Inventory.Api.Serving.Rendering;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inventory.Api.Observing;

/// <summary>
/// <c>/health/live</c>: the program runs; if it does not answer, start it anew. <c>/health/ready</c>: it can do its work, or why not. Both answer whoever asks,
/// and tell nothing of what the inventory holds.
/// </summary>
public static class HealthConfiguration
{
    /// <summary>Below it they are.</summary>
    public const string Path = "/health";

    private const string Ready = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Registers what is checked.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", null, [Ready], Patience)
            .AddCheck<SchemaCheck>("schema", null, [Ready], Patience)
            .AddCheck<FollowingCheck>("following", null, [Ready], Patience)
            .AddCheck<WorkersCheck>("workers", null, [Ready], Patience)
            .AddCheck<EventsCheck>("events", null, [Ready], Patience);
        return services;
    }

    /// <summary>Serves both.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks($"{Path}/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        app.MapHealthChecks($"{Path}/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync,
        }).AllowAnonymous();
    }

    // What an exception says is for the log alone.
    private static async Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, JsonOutput.Options);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("status", entry.Status.ToString());
            if (entry.Status != HealthStatus.Healthy)
                json.WriteString("reason", entry.Exception is null ? entry.Description : "This could not be found out");
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
