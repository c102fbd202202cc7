using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Inventory.Api.Hosting;
using Inventory.EmbeddedPostgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace OpenStack.Acceptance.Tests;

/// <summary>
/// The whole program over a database of its own. It listens to the cloud; nothing is read again but what an event, or a test, asks for.
/// </summary>
internal sealed class ListeningProgram : IAsyncDisposable
{
    private const string Password = "correct-horse-battery-staple";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly EmbeddedServer postgres;
    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private ListeningProgram(EmbeddedServer postgres, WebApplication app) => (this.postgres, this.app) = (postgres, app);

    /// <summary>Its tables.</summary>
    public NpgsqlDataSource Database => app.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>The cloud's id in it.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>Starts it, adds the cloud with its message broker over REST, and waits until it is listened to and was read once.</summary>
    /// <param name="dropped">Event types that it shall drop.</param>
    public static async Task<ListeningProgram> StartAsync(IEnumerable<string> dropped)
    {
        var broker = Cloud.Broker;
        var postgres = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());
        string[] args =
        [
            "--urls=http://127.0.0.1:0", $"--INVENTORY_ADMIN_PASSWORD={Password}",
            "--Inventory:Schedule:RefreshInterval=0", "--Inventory:Schedule:RefreshIntervalWithEvents=0",
            .. dropped.Select((type, n) => $"--Inventory:Events:FilteredEventNames:openstack:{n}={type}"),
        ];
        var builder = InventoryHost.CreateBuilder(args, postgres.ConnectionString, Path.Combine(postgres.DataDirectory, "keys"));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        InventoryHost.Configure(app);
        var program = new ListeningProgram(postgres, app);
        try
        {
            await app.StartAsync();
            program.http.BaseAddress = new Uri(app.Urls.First());
            program.http.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}")));
            await program.AddAsync(broker);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public async Task<JsonNode> GetAsync(string path) => await AnswerAsync(await http.GetAsync(path));

    /// <summary>All rows of a collection that belong to the cloud.</summary>
    public async Task<IReadOnlyList<JsonNode>> RowsAsync(string collection) =>
        [.. (await GetAsync($"/api/{collection}?expand=resources&sort_by=id&limit=1000&filter[]=ems_id={Provider}"))["resources"]!.AsArray().Select(row => row!)];

    /// <summary>Reads everything once more, and gives the refresh.</summary>
    public async Task<JsonNode> RefreshAsync()
    {
        var asked = await AnswerAsync(await http.PostAsJsonAsync($"/api/providers/{Provider}", new { action = "refresh" }));
        var task = asked;
        await UntilAsync("the refresh to end", async () =>
        {
            task = await GetAsync($"/api/tasks/{asked["task_id"]}");
            return (string?)task["state"] == "Finished";
        });
        return await GetAsync($"/api/refreshes/{task["context_data"]!["refresh_id"]}");
    }

    /// <summary>Waits until nothing is to be read again: no request waits or runs.</summary>
    public Task IdleAsync() => UntilAsync("all refreshes to end", async () => (await RowsAsync("refresh_requests")).Count == 0);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await postgres.DisposeAsync();
    }

    private async Task AddAsync(Uri broker)
    {
        var settings = Cloud.Settings();
        var user = broker.UserInfo.Split(':').Select(Uri.UnescapeDataString).ToArray();
        var added = await AnswerAsync(await http.PostAsJsonAsync("/api/providers", new
        {
            type = "ManageIQ::Providers::Openstack::CloudManager",
            name = settings.Name,
            uid_ems = settings.UidEms,
            api_version = "v3",
            endpoints = new object[]
            {
                new { role = "default", url = settings.DefaultEndpoint.Url },
                new
                {
                    role = "amqp", hostname = broker.Host, port = broker.IsDefaultPort ? (int?)null : broker.Port, path = Uri.UnescapeDataString(broker.AbsolutePath),
                    security_protocol = broker.Scheme == "amqps" ? "ssl-with-validation" : "non-ssl",
                },
            },
            authentications = new object[]
            {
                new { authtype = "default", userid = settings.Authentications["default"].Userid, password = settings.Authentications["default"].Password },
                new { authtype = "amqp", userid = user[0], password = user[1] },
            },
        }));
        Provider = added["results"]![0]!["id"]!.ToString();
        await UntilAsync("the event catcher to listen", async () =>
            (await RowsAsync("workers")).Any(w => (string?)w["type"] == "event-catcher" && (string?)w["message"] == "Listening"));
        await UntilAsync("the first refresh", async () => (await RowsAsync("refreshes")).Any(r => (string?)r["state"] == "ended"));
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        for (var since = Stopwatch.StartNew(); !await isSo(); await Task.Delay(200))
            if (since.Elapsed > Patience)
                throw new TimeoutException($"Waited in vain for {what}.");
    }

    private static async Task<JsonNode> AnswerAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage!.RequestUri}: {text}");
            return JsonNode.Parse(text)!;
        }
    }
}
