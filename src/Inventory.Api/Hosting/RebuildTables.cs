using Inventory.Domain.Projecting;
using Inventory.EmbeddedPostgres;
using Npgsql;

namespace Inventory.Api.Hosting;

/// <summary>The command <c>rebuild</c>: makes the inventory's tables anew from the events.</summary>
internal static class RebuildTables
{
    /// <summary>Rebuilds, and tells how much there was.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var database = await Database.OpenAsync(Serve.Configuration(args), new Progress<string>(Console.WriteLine), CancellationToken.None);
            await using var app = Serve.Build(args, database.ConnectionString, database.Keys);
            var rebuild = app.Services.GetRequiredService<Rebuild>();
            var (objects, events, _) = await rebuild.RebuildAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), null, CancellationToken.None);
            Console.WriteLine($"The tables were made anew from {events} events of {objects} objects.");
            return 0;
        }
        catch (Exception e) when (e is EmbeddedPostgresException or IOException or NpgsqlException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
