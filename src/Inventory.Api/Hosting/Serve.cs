using Inventory.EmbeddedPostgres;
using JasperFx;
using Spectre.Console;

namespace Inventory.Api.Hosting;

/// <summary>The program without a command: serves until it is stopped.</summary>
internal static class Serve
{
    /// <summary>Runs the server.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var database = await Database.OpenAsync(Configuration(args), new Progress<string>(Console.WriteLine), CancellationToken.None);
            await using var app = Build(args, database.ConnectionString, database.Keys);
            await StartAsync(app, CancellationToken.None);
            Announce(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (e is EmbeddedPostgresException or IOException or FormatException or Npgsql.NpgsqlException or OtherVersionException)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }

    /// <summary>Writes the code that Wolverine would otherwise compile at start (<c>codegen write</c>); needs no database.</summary>
    public static async Task<int> GenerateAsync(string[] args)
    {
        var keys = Directory.CreateTempSubdirectory("inventory-keys-");
        try
        {
            return await InventoryHost.CreateBuilder([], "Host=127.0.0.1;Database=none", keys.FullName).Build().RunJasperFxCommands(args);
        }
        finally
        {
            keys.Delete(recursive: true);
        }
    }

    /// <summary>The application over a database, ready to start.</summary>
    public static WebApplication Build(string[] args, string connectionString, string keys, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = InventoryHost.CreateBuilder(args, connectionString, keys);
        configure?.Invoke(builder);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(InventoryHost.DefaultUrl);
        var app = builder.Build();
        InventoryHost.Configure(app);
        return app;
    }

    /// <summary>Starts it. The library that makes the queues' tables prints their SQL to the console, which is nobody's business.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancel)
    {
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            await app.StartAsync(cancel);
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    /// <summary>What the program is told besides its own code: <c>appsettings.json</c>, environment and command line; the last one wins.</summary>
    public static IConfiguration Configuration(string[] args) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();

    /// <summary>Prints what the program can do.</summary>
    public static int Help()
    {
        Console.WriteLine(
            $"""
            Inventory: an event-sourced inventory of clouds.

              (no command)        serve the REST API on {InventoryHost.DefaultUrl}
              demo                a simulated cloud, a provider, refreshes, and the REST API
              demo --once         one refresh and one more, a summary, and the end
              rebuild             make the inventory's tables anew from the events
              verify              prove that the tables are what the events give
              restore             make the tables of a past state in a schema of their own, for plain SQL
              replay              print the refreshes of a provider in order, and what each changed
              retention           compact the history that the policy does not keep; --dry-run tells what would go
                                  (--help after one of these tells its options)

            Options
              --urls URL          address to serve on
              --data FOLDER       folder of the embedded PostgreSQL server
              --keys FOLDER       folder of the keys that protect stored credentials
              --instances N       demo: instances of the simulated cloud (500)
              --seed N            demo: seed of its content (1)
              --every SECONDS     demo: time between refreshes (15)

            Environment
              ConnectionStrings__Inventory    use this PostgreSQL database instead of the embedded server
              INVENTORY_ADMIN_PASSWORD        password of the user admin; without it one is made at the first start and printed once
              INVENTORY_POSTGRES_BIN          folder of the PostgreSQL server programs to use
            """);
        return 0;
    }

    /// <summary>There is no such command.</summary>
    public static int Refuse(string command)
    {
        Console.Error.WriteLine($"There is no command {command}; --help tells those that there are.");
        return 2;
    }

    private static void Announce(WebApplication app)
    {
        if (app.Services.GetRequiredService<StartupReport>().GeneratedPassword is { } password)
            Console.WriteLine($"The user admin has the password {password} - it is shown this once.");
        foreach (var url in app.Urls)
            Console.WriteLine($"Serving {url}/api (documentation: {url}/docs). Ctrl-C ends.");
    }
}
