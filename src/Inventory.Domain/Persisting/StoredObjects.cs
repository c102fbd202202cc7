using System.Text;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Persisting;

/// <summary>A record as its row has it.</summary>
/// <param name="Id">Id of the row.</param>
/// <param name="Record">Its values; links as natural keys.</param>
public sealed record StoredRecord(long Id, VmdbRecord Record);

/// <summary>A root object as its rows have it, with the children that were asked for.</summary>
/// <param name="root">The root's row.</param>
/// <param name="parts">The number of parts that such an object has.</param>
public sealed class StoredObject(StoredRecord root, int parts)
{
    private readonly Dictionary<string, StoredRecord>?[] children = new Dictionary<string, StoredRecord>?[parts];

    /// <summary>No children.</summary>
    public static Dictionary<string, StoredRecord> None { get; } = [];

    /// <summary>The root's row.</summary>
    public StoredRecord Root { get; } = root;

    /// <summary>The children of a part by key under the root.</summary>
    public Dictionary<string, StoredRecord> Children(int part) => children[part] ?? None;

    internal void Add(int part, string key, StoredRecord child) => (children[part] ??= []).Add(key, child);
}

/// <summary>Reads current rows back into records: for the few objects whose fingerprints say that something changed.</summary>
public static class StoredObjects
{
    /// <summary>Objects to load at once: bounds the memory that their rows take.</summary>
    public const int ChunkSize = 5000;

    /// <summary>Loads the objects with these row ids, and their children of the given kinds: one query per table, however many objects.</summary>
    public static async Task<Dictionary<long, StoredObject>> LoadAsync(
        NpgsqlConnection connection, RecordModel root, IReadOnlyCollection<RecordModel> children, long[] ids, CancellationToken cancel)
    {
        var objects = new Dictionary<long, StoredObject>(ids.Length);
        await foreach (var (_, stored) in ReadAsync(connection, root, "where t.id = any($1)", "t.id", ids, cancel))
            objects.Add(stored.Id, new StoredObject(stored, root.Parts.Count));
        await AddLinksAsync(connection, root, objects.Values.ToDictionary(o => o.Root.Id, o => o.Root.Record), cancel);
        foreach (var model in children)
        {
            var (joins, rootId) = PathToRoot(model);
            var part = root.PartOf(model);
            var found = new List<(long Owner, StoredRecord Stored)>();
            await foreach (var child in ReadAsync(connection, model, $"{joins} where {rootId} = any($1)", rootId, ids, cancel))
                found.Add(child);
            await AddLinksAsync(connection, model, found.ToDictionary(f => f.Stored.Id, f => f.Stored.Record), cancel);
            foreach (var (owner, stored) in found) // a key may hold links
                objects[owner].Add(part, model.KeyOf(stored.Record)!, stored);
        }
        return objects;
    }

