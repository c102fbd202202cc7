using System.Text.Json;
using AwesomeCloud.Simulator;
using Inventory.Api.Hosting;
using Inventory.Api.Tests.Acceptance;
using Inventory.EmbeddedPostgres;

namespace Inventory.Api.Tests.Clients;

/// <summary>The whole program on a port, with a refreshed provider, for clients that are programs themselves.</summary>
public sealed class ProgramOnAPort : IAsyncLifetime
{
    private EmbeddedServer? server;
    private SimulatedCloud? cloud;
    private WebApplication? app;

    /// <summary>What the clients are told in their environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());
        cloud = await SimulatedCloud.StartAsync(new SimulatedCloudOptions { Instances = 30 });
        string[] args = [$"--INVENTORY_ADMIN_PASSWORD={App.Password}", "--urls=http://127.0.0.1:0"];
        app = Serve.Build(args, server.ConnectionString, Path.Combine(server.DataDirectory, "keys"), builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<Sdk.Manager>(new FamilyManager("Google")); // a kind of which Ansible knows, without a cloud that would have to answer
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        http.DefaultRequestHeaders.Authorization = App.Basic("admin", App.Password);
        Environment = new Dictionary<string, string>
        {
            ["INVENTORY_URL"] = app.Urls.First(), ["INVENTORY_USER"] = "admin", ["INVENTORY_PASSWORD"] = App.Password, ["INVENTORY_PROVIDER"] = "filled",
        };
        await FillAsync(http, cloud);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        if (cloud is not null)
            await cloud.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    private static async Task FillAsync(HttpClient http, SimulatedCloud cloud)
    {
        await PostAsync(http, "/api/categories", new { name = "environment", description = "Environment" });
        await PostAsync(http, "/api/tags", new { name = "prod", description = "Prod", category = new { name = "environment" } });
        var created = await PostAsync(http, "/api/providers", new
        {
            type = "ManageIQ::Providers::AwesomeCloud::CloudManager",
            name = "filled",
            provider_region = cloud.World.Home.Name,
            endpoints = new[] { new { role = "default", url = cloud.Endpoint.ToString() } },
            authentications = new[] { new { authtype = "default", userid = cloud.Credentials.AccessKey, password = cloud.Credentials.SecretKey } },
        });
        var provider = created.GetProperty("results")[0].GetProperty("href").GetString()!;
        var task = (await PostAsync(http, provider, new { action = "refresh" })).GetProperty("task_href").GetString()!;
        for (var tries = 0; tries < 600; tries++)
        {
            if ((await http.GetFromJsonAsync<JsonElement>(task)).GetProperty("state").GetString() == "Finished")
                return;
            await Task.Delay(50);
        }
        throw new TimeoutException("The provider was not refreshed.");
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        var answer = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(answer);
        return JsonElement.Parse(answer);
    }
}
