using Inventory.Api.Maintaining;
using Inventory.Api.Organizing;
using Inventory.Api.Serving.Acting;
using Inventory.Api.Tagging;

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
        .AddSingleton<EngineRows>().AddSingleton<ThisServer>()
        .AddScoped<IActionHandler, CreateZone>().AddScoped<IActionHandler, EditZone>().AddScoped<IActionHandler, DeleteZone>()
        .AddScoped<IActionHandler, EditRegion>().AddScoped<IActionHandler, EditServer>().AddScoped<IActionHandler, DeleteServer>()
        .AddScoped<IActionHandler, DeleteTask>()
        .AddSingleton<TagStore>().AddSingleton<Assignment>().AddSingleton<UserAttributes>()
        .AddScoped<IActionHandler>(s => ActivatorUtilities.CreateInstance<AssignTag>(s, "assign"))
        .AddScoped<IActionHandler>(s => ActivatorUtilities.CreateInstance<AssignTag>(s, "unassign"))
        .AddScoped<IActionHandler>(s => ActivatorUtilities.CreateInstance<AssignTags>(s, "assign_tags"))
        .AddScoped<IActionHandler>(s => ActivatorUtilities.CreateInstance<AssignTags>(s, "unassign_tags"))
        .AddScoped<IActionHandler, CreateCategory>().AddScoped<IActionHandler, EditCategory>().AddScoped<IActionHandler, DeleteCategory>()
        .AddScoped<IActionHandler, CreateTag>().AddScoped<IActionHandler, EditTag>().AddScoped<IActionHandler, DeleteTag>()
        .AddScoped<IActionHandler, AddCustomAttribute>().AddScoped<IActionHandler, EditCustomAttribute>().AddScoped<IActionHandler, DeleteCustomAttribute>()
        .AddSingleton<InventoryObjects>()
        .AddScoped<RequestRefresh>()
        .AddScoped<IActionHandler, RefreshProvider>()
        .AddScoped<IActionHandler, RefreshObject>()
        .AddScoped<IActionHandler, EditVm>()
        .AddSingleton<DeadMessages>().AddScoped<IActionHandler, ReplayDeadMessage>().AddScoped<IActionHandler, DeleteDeadMessage>()
        .AddScoped<IActionHandler, RebuildOrder>()
        .AddScoped<IActionHandler, VerifyOrder>()
        .AddScoped<IActionHandler, RestoreOrder>();
}
