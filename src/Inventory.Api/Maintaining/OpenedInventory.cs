using System.CommandLine;
using Inventory.Api.Hosting;
using Inventory.Domain;
using Inventory.Domain.Projecting;
using Inventory.EmbeddedPostgres;
using Marten;
using Npgsql;

namespace Inventory.Api.Maintaining;

/// <summary>The inventory as a command works on it: the database and the program's parts, with nothing running.</summary>
/// <param name="Services">The program's parts.</param>
/// <param name="Terminal">Where to write.</param>
internal sealed record OpenedInventory(IServiceProvider Services, Terminal Terminal)
{
    /// <summary>What a command gives back that could not do its work.</summary>
    public const int Failed = 2;

    private static readonly Option<string> Data = new("--data") { Description = "Folder of the embedded PostgreSQL server." };
    private static readonly Option<string> Keys = new("--keys") { Description = "Folder of the keys that protect stored credentials." };
    private static readonly Argument<string[]> Settings = new("settings") { Description = "Settings of the program, as NAME=VALUE.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>Lets a command be told which inventory to open.</summary>
    public static void AddOptions(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Keys);
        command.Arguments.Add(Settings);
    }

    /// <summary>Opens it and works on it. What people can do something about is told them in words.</summary>
    /// <param name="given">What the command was told.</param>
    /// <param name="work">The work; gives the exit code.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<int> RunAsync(ParseResult given, Func<OpenedInventory, Task<int>> work, CancellationToken cancel)
    {
        var terminal = new Terminal(given.InvocationConfiguration.Output, given.InvocationConfiguration.Error);
        try
        {
            var args = Arguments(given);
            await using var database = await Database.OpenAsync(Serve.Configuration(args), new Progress<string>(terminal.Tell), cancel);
            await using var app = Serve.Build(args, database.ConnectionString, database.Keys);
            var source = app.Services.GetRequiredService<NpgsqlDataSource>();
            if (await InventorySchema.AreTablesCurrentAsync(app.Services.GetRequiredService<IDocumentStore>(), source, cancel))
                return await work(new OpenedInventory(app.Services, terminal));
            terminal.Tell("The tables of this database are not those of this program. Start the program once: it brings them up to date.");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.Tell("Stopped; everything is as it was.");
            return Failed;
        }
        catch (Exception e) when (e is EmbeddedPostgresException or IOException or NpgsqlException or OtherTablesWrongException or ArgumentException or FormatException)
        {
            terminal.Tell(e.Message);
            return Failed;
        }
    }

    /// <summary>A part that works on it.</summary>
    public T Get<T>() => ActivatorUtilities.CreateInstance<T>(Services, Terminal);

    private static string[] Arguments(ParseResult given)
    {
        var args = given.GetValue(Settings) ?? [];
        if (args.FirstOrDefault(a => !a.Contains('=', StringComparison.Ordinal)) is { } wrong)
            throw new ArgumentException($"{wrong} is neither an option nor a setting of the form NAME=VALUE.");
        return [.. args, .. Of("data", given.GetValue(Data)), .. Of("keys", given.GetValue(Keys))];
    }

    private static string[] Of(string name, string? value) => value is null ? [] : [$"{name}={value}"];
}
