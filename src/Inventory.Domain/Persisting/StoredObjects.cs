using System.Text;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Sdk;
using Npgsql;

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

    private const int FewObjects = 100;

    /// <summary>Loads the objects with these row ids, and their children of the given kinds: two round trips, however many objects.</summary>
    public static async Task<Dictionary<long, StoredObject>> LoadAsync(
        NpgsqlConnection connection, RecordModel root, IReadOnlyCollection<RecordModel> children, long[] ids, CancellationToken cancel)
    {
        var (roots, parts, names) = (new StoredRows(root), children.Select(c => (Model: c, Rows: new StoredRows(c))).ToArray(), new LinkNames());
        await using (var batch = new NpgsqlBatch(connection))
        {
            if (ids.Length <= FewObjects)
                batch.BatchCommands.Add(new(SqlPipeline.OfFewRows));
            roots.Ask(batch, ids);
            foreach (var part in parts)
                part.Rows.Ask(batch, ids);
            await using var row = await batch.ExecuteReaderAsync(cancel);
            if (ids.Length <= FewObjects)
                await row.NextResultAsync(cancel);
            await roots.ReadAsync(row, names, cancel);
            foreach (var part in parts)
                await part.Rows.ReadAsync(row, names, cancel);
        }
        await names.LinkAsync(connection, cancel);
        var objects = roots.Found.ToDictionary(f => f.Root, f => new StoredObject(f.Stored, root.Parts.Count));
        foreach (var (model, rows) in parts)
        {
            var part = root.PartOf(model);
            foreach (var (owner, stored) in rows.Found) // a key may hold links
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
}
