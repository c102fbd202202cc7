using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AwesomeCloud.Simulator;
using Inventory.Domain.Collecting;
using Marten;
using Spectre.Console;

namespace Inventory.Api.Demonstrating;

/// <summary>What a newcomer does first, over the REST API: add a provider, refresh it, see what came of it.</summary>
internal sealed class FirstSteps : IDisposable
{
    private readonly HttpClient http;
    private readonly IServiceProvider services;

    public FirstSteps(string url, string password, IServiceProvider services)
    {
        this.services = services;
        http = new HttpClient { BaseAddress = new Uri(url) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{password}")));
    }

    /// <summary>Adds the simulated cloud, unless it is there from the last time; its credentials are verified on the way.</summary>
    public async Task<long> AddProviderAsync(SimulatedCloud cloud, CancellationToken cancel)
    {
        var name = $"awesome-{cloud.Endpoint.Port}";
        var known = await ReadAsync(await http.GetAsync($"/api/providers?expand=resources&attributes=name&filter[]=name='{name}'", cancel), cancel);
        if (known.GetProperty("subcount").GetInt32() == 1)
        {
            var there = known.GetProperty("resources")[0].GetProperty("id").GetString()!;
            Console.WriteLine($"Provider {there} '{name}' is known from the last time.");
            return long.Parse(there, System.Globalization.CultureInfo.InvariantCulture);
        }
        var created = await PostAsync("/api/providers", new
        {
            type = "ManageIQ::Providers::AwesomeCloud::CloudManager",
            name,
            provider_region = cloud.World.Home.Name,
            endpoints = new[] { new { role = "default", url = cloud.Endpoint.ToString() } },
            authentications = new[] { new { authtype = "default", userid = cloud.Credentials.AccessKey, password = cloud.Credentials.SecretKey } },
        }, cancel);
        var provider = created.GetProperty("results")[0];
        var id = long.Parse(provider.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Console.WriteLine($"Provider {id} '{provider.GetProperty("name").GetString()}' added; its credentials are valid.");
        return id;
    }

    /// <summary>Refreshes, and waits for the task; shows progress if it has a title.</summary>
    public async Task<RefreshSummary> RefreshAsync(long provider, string? title, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var asked = await PostAsync($"/api/providers/{provider}", new { action = "refresh" }, cancel);
        var task = asked.GetProperty("task_id").GetString()!;
        var ended = title is null ? await WaitAsync(task, _ => { }, cancel)
            : AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? await ShowBarAsync(title, task, cancel)
            : await ShowLinesAsync(title, task, cancel);
        if (ended.GetProperty("status").GetString() == "Error")
            throw new DemoException($"The refresh failed: {ended.GetProperty("message").GetString()}");
        var context = ended.GetProperty("context_data");
        var id = long.Parse(context.GetProperty("refresh_id").ToString(), System.Globalization.CultureInfo.InvariantCulture);
        await using var session = services.GetRequiredService<IDocumentStore>().QuerySession();
        var record = await session.Events.FetchStreamAsync(Refresh.Stream(id), token: cancel);
        return new RefreshSummary(id, context.GetProperty("verdict").GetString()!, context.GetProperty("events").GetInt32(),
            watch.Elapsed, [.. record.Select(e => e.Data).OfType<CollectionRead>()]);
    }

    private Task<JsonElement> ShowBarAsync(string title, string task, CancellationToken cancel) => AnsiConsole.Progress()
        .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ElapsedTimeColumn())
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask(title).IsIndeterminate();
            var ended = await WaitAsync(task, message => bar.Description = Markup.Escape($"{title}: {message}"), cancel);
            bar.StopTask();
            return ended;
        });

    private Task<JsonElement> ShowLinesAsync(string title, string task, CancellationToken cancel)
    {
        var last = "";
        return WaitAsync(task, message =>
        {
            if (message != last)
                Console.WriteLine($"{title}: {message}");
            last = message;
        }, cancel);
    }

    private async Task<JsonElement> WaitAsync(string task, Action<string> report, CancellationToken cancel)
    {
        while (true)
        {
            var state = await ReadAsync(await http.GetAsync($"/api/tasks/{task}", cancel), cancel);
            report(state.GetProperty("message").GetString() ?? "");
            if (state.GetProperty("state").GetString() == "Finished")
                return state;
            await Task.Delay(200, cancel);
        }
    }

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancel) =>
        await ReadAsync(await http.PostAsJsonAsync(path, body, cancel), cancel);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(cancel);
            return response.IsSuccessStatusCode
                ? JsonSerializer.Deserialize<JsonElement>(text)
                : throw new DemoException($"{response.RequestMessage!.RequestUri} answered {(int)response.StatusCode}: {text}");
        }
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What one refresh did.</summary>
internal sealed record RefreshSummary(long Id, string Verdict, int Events, TimeSpan Elapsed, IReadOnlyList<CollectionRead> Collections);
