using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.EmbeddedPostgres;
using Marten;
using Npgsql;

[assembly: AssemblyFixture(typeof(Inventory.Domain.Tests.Server))]

namespace Inventory.Domain.Tests;

/// <summary>One server for all tests of the assembly; a database for each test, copied from one that has the schema.</summary>
public sealed class Server : IAsyncLifetime
{
    private readonly SemaphoreSlim copying = new(1);
    private EmbeddedServer postgres = null!;
    private int databases;

    /// <summary>The models of the SDK and of the tests.</summary>
    public static InventoryModels Models { get; } = new(typeof(TestCloud).Assembly);

    public static DocumentStore OpenStore(NpgsqlDataSource database)
    {
        var types = new InventoryEventTypes(Models);
        return DocumentStore.For(options =>
        {
            options.Connection(database);
            Configuration.ConfigureStore(options, Models, types, new VmdbProjection(Models));
        });
    }

    public async ValueTask InitializeAsync()
    {
        postgres = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());
        await using (var database = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync("template_engine")))
        using (var store = OpenStore(database))
            await InventorySchema.ApplyAsync(store, Models, database, default);
        NpgsqlConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    /// <summary>A database with the schema, and nothing in it.</summary>
    /// <param name="template">Another one to copy: <c>template0</c> has no schema either.</param>
    public async Task<string> CreateDatabaseAsync(string template = "template_engine")
    {
        var name = $"engine_{Interlocked.Increment(ref databases)}";
        await copying.WaitAsync(); // a template can be copied by one at a time
        try
        {
            await using var connection = new NpgsqlConnection(postgres.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"create database {name} template {template}", connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            copying.Release();
        }
        return new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, MaxPoolSize = 10 }.ConnectionString;
    }
}
