using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Alba;
using AwesomeCloud.Simulator;
using Inventory.Api.Hosting;
using Inventory.Api.Tests.Acceptance;
using Inventory.EmbeddedPostgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(App))]

namespace Inventory.Api.Tests.Acceptance;

/// <summary>The whole program over a database of its own, with a simulated cloud beside it.</summary>
public sealed class App : IAsyncLifetime
{
    public const string Password = "correct-horse-battery-staple";

    // Nothing is refreshed but what a test asks for.
    private static readonly string[] Quiet = ["--Inventory:Schedule:Off=true", "--Inventory:Events:Off=true"];

    private EmbeddedServer server = null!;
    private Task<string>? filled;

    public IAlbaHost Host { get; private set; } = null!;

    public SimulatedCloud Cloud { get; private set; } = null!;

    /// <summary>A kind of provider with several managers.</summary>
    internal FamilyManager Family { get; } = new();

    /// <summary>What a test's own program is told besides.</summary>
    internal string[] Args { get; init; } = [];

    /// <summary>What a test's own program has besides.</summary>
    internal Action<WebApplicationBuilder>? Configure { get; init; }

    public HttpClient Http { get; private set; } = null!;

    public NpgsqlDataSource Database => Host.Services.GetRequiredService<NpgsqlDataSource>();

    public string ConnectionString => server.ConnectionString;

    public string Keys => Path.Combine(server.DataDirectory, "keys");

    /// <summary>Every line that was logged.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());
        Cloud = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Instances = 60 });
        var builder = InventoryHost.CreateBuilder([$"--INVENTORY_ADMIN_PASSWORD={Password}", .. Quiet, .. Args], ConnectionString, Keys);
        builder.Services.AddSingleton<Sdk.Manager>(Family);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Inventory:Webhooks:AllowedNetworks:0"] = "127.0.0.0/8", ["Inventory:Webhooks:FirstPause"] = "00:00:00.1", ["Inventory:Webhooks:MostFailures"] = "4",
            ["Inventory:Webhooks:BatchSize"] = "20",
        });
        builder.Logging.ClearProviders().AddProvider(new Lines(Log)).SetMinimumLevel(LogLevel.Debug);
        Configure?.Invoke(builder);
        Host = await AlbaHost.For(builder, InventoryHost.Configure);
        Http = Host.Server.CreateClient();
        Http.DefaultRequestHeaders.Authorization = Basic("admin", Password);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Cloud.DisposeAsync();
        await server.DisposeAsync();
    }

    public static AuthenticationHeaderValue Basic(string user, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>A create request for the simulated cloud.</summary>
    public Dictionary<string, object?> Provider(string name, string? region = null, string? secret = null, string? url = null, string? type = null) => new()
    {
        ["type"] = type ?? "ManageIQ::Providers::AwesomeCloud::CloudManager",
        ["name"] = name,
        ["provider_region"] = region ?? Cloud.World.Home.Name,
        ["endpoints"] = new[] { new { role = "default", url = url ?? Cloud.Endpoint.ToString() } },
        ["authentications"] = new[] { new { authtype = "default", userid = Cloud.Credentials.AccessKey, password = secret ?? Cloud.Credentials.SecretKey } },
    };

    /// <summary>The id of a provider whose inventory many tests ask for, and none changes.</summary>
    public Task<string> FilledAsync()
    {
        lock (Log)
            return filled ??= FillAsync();
    }

    private async Task<string> FillAsync()
    {
        var provider = await AddProviderAsync("filled");
        (await RefreshAsync(provider)).GetProperty("status").GetString().ShouldBe("Ok");
        return provider;
    }

    /// <summary>The first row of a collection of that provider.</summary>
    public async Task<string> FirstAsync(string collection) =>
        (await GetAsync($"/api/{collection}?limit=1&expand=resources&attributes=id&filter[]=ems_id={await FilledAsync()}"))
            .GetProperty("resources")[0].GetProperty("id").GetString()!;

    /// <summary>Adds a provider and gives its id.</summary>
    public async Task<string> AddProviderAsync(string name, string? region = null)
    {
        var answer = await PostAsync("/api/providers", Provider(name, region));
        return answer.GetProperty("results")[0].GetProperty("id").GetString()!;
    }

    /// <summary>Refreshes a provider and waits for the task.</summary>
    public async Task<JsonElement> RefreshAsync(string provider, object? resource = null)
    {
        var asked = await PostAsync($"/api/providers/{provider}", new { action = "refresh", resource });
        return await TaskAsync(asked.GetProperty("task_id").GetString()!);
    }

    /// <summary>Waits for a task to be finished.</summary>
    public async Task<JsonElement> TaskAsync(string id)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var task = await GetAsync($"/api/tasks/{id}");
            if (task.GetProperty("state").GetString() == "Finished")
                return task;
            await Task.Delay(50);
        }
        throw new TimeoutException($"Task {id} did not finish.");
    }

    /// <summary>The events that a finished refresh recorded.</summary>
    public static int EventsOf(JsonElement task) => task.GetProperty("context_data").GetProperty("events").GetInt32();

    public async Task<JsonElement> GetAsync(string path, int status = 200) => await ReadAsync(await Http.GetAsync(path), status);

    public async Task<JsonElement> PostAsync(string path, object body, int status = 200) => await ReadAsync(await Http.PostAsJsonAsync(path, body), status);

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, string body, int status) =>
        await ReadAsync(await Http.SendAsync(new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") }), status);

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text + (response.IsSuccessStatusCode ? "" : Log.LastOrDefault(l => l.Contains(" failed", StringComparison.Ordinal))));
        return JsonDocument.Parse(text).RootElement;
    }

    private sealed class Lines(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception) + exception);

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
