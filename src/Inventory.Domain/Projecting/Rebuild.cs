using System.Text.Json;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Providers;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Makes the tables of the inventory anew from the events alone, in one transaction. Refreshes wait meanwhile, and so does whoever reads the
/// tables. Gives the tables that the inline projection keeps, to the last column.
/// </summary>
public sealed class Rebuild(InventoryModels models, InventoryEventTypes types, VmdbProjection projection)
{
    private const int EventsPerFetch = 5000;

    /// <summary>Empties the tables and fills them again; users' columns keep their values.</summary>
    /// <returns>The number of objects that have a stream, and of their events.</returns>
    public async Task<(int Objects, int Events)> RebuildAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await LockAsync(connection, cancel);
        await SetUserColumnsAsideAsync(connection, cancel);
        await EmptyAsync(connection, cancel);
        await OpenCursorAsync(connection, cancel);
        var fingerprints = new FingerprintBuilder();
        var (objects, events) = (0, 0);
        Fold? fold = null;
        var stream = "";
        while (true)
        {
            var done = new List<ObjectChange>();
            var fetched = 0;
            await using (var command = new NpgsqlCommand($"fetch {EventsPerFetch} from inventory_events", connection))
            await using (var row = await command.ExecuteReaderAsync(cancel))
                for (; await row.ReadAsync(cancel); fetched++)
                {
                    var (model, kind) = types.Find(row.GetString(2));
                    if (fold is null || row.GetString(0) != stream)
                    {
                        if (fold is not null)
                            done.Add(fold.ToChange(fingerprints));
                        var (emsId, _, key) = StreamName.Parse(stream = row.GetString(0));
                        fold = new Fold(emsId, model, key);
                    }
                    fold.Apply(kind, row.GetInt64(1), new DateTimeOffset(row.GetDateTime(3), TimeSpan.Zero), Read(row.GetFieldValue<byte[]>(4), model));
                }
            if (fetched < EventsPerFetch && fold is not null)
                done.Add(fold.ToChange(fingerprints));
            await projection.ApplyAsync(connection, done, cancel);
            (objects, events) = (objects + done.Count, events + fetched);
            if (fetched < EventsPerFetch)
                break;
        }
        await PutUserColumnsBackAsync(connection, cancel);
        await transaction.CommitAsync(cancel);
        return (objects, events);
    }

    // The lock on the registry first: every refresh writes there before it writes elsewhere.
    private static Task LockAsync(NpgsqlConnection connection, CancellationToken cancel) => ExecuteAsync(connection, "lock table inventory.objects", cancel);

    // Tables that hold other rows too lose the inventory's only.
    private async Task EmptyAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var shared in models.Tables.Where(IsShared))
            await ExecuteAsync(connection, $"delete from {Sql.Table(shared.Key)} t using inventory.objects o where o.id = t.id", cancel);
        var tables = models.Tables.Where(t => !IsShared(t)).Select(t => t.Key).Concat(models.Joins.Select(j => j.Join.Table)).Select(Sql.Table);
        await ExecuteAsync(connection, $"truncate inventory.objects, inventory.unresolved_links, {string.Join(", ", tables)}", cancel);
    }

    private static bool IsShared(IEnumerable<RecordModel> models) => ManagementTables.All.Any(t => t.Identifier.Name == models.First().Table);

    // What users keep in the tables is in no event.
    private async Task SetUserColumnsAsideAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var (table, columns) in TablesWithUserColumns())
        {
            var names = string.Join(", ", columns);
            await ExecuteAsync(connection,
                $"""
                create temp table {Aside(table)} on commit drop as
                select id, {names} from {Sql.Table(table)} where num_nonnulls({names}) > 0
                """, cancel);
        }
    }

    private async Task PutUserColumnsBackAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var (table, columns) in TablesWithUserColumns())
        {
            var values = string.Join(", ", columns.Select(c => $"{c} = a.{c}"));
            await ExecuteAsync(connection, $"update {Sql.Table(table)} t set {values} from {Aside(table)} a where t.id = a.id", cancel);
        }
    }

    private IEnumerable<(string Table, string[] Columns)> TablesWithUserColumns() => models.Tables
        .Select(t => (t.Key, t.SelectMany(m => m.UserColumns).Select(c => Sql.Name(c.Name)).Distinct().ToArray())).Where(t => t.Item2.Length > 0);

    private static string Aside(string table) => Sql.Name($"aside_{table}");

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task OpenCursorAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            declare inventory_events no scroll cursor for
            select stream_id, version, type, timestamp, data from inventory.mt_events where type = any($1) order by stream_id, version
            """, connection)
        {
            Parameters = { new() { Value = types.All.Select(t => t.Name).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static ObjectPatch Read(byte[] data, RecordModel model)
    {
        var json = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = 1000 });
        json.Read();
        return ObjectPatchJson.Read(ref json, model);
    }
}
