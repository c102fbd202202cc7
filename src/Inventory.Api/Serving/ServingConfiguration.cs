using Inventory.Api.Authenticating;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Documenting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
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
        services.AddSingleton<Catalogue>().AddSingleton<RegisteredActions>().AddSingleton<Verbs>().AddSingleton<CollectionClasses>().AddSingleton<FindTarget>();
        services.AddSingleton<EntryPoint>().AddSingleton<ListCollection>().AddSingleton<ShowResource>().AddSingleton<QueryInBulk>();
        services.AddSingleton<DescribeCollection>().AddSingleton<ActionAnswer>().AddSingleton<RunAction>().AddSingleton<Routes>().AddSingleton<Dispatcher>();
        services.AddOpenApi(options => options.AddDocumentTransformer<CatalogueDocument>());
        return services;
    }

    /// <summary>Serves <c>/api</c>, <c>/openapi/v1.json</c> and <c>/docs</c>.</summary>
    public static IEndpointRouteBuilder MapInventoryApi(this IEndpointRouteBuilder app)
    {
        app.Map("/api/{**path}", (HttpContext http, Dispatcher dispatcher) => dispatcher.InvokeAsync(http)).ExcludeFromDescription();
        app.MapOpenApi().AllowAnonymous();
        // The page and its script come from the package; nothing is fetched from elsewhere.
        app.MapScalarApiReference("/docs", options => options
            .WithTitle("Inventory").DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp()).AllowAnonymous();
        return app;
    }
}
