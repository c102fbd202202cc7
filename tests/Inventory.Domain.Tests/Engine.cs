using System.Globalization;
using Inventory.Domain.Collecting;
using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Marten;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Inventory.Domain.Tests;

/// <summary>An engine with a database of its own and one provider, a <see cref="TestCloud"/>.</summary>
public abstract class Engine(Server server) : IAsyncLifetime
{
    protected TestCloud Cloud { get; } = new();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2031, 5, 4, 9, 8, 7, TimeSpan.Zero));

    protected static InventoryModels Models => Server.Models;

    protected NpgsqlDataSource Database { get; private set; } = null!;

    protected DocumentStore Store { get; private set; } = null!;

    protected StoredProvider Provider { get; private set; } = null!;

    protected GuardOptions Guard { get; } = new();

    protected StatementLog Statements { get; } = new();

    /// <summary>0 copies all events; the default appends those of small refreshes one by one.</summary>
    protected virtual int BulkThreshold => 500;

    /// <summary>So many rows are written in one step of those that are copied. What is most likely to go wrong is that each object has a step of its own.</summary>
    protected virtual int RowsAtOnceInBulk => 1;

    /// <summary>So many copied rows have their foreign keys checked together.</summary>
    protected virtual int ManyRows => BulkThreshold == 0 ? 1 : 250;

    protected string ConnectionString { get; private set; } = "";

    internal RecordChanges Record { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await DatabaseAsync();
        var builder = new NpgsqlDataSourceBuilder(ConnectionString);
        Database = builder.UseLoggerFactory(Statements).Build();
        Store = Server.OpenStore(Database);
        Record = NewRecord(BulkThreshold);
        Provider = await StartAsync();
    }

    /// <summary>The test's database.</summary>
    protected virtual Task<string> DatabaseAsync() => server.CreateDatabaseAsync();

    /// <summary>Prepares the database, and gives the test's provider.</summary>
    protected virtual Task<StoredProvider> StartAsync() => ProviderAsync("test");

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The kind of the test's provider.</summary>
    protected virtual Manager Kind => Cloud;

    protected RefreshLog Log => new(Store, Database, Time);

    internal RecordChanges NewRecord(int bulkThreshold) =>
        new(Store, Database, new VmdbProjection(Models) { ManyRows = ManyRows }, new InventoryEventTypes(Models), new IdAllocator(Database), new())
        {
            BulkThreshold = bulkThreshold, RowsAtOnce = bulkThreshold == 0 ? RowsAtOnceInBulk : int.MaxValue,
        };

    /// <summary>Adds a provider of the test's cloud.</summary>
    protected async Task<StoredProvider> ProviderAsync(string name)
    {
        var settings = new ManagerSettings { Name = name };
        var id = await new RegisterProvider(Store, Database, new ClearSecrets(), new IdAllocator(Database), Time)
            .AddAsync(Kind, settings, Guid.CreateVersion7(), 1, "admin", default);
        return new StoredProvider(id!.Value, Kind, settings, "Valid");
    }

    /// <summary>Refreshes, a minute later than the time before.</summary>
    protected Task<RefreshOutcome> Refresh(params (string Collection, string[] Refs)[] targets) =>
        Refresh(new RefreshRequest(targets.ToDictionary(t => t.Collection, t => t.Refs), "test", "admin"));

    protected Task<RefreshOutcome> Refresh(RefreshRequest request)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        return NewRefresh().RunAsync(Provider, request, (_, _) => Task.CompletedTask, default);
    }

    /// <summary>Refreshes everything of another provider, a minute later than the time before.</summary>
    internal Task<RefreshOutcome> Refresh(StoredProvider provider, RecordChanges record, int pageSize = 1000)
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        return new RunRefresh(Models, Database, record, Log, Guard, new(), Time, NullLogger<RunRefresh>.Instance) { PageSize = pageSize, HeldUnpacked = pageSize / 2 }
            .RunAsync(provider, RefreshRequest.Full("test", "ann"), (_, _) => Task.CompletedTask, default);
    }

    protected RunRefresh NewRefresh() => new(Models, Database, Record, Log, Guard, new(), Time, NullLogger<RunRefresh>.Instance)
    {
        HeldUnpacked = BulkThreshold == 0 ? 0 : 1000,
    };

    /// <summary>The rule of this house: what was just read is read again, and nothing is recorded.</summary>
    protected async Task SecondRefreshRecordsNothing()
    {
        var second = await Refresh();
        second.Events.ShouldBe(0, second.Problem);
    }

    protected async Task<T> Scalar<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default!;
    }

    protected async Task Execute(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The rows of a query, each as its values joined by <c>|</c>.</summary>
    protected async Task<string[]> Rows(string sql)
    {
        var rows = new List<string>();
        await using var command = Database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var values = Enumerable.Range(0, row.FieldCount)
                .Select(i => row.IsDBNull(i) ? "" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture));
            rows.Add(string.Join('|', values));
        }
        return [.. rows];
    }

    /// <summary>The events of an object's stream, as <c>type data</c>.</summary>
    protected Task<string[]> Events(string collection, string key) =>
        Rows($"select type || ' ' || data::text from inventory.mt_events where stream_id = '{Provider.Id}/{collection}/{key}' order by version");

    /// <summary>Every row of every table that the projection keeps, as text.</summary>
    protected async Task<string[]> Dump(string without = "valid_from")
    {
        var dump = new List<string>();
        foreach (var table in VmdbNames.Select(Sql.Table).Append("inventory.objects").Append("inventory.unresolved_links"))
        {
            var name = table.Replace("\"", "", StringComparison.Ordinal);
            dump.AddRange(await Rows($"select '{name} ' || (to_jsonb(t) - '{{{without}}}'::text[])::text from {table} t order by 1"));
        }
        return [.. dump];
    }

    /// <summary>The tables that the projection keeps.</summary>
    protected static IReadOnlyList<string> VmdbNames { get; } =
        [.. Models.Tables.Select(t => t.Key).Concat(Models.Joins.Select(j => j.Join.Table)).Order(StringComparer.Ordinal)];

    /// <summary>Every row of the tables as they were, or are, as text.</summary>
    protected async Task<string[]> Inventory(PointInTime? at = null)
    {
        var dump = new List<string>();
        await using var connection = await Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (name, value) in at?.Settings ?? new Dictionary<string, string>())
        {
            await using var set = new NpgsqlCommand($"select set_config('{name}', '{value}', true)", connection);
            await set.ExecuteNonQueryAsync();
        }
        var schema = at is null ? "vmdb" : PointInTime.Schema;
        foreach (var table in VmdbNames)
        {
            await using var command = new NpgsqlCommand($"select (to_jsonb(t) - 'valid_from')::text from {schema}.{Sql.Name(table)} t order by 1", connection);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
                dump.Add($"{table} {row.GetString(0)}");
        }
        return [.. dump];
    }

    /// <summary>Makes the tables from the events.</summary>
    protected static TablesBeside Beside { get; } = new(Models, new InventoryEventTypes(Models), new VmdbProjection(Models));

    /// <summary>The events alone give the same tables.</summary>
    protected async Task RebuildChangesNothing()
    {
        var before = await Dump();
        await new Rebuild(Beside).RebuildAsync(Database, null, null, default);
        await TablesAreStill(before);
    }

    /// <summary>The projected tables are as they were; tells only what differs.</summary>
    protected async Task TablesAreStill(string[] before)
    {
        var after = await Dump();
        string.Join('\n', after.Except(before).Select(r => "+ " + r).Concat(before.Except(after).Select(r => "- " + r)).Take(10)).ShouldBeEmpty();
        after.Length.ShouldBe(before.Length);
    }

    protected sealed class ClearSecrets : ISecretProtector
    {
        public string? Protect(string? secret) => secret;

        public string? Unprotect(string? secret) => secret;
    }
}
