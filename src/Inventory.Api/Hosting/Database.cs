using Inventory.EmbeddedPostgres;

namespace Inventory.Api.Hosting;

/// <summary>The database of the program: the one that the configuration names, or a server of its own.</summary>
/// <param name="ConnectionString">How to reach it.</param>
/// <param name="Keys">The folder of the keys that protect secrets.</param>
/// <param name="Embedded">The program's own server; null if it uses another.</param>
public sealed record Database(string ConnectionString, string Keys, EmbeddedServer? Embedded) : IAsyncDisposable
{
    /// <summary>The name of the connection string, <c>ConnectionStrings__Inventory</c> in the environment.</summary>
    public const string Name = "Inventory";

    /// <summary>Finds or starts it.</summary>
    /// <param name="configuration">May hold the connection string, <c>data</c> (folder of the embedded server) and <c>keys</c> (folder of keys).</param>
    /// <param name="progress">Told what takes a while.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="EmbeddedPostgresException">There is no server, and none can be had; says what to do.</exception>
    public static async Task<Database> OpenAsync(IConfiguration configuration, IProgress<string> progress, CancellationToken cancel)
    {
        var keys = configuration["keys"];
        if (configuration.GetConnectionString(Name) is { Length: > 0 } given)
            return new Database(given, keys ?? DefaultKeys(), null);
        var server = await EmbeddedServer.StartAsync(new EmbeddedPostgresOptions { DataDirectory = configuration["data"], Progress = progress }, cancel);
        return new Database(server.ConnectionString, keys ?? Path.Combine(server.DataDirectory, "keys"), server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Embedded is not null)
            await Embedded.DisposeAsync();
    }

    private static string DefaultKeys() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "inventory", "keys");
}
