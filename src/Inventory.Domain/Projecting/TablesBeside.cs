using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Domain.Providers;
using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Projecting;

/// <summary>
/// The tables of the inventory, made from the events alone, in a schema of their own beside the live ones: to take their place, to be held against them, or
/// to show a past state to plain SQL.
/// </summary>
public sealed class TablesBeside(InventoryModels models, InventoryEventTypes types, VmdbProjection projection)
{
    private const int EventsPerFetch = 5000;

    // Statements cost the same for few as for many.
    private const int ObjectsAtOnce = 5000;

    private static readonly Table[] Registry = [EngineTables.Objects, EngineTables.UnresolvedLinks];

    /// <summary>The tables, those that others refer to first, and the two of the engine that go with them.</summary>
    internal IReadOnlyList<Table> All { get; } = InOrder(models);

    /// <summary>All that is inventory.</summary>
    internal PartOfInventory Everything => new([.. models.Roots], All);

    /// <summary>A collection with all that shares a table with it or joins it, since only together can they be made anew; null if there is none of that name.</summary>
    public PartOfInventory? PartWith(string collection)
    {
        if (models.All.FirstOrDefault(m => m.Collection == collection) is not { } wanted)
            return null;
        HashSet<RecordModel> roots = [.. models.Roots.Where(r => r.Parts.Contains(wanted))];
        for (var before = 0; before < roots.Count;)
        {
            before = roots.Count;
            var shared = TablesOf(roots).Concat(roots.SelectMany(models.JoinsTo).Select(j => j.Table)).ToHashSet();
            roots.UnionWith(models.Roots.Where(r => TablesOf([r]).Any(shared.Contains)));
        }
        var names = TablesOf(roots).ToHashSet();
        return new PartOfInventory([.. roots], [.. All.Where(t => Registry.Contains(t) || names.Contains(t.Identifier.Name))]);
    }

    private static IEnumerable<string> TablesOf(IEnumerable<RecordModel> roots) =>
        roots.SelectMany(r => r.Parts).SelectMany(p => p.LinkLists.Select(l => l.Join.Table).Append(p.Table));

    /// <summary>Makes empty tables.</summary>
    /// <param name="connection">A connection in a transaction.</param>
    /// <param name="schema">The schema; it must not exist.</param>
    /// <param name="lasting">They are to stay, with the indexes of the live ones; else they are written faster and do not survive a crash.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task CreateAsync(NpgsqlConnection connection, string schema, bool lasting, CancellationToken cancel)
    {
        var tables = All.Select(t => lasting
            ? $"create table {Beside(schema, t)} (like {Live(t)} including defaults including indexes including comments);"
            : $"""
               create unlogged table {Beside(schema, t)} (like {Live(t)} including defaults);
               alter table {Beside(schema, t)} add primary key ({string.Join(", ", t.PrimaryKeyColumns.Select(Sql.Name))});
               """);
        var links = lasting ? "" : $"create index on {Beside(schema, EngineTables.Objects)} (ems_id, collection, key);";
        await ExecuteAsync(connection, $"create schema {Sql.Name(schema)};\n{string.Join("\n", tables)}\n{links}", cancel);
    }

