using Inventory.Api.Hosting;
using Inventory.Domain.Projecting;
using Inventory.EmbeddedPostgres;
using Marten;
using Npgsql;

namespace Inventory.Api.Tests.Hosting;

public sealed class A_start_mends_tables : IAsyncLifetime
{
    private const string Indexes = "select count(*) from pg_indexes where schemaname = 'vmdb' and tablename = 'vms'";

    private EmbeddedServer server = null!;
    private NpgsqlDataSource database = null!;

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());
        database = NpgsqlDataSource.Create(server.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task That_somebody_altered_since_the_last_one()
    {
        (await StartAsync()).ShouldBeFalse();
        (await StartAsync()).ShouldBeTrue();
        var before = await ScalarAsync<long>(Indexes);
        await using (var drop = database.CreateCommand("drop index vmdb." + await ScalarAsync<string>(
            "select quote_ident(indexname) from pg_indexes where schemaname = 'vmdb' and tablename = 'vms' and indexdef not like '%UNIQUE%' order by 1 limit 1")))
            await drop.ExecuteNonQueryAsync();
        (await StartAsync()).ShouldBeFalse();
        (await ScalarAsync<long>(Indexes)).ShouldBe(before);
        (await StartAsync()).ShouldBeTrue();
    }

    // Whether it found the tables as the last start left them.
    private async Task<bool> StartAsync()
    {
        await using var app = Serve.Build(["--urls=http://127.0.0.1:0"], server.ConnectionString, Path.Combine(server.DataDirectory, "keys"), b => b.Logging.ClearProviders());
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        var found = await new SchemaStamp(app.Services.GetRequiredService<IDocumentStore>(), PrepareDatabase.Derived, typeof(PrepareDatabase)).IsSetAsync(source, default);
        await Serve.StartAsync(app, default);
        await app.StopAsync();
        return found;
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
