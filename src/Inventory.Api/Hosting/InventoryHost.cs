using Inventory.Api.Administering;
using Inventory.Api.Authorizing;
using Inventory.Api.Catching;
using Inventory.Api.Commanding;
using Inventory.Api.Notifying;
using Inventory.Api.Observing;
using Inventory.Api.Serving;
using Inventory.Domain;
using Inventory.Domain.Catching;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Domain.Scheduling;
using Inventory.Domain.Working;
using Marten;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Npgsql;
using Wolverine;

namespace Inventory.Api.Hosting;

/// <summary>Puts the parts of the program together: the engine, the providers it ships, and the REST API.</summary>
public static class InventoryHost
{
    /// <summary>The address that is served unless <c>--urls</c> or <c>ASPNETCORE_URLS</c> says otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:3000";

    /// <summary>A host over the given database.</summary>
    /// <param name="args">Command line arguments in ASP.NET's form.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="keys">The folder of the keys that protect secrets.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args, string connectionString, string keys)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton<StartupReport>().AddHostedService<PrepareDatabase>();
        var node = NodeName.Find(builder.Configuration);
        builder.Services.AddSingleton(node);
        builder.Services.AddNpgsqlDataSource(Patient(connectionString, node), TelemetryConfiguration.Observe);
        builder.Services.AddDataProtection().SetApplicationName("Inventory").PersistKeysToFileSystem(PrivateFolder.Create(keys));
        builder.Services.AddSingleton<ISecretProtector, ProtectedSecrets>();
        builder.Services.AddInventoryEngine(
            typeof(Providers.AwesomeCloud.CloudManager), typeof(Providers.OpenStack.OpenstackCloudManager), typeof(Providers.Amazon.AmazonCloudManager));
        builder.Services.AddSingleton(builder.Configuration.GetSection("Inventory:Guard").Get<GuardOptions>() ?? new GuardOptions());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Inventory:Refresh").Get<RefreshOptions>() ?? new RefreshOptions());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Inventory:Events").Get<EventOptions>() ?? new EventOptions());
        builder.Services.AddSingleton(builder.Configuration.GetSection("Inventory:Schedule").Get<ScheduleOptions>() ?? new ScheduleOptions());
        builder.Services.ConfigureMarten(options => options.Storage.ExtendedSchemaObjects.AddRange(AccessTables.All));
        builder.Services.AddInventoryApi(builder.Configuration);
        builder.Services.AddAccessOrders().AddCommands().AddEventOrders();
        builder.Host.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(InventoryHost).Assembly;
            options.UseInventoryEngine();
            options.UseWebhooks();
            if (NodeName.IsSolo(builder.Configuration))
                options.Durability.Mode = DurabilityMode.Solo;
#if !DEBUG
            options.CodeGeneration.TypeLoadMode = JasperFx.CodeGeneration.TypeLoadMode.Static;
#endif
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded => // from a proxy on this host only, unless configured otherwise
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        builder.Services.AddWebhooks();
        builder.Services.AddHealth();
        builder.AddTelemetry();
        builder.Logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Wolverine", LogLevel.Warning)
            .AddFilter("JasperFx", LogLevel.Warning)
            .AddFilter("Marten", LogLevel.Warning)
            .AddFilter("Npgsql", LogLevel.Warning);
        return builder;
    }

    // A large refresh writes for minutes, and must not lose its work to a limit that is meant for questions (those set their own); connections that a firewall
    // cut silently are noticed; what small refreshes ask again and again is parsed and planned once. What the connection string says itself counts, but for the
    // name: by it other nodes know this one.
    internal static string Patient(string connectionString, WorkerNode node)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = NodeName.OfSessions(node) };
        if (!given.ShouldSerialize("Command Timeout"))
            given.CommandTimeout = 0;
        if (!given.ShouldSerialize("Keepalive"))
            given.KeepAlive = 30;
        if (!given.ShouldSerialize("Tcp Keepalive"))
            (given.TcpKeepAlive, given.TcpKeepAliveTime, given.TcpKeepAliveInterval) = (true, 10, 5);
        if (!given.ShouldSerialize("Max Auto Prepare"))
            (given.MaxAutoPrepare, given.AutoPrepareMinUsages) = (100, 3);
        return given.ConnectionString;
    }

    /// <summary>The routes.</summary>
    public static void Configure(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use((http, next) => // a base address that ends in a slash, and a path that begins with one
        {
            if (http.Request.Path.Value is ['/', '/', ..] path)
                http.Request.Path = "/" + path.TrimStart('/');
            return next(http);
        });
        app.UseInventoryApi();
        app.UseRouting();
        app.MapInventoryApi();
        app.MapHealth();
    }
}
