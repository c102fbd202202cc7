using Inventory.Domain.Models;
using Inventory.Domain.Parsing;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Npgsql;

namespace Inventory.Benchmarks.Refreshing;

/// <summary>
/// What reading a cloud and PostgreSQL themselves need for the same inventory: one event for each object with its children inside, copied into a table like the event
/// store's; all rows copied to a stage and upserted, one set-based statement for each kind of record, into tables like those of the VMDB, with their indexes and foreign
/// keys, all links resolved. Neither the streams nor what an engine remembers of objects is written, nothing is compared, and nothing is held but a page.
/// </summary>
public sealed class Floor(NpgsqlDataSource database, InventoryModels models, StoredProvider provider)
{
    private const int RootsOfAPage = 5000;

    private readonly ProviderDefaults defaults = new(provider.Manager);

    /// <summary>Makes its tables, empty.</summary>
    public async Task PrepareAsync()
    {
        var tables = Tables();
        await RunAsync(
            $"""
            drop schema if exists floor cascade; create schema floor;
            create sequence floor.ids cache 1000; create sequence floor.numbers cache 1000;
            create table floor.events (like inventory.mt_events including all);
            {string.Join("\n", tables.Select(t => $"create table floor.{t} (like vmdb.{t} including all);"))}
            """);
        foreach (var (table, definition) in await ForeignKeysAsync(tables))
            await RunAsync(
                $"alter table floor.{table} add {tables.Aggregate(definition, (all, t) => all.Replace($"REFERENCES vmdb.{t}(", $"REFERENCES floor.{t}(", StringComparison.Ordinal))}");
    }

    /// <summary>Reads the cloud and writes everything, in one transaction.</summary>
    public async Task<Work> WriteAsync()
    {
        using var session = provider.Manager.OpenInventory(provider.Settings);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var tables = session.Persister.Collections.Select(c => models.Of(c.RecordType)).ToDictionary(m => m, m => new FloorTable(m, models, provider.Id));
        foreach (var table in tables.Values)
            await table.StageAsync(connection);
        var (page, events) = (new FloorPage(models, provider.Id), 0L);
        await EachAsync(session, async (model, record) =>
        {
            if (!model.IsChild && page.Roots >= RootsOfAPage)
                await FlushAsync();
            defaults.Apply(model, record);
            record.Derive(null, DateTimeOffset.UnixEpoch);
            page.Add(model, record);
        });
        await FlushAsync();
        var rows = 0L;
        foreach (var model in models.InsertOrder.Where(tables.ContainsKey).OrderBy(m => tables[m].LinksAnywhere)) // into any table: when all are filled
            rows += await tables[model].UpsertAsync(connection);
        await transaction.CommitAsync();
        return new Work(rows, rows, events);

        async Task FlushAsync()
        {
            events += await page.CopyEventsAsync(connection);
            foreach (var (model, records) in page.Records)
                await tables[model].CopyAsync(connection, records);
            page = new FloorPage(models, provider.Id);
        }
    }

    /// <summary>Reads the cloud, and what is stored of it: what nobody can do without who finds nothing changed.</summary>
    public async Task<Work> ReadAsync()
    {
        using var session = provider.Manager.OpenInventory(provider.Settings);
        var (read, buffer) = (0L, new byte[1 << 16]);
        await EachAsync(session, (_, _) =>
        {
            read++;
            return ValueTask.CompletedTask;
        });
        await using var connection = await database.OpenConnectionAsync();
        await using var stored = await connection.BeginRawBinaryCopyAsync($"copy (select key, fingerprint from inventory.objects where ems_id = {provider.Id}) to stdout (format binary)");
        while (await stored.ReadAsync(buffer.AsMemory(), default) > 0)
        {
        }
        return new Work(read, 0, 0);
    }

    /// <summary>How many values each column holds, in the tables of the floor or in those of the VMDB of the same names: the same work has the same outcome.</summary>
    public async Task<IReadOnlyDictionary<string, long>> FilledAsync(string schema)
    {
        var filled = new Dictionary<string, long>();
        await using var connection = await database.OpenConnectionAsync();
        foreach (var table in Tables())
        {
            await using var command = new NpgsqlCommand($"select * from {schema}.{table} limit 0", connection) { CommandTimeout = 0 };
            var columns = new List<string>();
            await using (var none = await command.ExecuteReaderAsync())
                for (var i = 0; i < none.FieldCount; i++)
                    columns.Add(none.GetName(i));
            command.CommandText = $"select {string.Join(", ", columns.Select(c => $"count(\"{c}\")"))} from {schema}.{table}";
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            for (var i = 0; i < columns.Count; i++)
                filled.Add($"{table}.{columns[i]}", row.GetInt64(i));
        }
        return filled;
    }

    /// <summary>Removes its tables.</summary>
    public Task RemoveAsync() => RunAsync("drop schema floor cascade");

    private async Task EachAsync(InventorySession session, Func<RecordModel, VmdbRecord, ValueTask> take)
    {
        var collections = session.Persister.Collections.Select(c => (Collection: c, Model: models.Of(c.RecordType))).ToArray();
        foreach (var reading in session.Parser.Read(Scope.All))
            await foreach (var parse in reading.Items(default))
            {
                parse();
                foreach (var (collection, model) in collections)
                    foreach (var record in collection.TakeBuilt())
                        await take(model, record);
            }
    }

    private string[] Tables()
    {
        using var session = provider.Manager.OpenInventory(provider.Settings);
        return [.. session.Persister.Collections.Select(c => models.Of(c.RecordType).Table).Distinct()];
    }

    private async Task<List<(string Table, string Definition)>> ForeignKeysAsync(string[] tables)
    {
        var found = new List<(string, string)>();
        await using var command = database.CreateCommand(
            """
            select t.relname, pg_get_constraintdef(c.oid) from pg_constraint c join pg_class t on t.oid = c.conrelid
            where c.contype = 'f' and t.relnamespace = 'vmdb'::regnamespace and t.relname = any($1)
            """);
        command.Parameters.Add(new() { Value = tables });
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            found.Add((row.GetString(0), row.GetString(1)));
        return found;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
