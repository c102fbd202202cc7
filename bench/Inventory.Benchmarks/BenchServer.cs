using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Inventory.Api.Hosting;
using Inventory.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inventory.Benchmarks;

/// <summary>The program as it serves a database, on a port of its own.</summary>
public sealed class BenchServer : IAsyncDisposable
{
    private const string Password = "bench-bench-bench";

    private readonly WebApplication app;
    private readonly DirectoryInfo keys;

    private BenchServer(WebApplication app, DirectoryInfo keys) => (this.app, this.keys) = (app, keys);

    public IServiceProvider Services => app.Services;

    public string Address => app.Urls.First();

    public static async Task<BenchServer> StartAsync(string connectionString, params Manager[] clouds)
    {
        var keys = Directory.CreateTempSubdirectory("inventory-bench-keys-");
        var app = Serve.Build(["--urls=http://127.0.0.1:0", $"--INVENTORY_ADMIN_PASSWORD={Password}", "--Inventory:Schedule:Off=true"], connectionString, keys.FullName, builder =>
        {
            foreach (var cloud in clouds)
                builder.Services.AddSingleton(cloud);
            builder.Logging.ClearProviders();
        });
        await Serve.StartAsync(app, default);
        return new BenchServer(app, keys);
    }

    public async Task<string> TokenAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address}/api/auth");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}")));
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
        keys.Delete(recursive: true);
    }
}
