using System.Security.Cryptography;
using AwesomeCloud.Simulator;
using Inventory.Api.Authenticating;
using Inventory.Api.Hosting;
using Inventory.EmbeddedPostgres;

namespace Inventory.Api.Demonstrating;

/// <summary>
/// The program shows itself: a simulated AwesomeCloud, the server, and a newcomer's first steps over the REST API. With <c>--once</c> it ends
/// after two refreshes; else the cloud goes on changing, and a refresh every few seconds records it.
/// </summary>
internal static class Demo
{
    public static async Task<int> RunAsync(string[] args)
    {
        var once = args.Contains("--once");
        var arguments = args.Where(a => a != "--once").ToArray();
        var configuration = Serve.Configuration(arguments);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
        try
        {
            return await RunAsync(arguments, configuration, once, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return 0; // Ctrl-C, or a signal to end
        }
        catch (Exception e) when (e is EmbeddedPostgresException or IOException or Npgsql.NpgsqlException or DemoException or FormatException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static async Task<int> RunAsync(string[] args, IConfiguration configuration, bool once, CancellationToken cancel)
    {
        await using var database = await OpenAsync(configuration, once, cancel);
        await using var cloud = await StartCloudAsync(configuration, once, cancel);
        var password = configuration[PasswordBootstrap.PasswordKey] ?? RandomNumberGenerator.GetHexString(12, lowercase: true);
        // Refreshes are those that are shown.
        string[] quiet = [.. args, "--Inventory:Schedule:Off=true", "--Inventory:Events:Off=true"];
        await using var app = Serve.Build(quiet, database.ConnectionString, database.Keys, builder =>
        {
            builder.Configuration[PasswordBootstrap.PasswordKey] = password;
            builder.Logging.AddFilter("Inventory", LogLevel.Warning); // what happens is told below
            builder.Logging.AddFilter("Inventory.Domain.Scheduling", LogLevel.None); // nothing is ever due, and a look that the end interrupts is no trouble
        });
        await Serve.StartAsync(app, cancel);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel, app.Lifetime.ApplicationStopping);
        try
        {
            return await ShowAsync(app, cloud, password, configuration, once, stopping.Token);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> ShowAsync(
        WebApplication app, SimulatedCloud cloud, string password, IConfiguration configuration, bool once, CancellationToken cancel)
    {
        var url = app.Urls.First();
        Console.WriteLine($"AwesomeCloud (simulated) serves {cloud.Endpoint}; the inventory serves {url}/api");

        using var steps = new FirstSteps(url, password, app.Services);
        var provider = await steps.AddProviderAsync(cloud, cancel);
        var first = await steps.RefreshAsync(provider, "First refresh", cancel);
        var second = once ? await steps.RefreshAsync(provider, "Second refresh", cancel) : null;
        Summary.Print(first, second);
        if (!once)
        {
            Summary.PrintInvitation(url, password);
            await WatchAsync(steps, provider, TimeSpan.FromSeconds(configuration.GetValue("every", 15)), cancel);
        }
        return 0;
    }

    private static async Task WatchAsync(FirstSteps steps, long provider, TimeSpan every, CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(every, cancel);
            try
            {
                Summary.PrintLine(await steps.RefreshAsync(provider, null, cancel));
            }
            catch (DemoException problem)
            {
                Console.WriteLine(problem.Message); // the next one may work
            }
        }
    }

    // A database of its own beside the real one, so that trying things out leaves no trace in it; --once begins with an empty one.
    private static async Task<Database> OpenAsync(IConfiguration configuration, bool once, CancellationToken cancel)
    {
        var database = await Database.OpenAsync(configuration, new Progress<string>(Console.WriteLine), cancel);
        if (database.Embedded is not { } server)
            return database;
        var name = once ? "demo_once" : "demo";
        if (once)
            await DropAsync(server, name, cancel);
        return database with { ConnectionString = await server.CreateDatabaseAsync(name, cancel) };
    }

    private static async Task DropAsync(EmbeddedServer server, string name, CancellationToken cancel)
    {
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var drop = new Npgsql.NpgsqlCommand($"drop database if exists {name} with (force)", connection);
        await drop.ExecuteNonQueryAsync(cancel);
    }

    // At the same address each time, if it is free: the provider of the last demonstration is then this cloud again.
    private static async Task<SimulatedCloud> StartCloudAsync(IConfiguration configuration, bool once, CancellationToken cancel)
    {
        var options = new SimulatedCloudOptions
        {
            Instances = configuration.GetValue("instances", 500), Seed = configuration.GetValue("seed", 1), Churn = once ? 0 : 12,
            Url = new Uri("http://127.0.0.1:8800"),
        };
        try
        {
            return await SimulatedCloud.StartAsync(options, cancel);
        }
        catch (IOException)
        {
            var elsewhere = new SimulatedCloudOptions { Instances = options.Instances, Seed = options.Seed, Churn = options.Churn };
            return await SimulatedCloud.StartAsync(elsewhere, cancel);
        }
    }
}

/// <summary>A step of the demonstration did not work; the message says what the server answered.</summary>
internal sealed class DemoException(string message) : Exception(message);
