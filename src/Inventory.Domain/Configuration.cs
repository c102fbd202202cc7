using System.Text.Json.Serialization.Metadata;
using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Following;
using Inventory.Domain.History;
using Inventory.Domain.Metrics;
using Inventory.Domain.Models;
using Inventory.Domain.Observing;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Domain.Scheduling;
using Inventory.Domain.Working;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Weasel.Core;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Runtime.Agents;

namespace Inventory.Domain;

/// <summary>Wires the engine into a host.</summary>
public static class Configuration
{
    /// <summary>
    /// Adds the engine. The host adds an <see cref="NpgsqlDataSource"/>, an <see cref="ISecretProtector"/> and its <see cref="Sdk.Manager"/>s.
    /// </summary>
    public static IServiceCollection AddInventoryEngine(this IServiceCollection services, params Type[] managers)
    {
        var models = new InventoryModels(managers.Select(m => m.Assembly));
        var types = new InventoryEventTypes(models);
        var projection = new VmdbProjection(models);
        foreach (var manager in managers)
            services.AddSingleton(typeof(Sdk.Manager), manager);
        services.AddSingleton(models).AddSingleton(types).AddSingleton(projection).AddSingleton<TablesBeside>().AddSingleton<Rebuild>()
            .AddSingleton<ReplayHistory>().AddSingleton<Retention>().AddSingleton<KeptTotals>().AddSingleton<Timeline>().AddSingleton<StateComparison>();
        services.AddSingleton(TimeProvider.System).AddSingleton<GuardOptions>();
        services.AddSingleton<IdAllocator>().AddSingleton<RecordChanges>().AddSingleton<EditObject>();
        services.AddSingleton<Managers>().AddSingleton<ProviderStore>().AddSingleton<RegisterProvider>();
        services.AddSingleton<ProviderSecrets>().AddSingleton<EditProvider>().AddSingleton<PauseProvider>().AddSingleton<RemoveProvider>();
        services.AddSingleton<RefreshLog>().AddSingleton<TaskLog>().AddSingleton<RefreshQueue>().AddSingleton<RunRefresh>().AddSingleton<RefreshWorker>();
        services.AddMetrics().AddSingleton<InventoryMetrics>().AddSingleton<EventAges>();
        services.AddWorkers();
        services.AddMarten(options => ConfigureStore(options, models, types, projection))
            .UseLightweightSessions()
            .UseNpgsqlDataSource()
            .IntegrateWithWolverine(wolverine =>
            {
                wolverine.MessageStorageSchemaName = Sql.MessageSchema;
                wolverine.TransportSchemaName = "queues";
            });
        return services;
    }

    /// <summary>Adds the feed of changes. It needs no more of the engine than <see cref="InventoryModels"/> and its tables.</summary>
    public static IServiceCollection AddChangeFeed(this IServiceCollection services)
    {
        services.TryAddSingleton<InventoryEventTypes>();
        services.AddSingleton<FeedEvents>().AddSingleton<HighWaterMark>().AddSingleton<ChangeFeed>().AddSingleton<ChangeSignal>();
        return services.AddHostedService(s => s.GetRequiredService<ChangeSignal>());
    }

    /// <summary>The event store and all tables.</summary>
    public static void ConfigureStore(StoreOptions options, InventoryModels models, InventoryEventTypes types, VmdbProjection projection)
    {
        options.DatabaseSchemaName = Sql.InventorySchema;
        options.DisableNpgsqlLogging = true;
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps; // takes the timestamps that the events bring
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
        foreach (var (name, type) in types.All)
            options.Events.MapEventType(type, name);
        options.Events.AddEventTypes([
            typeof(ProviderAdded), typeof(ProviderEdited), typeof(CredentialsChanged), typeof(CredentialsChecked), typeof(ProviderPaused),
            typeof(ProviderResumed), typeof(ProviderRemoved),
            typeof(RefreshStarted), typeof(CollectionRead), typeof(RefreshCompleted), typeof(RefreshFailed)]);
        options.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.SnakeCase, json =>
        {
            json.MaxDepth = 1000;
            json.Converters.Add(new InventoryEventConverter(types));
            json.TypeInfoResolver = new DefaultJsonTypeInfoResolver();
        });
        options.Projections.Add(new InventoryProjection(projection), ProjectionLifecycle.Inline, "inventory");
        options.Projections.Add(new ProviderProjection(), ProjectionLifecycle.Inline, "providers");

        var objects = options.Storage.ExtendedSchemaObjects;
        objects.AddRange(InventorySchema.Of(models));
    }

    /// <summary>How the engine uses Wolverine: agents for each provider, and one clock for the cluster.</summary>
    public static void UseInventoryEngine(this WolverineOptions options)
    {
        options.Discovery.IncludeAssembly(typeof(Configuration).Assembly);
        options.Policies.UseDurableLocalQueues();
        options.Durability.DrainTimeout = TimeSpan.FromSeconds(5);
        // A node that died is replaced, and a provider that was added worked on, within seconds.
        options.Durability.HealthCheckPollingTime = options.Durability.CheckAssignmentPeriod = TimeSpan.FromSeconds(1);
        options.Durability.FirstHealthCheckExecution = TimeSpan.FromSeconds(1);
        options.Durability.NodeAssignmentHealthCheckTracingEnabled = false; // every two seconds, and nothing to see
        options.Durability.StaleNodeTimeout = TimeSpan.FromSeconds(6);
        options.Schedules.ScheduleRecurring<ScheduleTick>($"*/{ScheduleTick.Seconds} * * * * *").SkipWhileRunning();
    }

    // Whatever is done for each provider, again and again.
    private static void AddWorkers(this IServiceCollection services)
    {
        services.TryAddSingleton<RefreshOptions>();
        services.TryAddSingleton<EventOptions>();
        services.TryAddSingleton<ScheduleOptions>();
        services.TryAddSingleton(new WorkerNode("node", 0));
        services.AddSingleton<NodeSession>().AddHostedService(s => s.GetRequiredService<NodeSession>()); // before the workers, so that it ends after them
        services.AddSingleton<WorkerRows>().AddSingleton<RefreshSlots>().AddSingleton<RefreshProviders>();
        services.AddSingleton<EventInbox>().AddSingleton<CatchEvents>().AddSingleton<CollectMetrics>();
        services.AddSingleton<RefreshSchedule>().AddSingleton<CredentialsSchedule>();
        services.TryAddSingleton<MeasureOptions>();
        services.AddHostedService<ReadMeasures>();
        services.AddSingleton<WorkSignal>().AddHostedService(s => s.GetRequiredService<WorkSignal>()).AddHostedService<StartAgents>();
        services.AddSingleton<IAgentFamily>(s => ActivatorUtilities.CreateInstance<ProviderAgents>(s, s.GetRequiredService<RefreshProviders>()));
        services.AddSingleton<IAgentFamily>(s => ActivatorUtilities.CreateInstance<ProviderAgents>(s, s.GetRequiredService<CatchEvents>()));
        services.AddSingleton<IAgentFamily>(s => ActivatorUtilities.CreateInstance<ProviderAgents>(s, s.GetRequiredService<CollectMetrics>()));
    }
}
