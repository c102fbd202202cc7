using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Inventory.Api.Hosting;
using Inventory.Domain.Collecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inventory.Benchmarks.Running;

/// <summary>The program as it serves a database, on a port of its own.</summary>
public sealed class BenchServer : IAsyncDisposable
{
    /// <summary>The password of its administrator.</summary>
    public const string Password = "bench-bench-bench";

    private readonly WebApplication app;
    private readonly DirectoryInfo? keys;

    private BenchServer(WebApplication app, DirectoryInfo? keys) => (this.app, this.keys) = (app, keys);

    public IServiceProvider Services => app.Services;

    public string Address => app.Urls.First();

    /// <summary>Starts it with one more kind of provider; nothing is scheduled unless the arguments say so.</summary>
    public static Task<BenchServer> StartAsync(string connectionString, Manager cloud, params string[] args) => StartAsync(connectionString, [cloud], args);

    /// <summary>Starts it with more kinds of providers.</summary>
    public static async Task<BenchServer> StartAsync(string connectionString, IReadOnlyList<Manager> clouds, params string[] args)
    {
        var keys = Directory.CreateTempSubdirectory("inventory-bench-keys-");
        return new BenchServer(await StartAsync(connectionString, keys.FullName, args, builder =>
        {
            foreach (var cloud in clouds)
                builder.Services.AddSingleton(cloud);
        }), keys);
    }

    /// <summary>Starts it as it is, with keys that stay.</summary>
    public static async Task<BenchServer> StartAsync(string connectionString, string keys) => new(await StartAsync(connectionString, keys, [], _ => { }), null);

    private static async Task<WebApplication> StartAsync(string connectionString, string keys, string[] args, Action<WebApplicationBuilder> configure)
    {
        var app = Serve.Build(["--urls=http://127.0.0.1:0", $"--INVENTORY_ADMIN_PASSWORD={Password}", "--Inventory:Schedule:Off=true", .. args], connectionString, keys, builder =>
        {
            configure(builder);
            builder.Logging.ClearProviders();
        });
        await Serve.StartAsync(app, default);
        return app;
    }

    /// <summary>Adds a provider.</summary>
    public async Task<long> AddAsync(Manager cloud, ManagerSettings settings) =>
        (await Services.GetRequiredService<RegisterProvider>().AddAsync(cloud, settings, Guid.NewGuid(), 1, "bench", default))!.Value;

    /// <summary>Reads a provider, through the queue and the workers.</summary>
    public async Task RefreshAsync(long provider)
    {
        var queue = Services.GetRequiredService<RefreshQueue>();
        await queue.AddAsync(provider, "fill", RefreshRequest.Full("benchmark", "bench"), default);
        while (await queue.IsAskedAsync(provider, default) == true)
            await Task.Delay(100);
    }

    /// <summary>Its administrator, by password.</summary>
    public static AuthenticationHeaderValue Login { get; } = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}")));

    public async Task<string> TokenAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}/api/auth");
        request.Headers.Authorization = Login;
        using var response = await http.SendAsync(request);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("auth_token").GetString()!;
    }

    /// <summary>A client that is logged in.</summary>
    public async Task<HttpClient> ClientAsync()
    {
        var http = new HttpClient { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Add("X-Auth-Token", await TokenAsync(http));
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        keys?.Delete(recursive: true);
    }
}
