using Inventory.Api.Serving.Acting;
using Marten;
using Wolverine;

namespace Inventory.Api.Notifying;

/// <summary>Puts webhooks into a host.</summary>
public static class NotifyingConfiguration
{
    // Receivers are slow, and their deliveries wait most of the time.
    private const int DeliveriesAtOnce = 8;
    private const int ReplaysAtOnce = 2;

    /// <summary>Registers them.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.ConfigureMarten(options => options.Storage.ExtendedSchemaObjects.AddRange([WebhookTables.Webhooks, ReplayTables.Replays]));
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section)
            .Validate(o => o.AreSound, "Inventory:Webhooks: times and numbers must be more than nothing, LongestPause no shorter than FirstPause, "
                + "BatchSize at most 1000, and AllowedNetworks a list like 10.0.0.0/8.")
            .ValidateOnStart();
        services.AddSingleton<WebhookStore>().AddSingleton<WebhookClient>().AddSingleton<WebhookBody>().AddSingleton<WebhookPosition>();
        services.AddSingleton<IDelivery, Delivery>().AddSingleton<TellReplay>().AddSingleton<IReplays, Replays>();
        services.AddScoped<IActionHandler, CreateWebhook>().AddScoped<IActionHandler, EditWebhook>().AddScoped<IActionHandler, DeleteWebhook>()
            .AddScoped<IActionHandler, PauseWebhook>().AddScoped<IActionHandler, ResumeWebhook>()
            .AddScoped<IActionHandler, ReplayOrder>();
        return services.AddHostedService<CallForDeliveries>();
    }

    /// <summary>Their queues.</summary>
    public static void UseWebhooks(this WolverineOptions options)
    {
        options.LocalQueueFor<DeliverChanges>().MaximumParallelMessages(DeliveriesAtOnce);
        options.LocalQueueFor<GoOnReplaying>().MaximumParallelMessages(ReplaysAtOnce);
    }
}
