using System.IO.Compression;
using Inventory.Api.Authenticating;
using Inventory.Api.Organizing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Documenting;
using Inventory.Api.Serving.Following;
using Inventory.Api.Serving.Remembering;
using Inventory.Domain.History;
using Inventory.Domain.Persisting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalar.AspNetCore;

namespace Inventory.Api.Serving;

/// <summary>Puts the REST API into a host.</summary>
public static class ServingConfiguration
{
    /// <summary>
    /// Registers the API. The host registers <c>InventoryModels</c>, the <c>Manager</c>s, <c>NpgsqlDataSource</c>, and the
    /// <see cref="Acting.IActionHandler"/>s.
    /// </summary>
    public static IServiceCollection AddInventoryApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<KestrelServerOptions>(RequestLimits.Apply);
        services.AddLogins(configuration);
        services.AddOptions<ServingOptions>().BindConfiguration(ServingOptions.Section)
            .Validate(o => o.QueryTimeout > TimeSpan.Zero && o.ExportTimeout > TimeSpan.Zero, "The timeouts of Inventory:Serving must be more than nothing.")
            .ValidateOnStart();
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // answers with tokens are left out, see UseInventoryApi
            compression.MimeTypes = ["application/json", AnswerFormats.Csv, AnswerFormats.Ndjson, CloudEvents.Batch];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        services.AddSingleton<Catalogue>().AddSingleton<RegisteredActions>().AddSingleton<Verbs>().AddSingleton<CollectionClasses>().AddSingleton<FindTarget>();
        services.TryAddSingleton<ThisServer>();
        services.TryAddSingleton<InventoryEventTypes>();
        services.TryAddSingleton<PastStates>();
        services.TryAddSingleton<Timeline>();
        services.TryAddSingleton<StateComparison>();
        services.AddSingleton<ReadAsOf>().AddSingleton<ShowHistory>().AddSingleton<ShowRefreshChanges>().AddSingleton<KnownOutcomes>().AddSingleton<Compare>().AddSingleton<CompareStates>()
            .AddSingleton<CompareObjects>().AddSingleton<CompareProviders>();
        services.AddSingleton<EntryPoint>().AddSingleton<ListCollection>().AddSingleton<ExportCollection>()
            .AddSingleton<ShowResource>().AddSingleton<QueryInBulk>();
        services.AddSingleton<SettingsTree>().AddSingleton<DescribeCollection>().AddSingleton<ActionAnswer>().AddSingleton<RunAction>()
            .AddSingleton<Routes>().AddSingleton<Dispatcher>();
        services.AddFollowing();
        services.AddSingleton<CatalogueDocument>();
        return services;
    }

    /// <summary>
    /// What is done to every request: a POST with <c>X-HTTP-Method-Override</c> is what that says; and to every answer: compression, where the client
    /// wants it. A token beside a text of somebody else's choice would leak by its length.
    /// </summary>
    public static IApplicationBuilder UseInventoryApi(this IApplicationBuilder app) =>
        app.UseHttpMethodOverride().UseWhen(http => !Dispatcher.IsAboutTokens(http), compressed => compressed.UseResponseCompression());

    /// <summary>Serves <c>/api</c>, <c>/openapi/v1.json</c> and <c>/docs</c>.</summary>
    public static IEndpointRouteBuilder MapInventoryApi(this IEndpointRouteBuilder app)
    {
        app.Map("/api/{**path}", (HttpContext http, Dispatcher dispatcher) => dispatcher.InvokeAsync(http)).ExcludeFromDescription();
        app.MapGet("/openapi/v1.json", (HttpContext http, CatalogueDocument document) => document.AnswerAsync(http)).AllowAnonymous();
        // The page and its script come from the package; nothing is fetched from elsewhere.
        app.MapScalarApiReference("/docs", options => options
            .WithTitle("Inventory").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp()).AllowAnonymous();
        return app;
    }
}
