using Inventory.Api.Maintaining;
using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Commanding;

/// <summary>Registers the orders that can be given over HTTP.</summary>
public static class CommandConfiguration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<Zones>()
        .AddSingleton<BackgroundWork>()
        .AddScoped<IActionHandler, CreateProvider>()
        .AddScoped<IActionHandler, VerifyCredentials>()
        .AddScoped<IActionHandler, EditStoredProvider>()
        .AddScoped<IActionHandler, DeleteProvider>()
        .AddScoped<IActionHandler, PauseOrder>()
        .AddScoped<IActionHandler, ResumeOrder>()
        .AddScoped<IActionHandler, ChangeProviderPassword>()
        .AddSingleton<InventoryObjects>()
        .AddScoped<RequestRefresh>()
        .AddScoped<IActionHandler, RefreshProvider>()
        .AddScoped<IActionHandler, RefreshObject>()
        .AddScoped<IActionHandler, RebuildOrder>()
        .AddScoped<IActionHandler, VerifyOrder>()
        .AddScoped<IActionHandler, RestoreOrder>();
}
