using Inventory.Domain.Collecting;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.EmbeddedPostgres;
using Inventory.Sdk;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(Inventory.Domain.Tests.Server))]

namespace Inventory.Domain.Tests;

/// <summary>One server for all tests of the assembly.</summary>
public sealed class Server : IAsyncLifetime
{
    public EmbeddedServer Postgres { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Postgres = await EmbeddedServer.StartAsync(EmbeddedPostgresOptions.ForTests());

    public ValueTask DisposeAsync() => Postgres.DisposeAsync();
}

/// <summary>An engine with a database of its own and one provider, a <see cref="TestCloud"/>.</summary>
public abstract class Engine(Server server) : IAsyncLifetime
{
    private static int databases;

    protected TestCloud Cloud { get; } = new();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2031, 5, 4, 9, 8, 7, TimeSpan.Zero));

    protected InventoryModels Models { get; } = new();

    protected NpgsqlDataSource Database { get; private set; } = null!;

    protected DocumentStore Store { get; private set; } = null!;

    protected StoredProvider Provider { get; private set; } = null!;

    protected GuardOptions Guard { get; } = new();

    protected virtual int BulkThreshold => 500;

    internal RecordChanges Record { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = NpgsqlDataSource.Create(await server.Postgres.CreateDatabaseAsync($"engine_{Interlocked.Increment(ref databases)}"));
        var types = new InventoryEventTypes(Models);
        var projection = new VmdbProjection(Models);
        Store = DocumentStore.For(options =>
        {
            options.Connection(Database);
            Configuration.ConfigureStore(options, Models, types, projection);
        });
        await Store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        Record = new RecordChanges(Store, Database, projection, types, new IdAllocator(Database)) { BulkThreshold = BulkThreshold };
        var settings = new ManagerSettings { Name = "test" };
        var id = await new RegisterProvider(Store, Database, new ClearSecrets(), Time).AddAsync(Cloud, settings, Guid.CreateVersion7(), 1, "admin", default);
        Provider = new StoredProvider(id!.Value, Cloud, settings, "Valid");
    }

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Refreshes, a minute later than the time before.</summary>
    protected Task<RefreshOutcome> Refresh(params (string Collection, string[] Refs)[] targets) =>
        Refresh(new RefreshRequest(targets.ToDictionary(t => t.Collection, t => t.Refs), "test", "admin"));

    protected async Task<RefreshOutcome> Refresh(RefreshRequest request)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        var run = new RunRefresh(Models, Database, Record, new RefreshLog(Store, Database, Time), Guard, Time, NullLogger<RunRefresh>.Instance);
        return await run.RunAsync(Provider, request, (_, _) => Task.CompletedTask, default);
    }

    /// <summary>The rule of this house: what was just read is read again, and nothing is recorded.</summary>
    protected async Task SecondRefreshRecordsNothing() => (await Refresh()).Events.ShouldBe(0);

    protected async Task<T> Scalar<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default!;
    }

    /// <summary>The rows of a query, each as its values joined by <c>|</c>.</summary>
    protected async Task<string[]> Rows(string sql)
    {
        var rows = new List<string>();
        await using var command = Database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        return [.. rows];
    }

    /// <summary>The events of an object's stream, as <c>type data</c>.</summary>
    protected Task<string[]> Events(string collection, string key) =>
        Rows($"select type || ' ' || data::text from inventory.mt_events where stream_id = '{Provider.Id}/{collection}/{key}' order by version");

    private sealed class ClearSecrets : ISecretProtector
    {
        public string? Protect(string? secret) => secret;

        public string? Unprotect(string? secret) => secret;
    }
}
