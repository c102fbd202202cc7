using Inventory.Api.Serving.Acting;
using Inventory.Domain.Catching;

namespace Inventory.Api.Catching;

/// <summary>Puts what can be done about events of clouds into a host.</summary>
public static class CatchingConfiguration
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddEventOrders(this IServiceCollection services) => services
        .AddSingleton<EventSecrets>().AddSingleton<ReceiveEvents>().AddSingleton<DeadLetters>()
        .AddScoped<IActionHandler, SetEventSecret>().AddScoped<IActionHandler, ReplayDeadLetter>().AddScoped<IActionHandler, DeleteDeadLetter>();
}
