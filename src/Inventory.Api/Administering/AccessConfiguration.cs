using Inventory.Api.Serving.Acting;

namespace Inventory.Api.Administering;

/// <summary>Registers the orders about users, groups, roles and tenants.</summary>
public static class AccessConfiguration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddAccessOrders(this IServiceCollection services)
    {
        services.AddSingleton<AccessChanges>();
        Func<AccessChanges, TimeProvider, IActionHandler>[] orders =
        [
            (c, t) => new SaveUser(c, t, isNew: true), (c, t) => new SaveUser(c, t, isNew: false), (c, _) => new DeleteUser(c),
            (c, _) => new SetCurrentGroup(c), (c, _) => new RevokeSessions(c),
            (c, t) => new SaveGroup(c, t, isNew: true), (c, t) => new SaveGroup(c, t, isNew: false), (c, _) => new DeleteGroup(c),
            (c, t) => new SaveRole(c, t, "create"), (c, t) => new SaveRole(c, t, "add"), (c, t) => new SaveRole(c, t, "edit"), (c, _) => new DeleteRole(c),
            (c, _) => new SaveTenant(c, isNew: true), (c, _) => new SaveTenant(c, isNew: false), (c, _) => new DeleteTenant(c),
        ];
        foreach (var order in orders)
            services.AddSingleton(s => order(s.GetRequiredService<AccessChanges>(), s.GetRequiredService<TimeProvider>()));
        return services;
    }
}
