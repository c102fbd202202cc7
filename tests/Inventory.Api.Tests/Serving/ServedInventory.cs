using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Inventory.Api.Administering;
using Inventory.Api.Authenticating;
using Inventory.Api.Authorizing;
using Inventory.Api.Notifying;
using Inventory.Api.Serving;
using Inventory.Domain.Following;
using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.EmbeddedPostgres;
using Inventory.Sdk;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

[assembly: AssemblyFixture(typeof(Inventory.Api.Tests.Serving.ServedInventory))]

namespace Inventory.Api.Tests.Serving;

/// <summary>The REST API over a database with a handful of rows (<c>inventory.sql</c>), without the engine. Shared by all tests, which only read.</summary>
public sealed class ServedInventory : IAsyncLifetime
{
    public const string Password = "correct horse";

    // The engine's event store, as far as it is read.
    private const string Events =
        """
        create table inventory.mt_events (seq_id bigint primary key, stream_id varchar not null, version bigint not null, type varchar not null,
          timestamp timestamptz not null, data jsonb not null, correlation_id varchar, causation_id varchar, user_name varchar)
        """;

    // Wolverine's store, likewise.
    private const string Messages =
        """
        create schema wolverine;
        create table wolverine.wolverine_dead_letters (id uuid primary key, execution_time timestamptz, body bytea not null, message_type varchar not null,
          received_at varchar, source varchar, exception_type varchar, exception_message varchar, sent_at timestamptz, replayable boolean);
        """;

    private EmbeddedServer? server;
    private WebApplication? app;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2031, 5, 4, 9, 8, 7, TimeSpan.Zero));

    public NpgsqlDataSource Database => app!.Services.GetRequiredService<NpgsqlDataSource>();

    public string ConnectionString => server!.ConnectionString;

    public HttpClient Anonymous { get; private set; } = null!;

    public HttpClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());
        app = await StartAsync(server.ConnectionString);
        Anonymous = app.GetTestClient();
        Admin = app.GetTestClient();
        Admin.DefaultRequestHeaders.Authorization = Basic("admin", Password);
    }

    /// <summary>The API over a database that is empty as yet.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="more">What is to be in it besides.</param>
    /// <param name="settings">Settings.</param>
    public async Task<WebApplication> StartAsync(string connectionString, string more = "", params (string Name, string Value)[] settings)
    {
        var started = Build(connectionString, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        });
        await PrepareAsync(started.Services.GetRequiredService<NpgsqlDataSource>(), started.Services.GetRequiredService<InventoryModels>(), more);
        await started.StartAsync();
        return started;
    }

    /// <summary>The API over the same rows, as another host serves it.</summary>
    public WebApplication Build(Action<WebApplicationBuilder> host) => Build(ConnectionString, host);

    /// <summary>The API over such rows in another database.</summary>
    public WebApplication Build(string connectionString, Action<WebApplicationBuilder> host)
    {
        Manager[] managers = [new Providers.AwesomeCloud.CloudManager(), new Providers.OpenStack.OpenstackCloudManager(), new FamilyManager()];
        var models = new InventoryModels(managers.Select(m => m.GetType().Assembly).Except([typeof(FamilyManager).Assembly]));
        var builder = WebApplication.CreateBuilder();
        host(builder);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton(models).AddNpgsqlDataSource(connectionString);
        foreach (var manager in managers)
            builder.Services.AddSingleton(manager);
        foreach (var handler in FakeHandler.All)
            builder.Services.AddSingleton(handler);
        builder.Services.AddInventoryApi(builder.Configuration).AddAccessOrders();
        var built = builder.Build();
        built.UseInventoryApi();
        built.MapInventoryApi();
        return built;
    }

    /// <summary>A database of its own in the same server.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "own_" + Guid.NewGuid().ToString("N");
        await using (var create = Database.CreateCommand($"create database {name}"))
            await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public static AuthenticationHeaderValue Basic(string userid, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userid}:{password}")));

    /// <summary>The JSON of a GET, whatever its status.</summary>
    public async Task<JsonElement> GetAsync(string path) => (await SendAsync(HttpMethod.Get, path)).Json;

    /// <summary>Status and JSON of a request with a body.</summary>
    public async Task<(int Status, JsonElement Json)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body) };
        using var response = await Admin.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }

    /// <summary>The message of a refusal with status 400.</summary>
    public async Task<string?> RefusalAsync(string path)
    {
        var (status, json) = await SendAsync(HttpMethod.Get, path);
        status.ShouldBe(400, json.ToString());
        json.GetProperty("error").GetProperty("kind").GetString().ShouldBe("bad_request");
        return json.GetProperty("error").GetProperty("message").GetString();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    private async Task PrepareAsync(NpgsqlDataSource database, InventoryModels models, string more)
    {
        await using var connection = await database.OpenConnectionAsync();
        var inventory = VmdbTables.Of(models, ManagementTables.Managers, ManagementTables.All);
        Table[] all = [.. ManagementTables.All, .. AccessTables.All, WebhookTables.Webhooks, .. inventory];
        await new NpgsqlCommand(
            "create schema vmdb; create schema history; create schema inventory; create sequence inventory.mt_events_sequence;" + Messages + Events, connection).ExecuteNonQueryAsync();
        Table[] engine =
        [
            HistoryTables.Transactions, HistoryTables.RowTotals, HistoryTables.FoldedTotals, FeedTables.Feed, EngineTables.Objects, EngineTables.ManagerFamilies,
            EngineTables.RetentionHorizons,
        ];
        foreach (var table in engine)
            await table.CreateAsync(connection);
        foreach (var table in all.Where(t => t.HasColumn(HistoryTables.ValidFrom)).Select(HistoryTables.Of))
            await table.CreateAsync(connection);
        foreach (var table in all)
        {
            if (inventory.Contains(table))
                table.ForeignKeys.Clear(); // some are circular, and rows that only tests write need none
            await table.CreateAsync(connection);
        }
        await new HistoryObjects(all).Schemas.CreateAsync(database, CancellationToken.None);
        var rows = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Serving", "inventory.sql"));
        await new NpgsqlCommand(rows, connection).ExecuteNonQueryAsync();
        foreach (var model in models.Roots)
        {
            var ofType = all.First(t => t.Identifier.Name == model.Table).HasColumn("type") ? $"where type is null or type like '%{model.TypeName}'" : "";
            await new NpgsqlCommand(
                $"""
                insert into inventory.objects (id, ems_id, collection, key, version, connected, fingerprint)
                select id, coalesce({model.OwnerColumn}, 1), '{model.Collection}', 'key of ' || id, 1, true, '' from {Domain.Projecting.Sql.Table(model.Table)} {ofType}
                on conflict do nothing
                """, connection).ExecuteNonQueryAsync();
        }
        await new VisibleTables(models, all).Schemas.CreateAsync(database, CancellationToken.None);
        await SeedAccess.EnsureAsync(database, Time, CancellationToken.None);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(PasswordBootstrap.PasswordKey, Password)]).Build();
        await PasswordBootstrap.EnsureAdminAsync(database, configuration, Time, CancellationToken.None);
        if (more.Length > 0)
            await new NpgsqlCommand(more, connection).ExecuteNonQueryAsync();
    }
}