    /// <summary>How many rows of a child collection belong to objects that a manager has.</summary>
    public static async Task<int> CountAsync(NpgsqlConnection connection, RecordModel child, long emsId, CancellationToken cancel)
    {
        var (joins, rootId) = PathToRoot(child);
        var sql =
            $"""
            select count(*)::integer from {Sql.Table(child.Table)} t{joins} join inventory.objects o on o.id = {rootId}
            where o.ems_id = $1 and o.connected
            """;
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = emsId } } };
        return (int)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Ids of the rows of a root collection that link to one object.</summary>
    public static async Task<HashSet<long>> LinkingAsync(
        NpgsqlConnection connection, RecordModel model, long emsId, Within within, CancellationToken cancel)
    {
        var link = model.Links.FirstOrDefault(l => l.Member == within.Link)
            ?? throw new InvalidOperationException($"{model.Collection} has no link {within.Link} that it could be complete within.");
        await using var command = new NpgsqlCommand(
            $"""
            select t.id from {Sql.Table(model.Table)} t join inventory.objects o on o.id = t.{Sql.Name(link.Name)}
            where o.ems_id = $1 and o.collection = $2 and o.key = $3
            """, connection)
        {
            Parameters = { new() { Value = emsId }, new() { Value = within.Target.Collection }, new() { Value = within.Target.Key } },
        };
        var ids = new HashSet<long>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            ids.Add(row.GetInt64(0));
        return ids;
    }

    /// <summary>
    /// The joins and the column that lead from the row <c>t</c> of a child to the id of its root: <c>t.vm_or_template_id</c> of hardwares; of disks
    /// <c>join hardwares p0 on p0.id = t.hardware_id</c>, then <c>p0.vm_or_template_id</c>.
    /// </summary>
    public static (string Joins, string RootId) PathToRoot(RecordModel model)
    {
        var joins = new StringBuilder();
        var (alias, link) = ("t", model.ParentLink!);
        for (var depth = 0; link.Parents[0].ParentLink is { } above; depth++)
        {
            joins.Append($" join {Sql.Table(link.Table)} p{depth} on p{depth}.id = {alias}.{Sql.Name(link.Column)}");
            (alias, link) = ($"p{depth}", above);
        }
        return (joins.ToString(), $"{alias}.{Sql.Name(link.Column)}");
    }

    private static async IAsyncEnumerable<(long Owner, StoredRecord Stored)> ReadAsync(
        NpgsqlConnection connection, RecordModel model, string where, string owner, long[] ids,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var columns = model.Columns.OfType<ValueColumn>().ToArray();
        // JSON is read as text, whatever type its column has
        var select = string.Concat(columns.Select(c => $", t.{Sql.Name(c.Name)}{(c.DbType == NpgsqlDbType.Jsonb ? "::text" : "")}"))
            + string.Concat(model.Links.Select((_, i) => $", o{i}.collection, o{i}.key"));
        var links = string.Concat(model.Links.Select((l, i) => $" left join inventory.objects o{i} on o{i}.id = t.{Sql.Name(l.Name)}"));
        var sql = $"select t.id, {owner}{select} from {Sql.Table(model.Table)} t{links} {where}";
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
        {
            var record = model.Blank();
            for (var i = 0; i < columns.Length; i++)
                columns[i].ReadRow(row, i + 2, record);
            for (var i = 0; i < model.Links.Count; i++)
            {
                var at = 2 + columns.Length + (2 * i);
                if (!row.IsDBNull(at))
                    model.Links[i].Link(record, row.GetString(at), row.GetString(at + 1));
            }
            yield return (row.GetInt64(1), new StoredRecord(row.GetInt64(0), record));
        }
    }

    private static async Task AddLinksAsync(
        NpgsqlConnection connection, RecordModel model, Dictionary<long, VmdbRecord> records, CancellationToken cancel)
    {
        if (records.Count == 0)
            return;
        var ids = new NpgsqlParameter { Value = records.Keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
        if (model.Links.Count > 0)
            await AddUnresolvedAsync(connection, model, records, ids, cancel);
        foreach (var list in model.LinkLists)
            await AddListAsync(connection, list, records, ids, cancel);
    }

    // A link whose target is not known has a null column; what it points to is remembered beside the tables.
    private static async Task AddUnresolvedAsync(
        NpgsqlConnection connection, RecordModel model, Dictionary<long, VmdbRecord> records, NpgsqlParameter ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select owner_id, owner_column, collection, key from inventory.unresolved_links where owner_table = $1 and owner_id = any($2)", connection)
        {
            Parameters = { new() { Value = model.Table, NpgsqlDbType = NpgsqlDbType.Varchar }, ids.Clone() },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            if (model.Links.FirstOrDefault(l => l.Name == row.GetString(1)) is { } link)
                link.Link(records[row.GetInt64(0)], row.GetString(2), row.GetString(3));
    }

    private static async Task AddListAsync(
        NpgsqlConnection connection, LinkListColumn list, Dictionary<long, VmdbRecord> records, NpgsqlParameter ids, CancellationToken cancel)
    {
        var (table, owner, target) = (Sql.Table(list.Join.Table), Sql.Name(list.Join.Owner), Sql.Name(list.Join.Target));
        await using var command = new NpgsqlCommand(
            $"""
            select j.{owner}, o.collection, o.key from {table} j join inventory.objects o on o.id = j.{target} where j.{owner} = any($1)
            union all
            select owner_id, collection, key from inventory.unresolved_links where owner_table = $2 and owner_id = any($1)
            """, connection)
        {
            Parameters = { ids.Clone(), new() { Value = list.Join.Table, NpgsqlDbType = NpgsqlDbType.Varchar } },
        };
        var found = new List<(long Owner, IReference Reference)>();
        await using (var row = await command.ExecuteReaderAsync(cancel))
            while (await row.ReadAsync(cancel))
                found.Add((row.GetInt64(0), list.To.Reference(row.GetString(1), row.GetString(2))));
        foreach (var links in found.GroupBy(f => f.Owner))
            list.Link(records[links.Key], links.Select(l => l.Reference));
    }
}
