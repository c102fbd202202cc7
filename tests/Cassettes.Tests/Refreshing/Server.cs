using Inventory.EmbeddedPostgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Cassettes.Tests.Refreshing.Server))]

namespace Cassettes.Tests.Refreshing;

/// <summary>One server for all tests of the assembly; a database for each cassette, copied from one that has the schema.</summary>
public sealed class Server : IAsyncLifetime
{
    private readonly SemaphoreSlim copying = new(1); // a template can be copied by one at a time
    private EmbeddedServer postgres = null!;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        postgres = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());
        await Engine.CreateSchemaAsync(await postgres.CreateDatabaseAsync("template_engine"));
        NpgsqlConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync() => postgres.DisposeAsync();

    /// <summary>A database with the schema, and nothing in it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"cassette_{Interlocked.Increment(ref databases)}";
        await copying.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(postgres.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"create database {name} template template_engine", connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            copying.Release();
        }
        return new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = name, MaxPoolSize = 10 }.ConnectionString;
    }
}