    /// <summary>Fills them.</summary>
    /// <param name="connection">The connection that made them.</param>
    /// <param name="schema">Their schema.</param>
    /// <param name="part">What to make; links of it lead to all that the live registry of objects knows besides.</param>
    /// <param name="until">The last state to show; null for the present.</param>
    /// <param name="progress">Told how many objects there are so far.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The number of objects that have a stream, and of their events.</returns>
    public async Task<(int Objects, int Events)> FillAsync(
        NpgsqlConnection connection, string schema, PartOfInventory part, PointInTime? until, IProgress<int>? progress, CancellationToken cancel)
    {
        if (part.Roots.Count < models.Roots.Count())
            await CopyOthersAsync(connection, schema, EngineTables.Objects, "collection", [.. part.Roots.Select(r => r.Collection)], cancel);
        await ExecuteAsync(connection, $"set local search_path to {Sql.Name(schema)}", cancel);
        await OpenCursorAsync(connection, part, until, cancel);
        var (objects, events) = (0, 0);
        Fold? fold = null;
        var stream = "";
        var done = new List<ObjectChange>();
        // Most events change an object that is there: what they say is copied, and needs no record of its own.
        var scratch = models.Roots.ToDictionary(m => m, m => m.Blank());
        for (var fetched = EventsPerFetch; fetched == EventsPerFetch;)
        {
            fetched = 0;
            await using (var command = new NpgsqlCommand($"fetch {EventsPerFetch} from inventory_events", connection))
            await using (var row = await command.ExecuteReaderAsync(cancel))
                for (; await row.ReadAsync(cancel); fetched++)
                {
                    var (model, kind) = types.Find(row.GetString(2));
                    if (fold is null || row.GetString(0) != stream)
                    {
                        if (fold is not null)
                            done.Add(fold.ToChange());
                        var (emsId, _, key) = StreamName.Parse(stream = row.GetString(0));
                        fold = new Fold(emsId, model, key);
                    }
                    var patch = ObjectPatchJson.Read(row.GetFieldValue<byte[]>(4), model, kind == ChangeKind.Changed ? scratch[model] : null);
                    fold.Apply(kind, row.GetInt64(1), new DateTimeOffset(row.GetDateTime(3), TimeSpan.Zero), patch);
                }
            if (fetched < EventsPerFetch && fold is not null)
                done.Add(fold.ToChange());
            events += fetched;
            progress?.Report(objects + done.Count);
            if (done.Count < ObjectsAtOnce && fetched == EventsPerFetch)
                continue;
            var sql = new SqlPipeline(connection);
            await projection.ApplyAsync(sql, done, cancel);
            await sql.SendAsync(cancel);
            objects += done.Count;
            done.Clear();
        }
        await ExecuteAsync(connection, "close inventory_events; set local search_path to default", cancel);
        if (part.Roots.Count < models.Roots.Count())
            await CopyOthersAsync(connection, schema, EngineTables.UnresolvedLinks, "owner_table", [.. TablesOf(part.Roots)], cancel);
        return (objects, events);
    }

    /// <summary>A quoted live table.</summary>
    internal static string Live(Table table) => $"{Sql.Name(table.Identifier.Schema)}.{Sql.Name(table.Identifier.Name)}";

    /// <summary>A quoted table beside the live one.</summary>
    internal static string Beside(string schema, Table table) => $"{Sql.Name(schema)}.{Sql.Name(table.Identifier.Name)}";

    /// <summary>Whether the live table holds other rows than the inventory's.</summary>
    internal static bool IsShared(Table table) => ManagementTables.All.Any(t => t.Identifier.Name == table.Identifier.Name);

    /// <summary>The columns that events fill: neither those of users, which are in no event, nor since when a row is as it is.</summary>
    internal IReadOnlyList<string> ColumnsOf(Table table)
    {
        var users = models.All.Where(m => m.Table == table.Identifier.Name).SelectMany(m => m.UserColumns).Select(c => c.Name);
        return [.. table.Columns.Select(c => c.Name).Except(users.Append(HistoryTables.ValidFrom))];
    }

    /// <summary>The links of a table that are foreign keys.</summary>
    internal IReadOnlyList<LinkColumn> LinksOf(Table table) =>
        [.. models.All.Where(m => m.Table == table.Identifier.Name).SelectMany(m => m.Links).Where(l => !l.IsPolymorphic).DistinctBy(l => l.Name)];

    private static List<Table> InOrder(InventoryModels models)
    {
        var made = VmdbTables.Of(models, ManagementTables.Managers, ManagementTables.All).Concat(ManagementTables.All).ToDictionary(t => t.Identifier.Name);
        var names = models.InsertOrder.Select(m => m.Table).Concat(models.Joins.Select(j => j.Join.Table)).Distinct();
        return [.. names.Select(n => made[n]), .. Registry];
    }

    private static async Task CopyOthersAsync(
        NpgsqlConnection connection, string schema, Table table, string by, string[] but, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"insert into {Beside(schema, table)} select * from {Live(table)} where {by} <> all($1)", connection)
        {
            CommandTimeout = 0, Parameters = { new() { Value = but, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task OpenCursorAsync(NpgsqlConnection connection, PartOfInventory part, PointInTime? until, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            declare inventory_events no scroll cursor for
            select e.stream_id, e.version, e.type, e.timestamp, e.data from inventory.mt_events e
            where e.type = any($1) and {until?.Includes("e") ?? "true"} order by e.stream_id, e.version
            """, connection)
        {
            Parameters = { new() { Value = types.NamesOf(part.Roots).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Some of the inventory's root objects, with the tables that their events fill.</summary>
/// <param name="Roots">Their kinds.</param>
/// <param name="Tables">The tables, those that others refer to first.</param>
public sealed record PartOfInventory(IReadOnlyList<RecordModel> Roots, IReadOnlyList<Table> Tables);
