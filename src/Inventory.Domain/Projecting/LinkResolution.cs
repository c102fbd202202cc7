using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Finds the rows that natural keys mean: those of the same set of changes, and those stored before. A link resolves if, and only if, its
/// target has a row; what does not resolve is remembered, and filled as soon as the target appears.
/// </summary>
internal sealed class LinkResolution
{
    private readonly Dictionary<(string Collection, string Key), long> ids = [];
    private readonly List<(string Table, string Column, long Id, string Collection, string Key)> unresolved = [];
    private readonly Dictionary<(string Table, string Column), List<long>> rewritten = [];
    private readonly TransactionMemory.OfManager memory;
    private readonly long emsId;

    private LinkResolution(TransactionMemory.OfManager memory, long emsId) => (this.memory, this.emsId) = (memory, emsId);

    /// <summary>
    /// Asks for all link targets of the rows that nobody knows yet, one query per collection, and for which of the objects that appear links wait. To be called
    /// before any of it is written; the answers are there when the statements are sent.
    /// </summary>
    public static LinkResolution Ask(
        SqlPipeline sql, InventoryModels models, TransactionMemory.OfManager memory, long emsId, List<ObjectChange> changes, IEnumerable<RowChange> rows)
    {
        var links = new LinkResolution(memory, emsId);
        var wanted = Wanted(rows);
        foreach (var change in changes)
        {
            if (!change.HasRow)
                memory.Forget(change.Model.Collection, change.Key);
            if (wanted.TryGetValue(change.Model.Collection, out var keys) && keys.Remove(change.Key) && change.HasRow)
                links.ids[(change.Model.Collection, change.Key)] = change.Id;
        }
        foreach (var (collection, keys) in wanted)
            if (models.Find(collection) is { } model)
                links.AskFor(sql, model, keys);
        links.AskWhatIsAwaited(sql, changes);
        return links;
    }

    private static Dictionary<string, HashSet<string>> Wanted(IEnumerable<RowChange> rows)
    {
        var wanted = new Dictionary<string, HashSet<string>>();
        foreach (var row in rows)
        {
            foreach (var link in row.Patch.Model.Links)
                if (row.Patch.Columns.Contains(link) && link.Reference(row.Patch.Values) is { } reference)
                    Want(reference);
            foreach (var list in row.Patch.Model.LinkLists)
                if (row.Patch.Columns.Contains(list))
                    foreach (var reference in list.References(row.Patch.Values))
                        Want(reference);
        }
        return wanted;

        void Want(IReference reference) =>
            (wanted.TryGetValue(reference.Collection, out var keys) ? keys : wanted[reference.Collection] = []).Add(reference.Key);
    }

    private void AskFor(SqlPipeline sql, RecordModel model, HashSet<string> keys)
    {
        keys.RemoveWhere(key =>
        {
            var known = memory.Find(model.Collection, key, out var id);
            if (known)
                ids[(model.Collection, key)] = id;
            return known;
        });
        if (keys.Count == 0)
            return;
        sql.Ask("select key, id from objects where ems_id = $1 and collection = $2 and key = any($3) and (connected or $4)", row =>
            {
                while (row.Read())
                {
                    var (key, id) = (row.GetString(0), row.GetInt64(1));
                    ids[(model.Collection, key)] = id;
                    memory.Remember(model.Collection, key, id);
                }
            },
            new NpgsqlParameter { Value = emsId }, Text(model.Collection),
            new NpgsqlParameter { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            new NpgsqlParameter { Value = model.WhenGone == WhenGone.Archive });
    }

    private void AskWhatIsAwaited(SqlPipeline sql, List<ObjectChange> changes)
    {
        string[] arriving = [.. changes.Where(c => c.Arrives).Select(c => c.Model.Collection).Distinct().Where(c => memory.Awaits(c) is null)];
        if (arriving.Length == 0)
            return;
        sql.Ask("select collection, exists (select from unresolved_links u where u.ems_id = $1 and u.collection = c.collection) from unnest($2) as c(collection)", row =>
            {
                while (row.Read())
                    memory.Awaits(row.GetString(0), row.GetBoolean(1));
            },
            new NpgsqlParameter { Value = emsId }, new NpgsqlParameter { Value = arriving, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar });
    }

    /// <summary>The id to write into the foreign key, or null; remembers a link without a target.</summary>
    public long? IdOf(LinkColumn link, RowChange row)
    {
        var (table, column) = (row.Patch.Model.Table, link.Name);
        Rewritten(table, column, row);
        return link.Reference(row.Patch.Values) is { } reference ? Find(table, column, row, reference) : null;
    }

    /// <summary>The id of the target; null if there is no link, or no target.</summary>
    public long? TargetOf(LinkColumn link, RowChange row) =>
        link.Reference(row.Patch.Values) is { } reference && ids.TryGetValue((reference.Collection, reference.Key), out var id) ? id : null;

    /// <summary>The class of the target, for the second column of a polymorphic link; null where <see cref="IdOf"/> is.</summary>
    public string? ClassOf(LinkColumn link, RowChange row) =>
        link.Reference(row.Patch.Values) is { } reference && ids.ContainsKey((reference.Collection, reference.Key))
            ? link.To.Find(reference.Collection)!.BaseClass
            : null;

    /// <summary>The ids of a many-to-many link; remembers those without a target.</summary>
    public IEnumerable<long> IdsOf(LinkListColumn list, RowChange row)
    {
        Rewritten(list.Join.Table, list.Join.Owner, row);
        foreach (var reference in list.References(row.Patch.Values))
            if (Find(list.Join.Table, list.Join.Owner, row, reference) is { } id)
                yield return id;
    }

    private long? Find(string table, string column, RowChange row, IReference reference)
    {
        if (ids.TryGetValue((reference.Collection, reference.Key), out var id))
            return id;
        unresolved.Add((table, column, row.Id, reference.Collection, reference.Key));
        return null;
    }

    private void Rewritten(string table, string column, RowChange row)
    {
        if (row.Patch.Kind == PatchKind.Change)
            (rewritten.TryGetValue((table, column), out var rows) ? rows : rewritten[(table, column)] = []).Add(row.Id);
    }

    /// <summary>Writes what was found unresolved, and forgets what was unresolved before in the links that were rewritten.</summary>
    public async Task RememberUnresolvedAsync(SqlPipeline sql, CancellationToken cancel)
    {
        foreach (var ((table, column), rows) in rewritten)
            sql.Add("delete from unresolved_links where owner_table = $1 and owner_column = $2 and owner_id = any($3)",
                Text(table), Text(column), new NpgsqlParameter { Value = rows.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        if (unresolved.Count == 0)
            return;
        await using var copy = await (await sql.SendAsync(cancel)).BeginBinaryImportAsync(
            "copy unresolved_links (owner_table, owner_column, owner_id, ems_id, collection, key) from stdin (format binary)", cancel);
        foreach (var link in unresolved)
        {
            memory.Awaits(link.Collection, true);
            copy.StartRow();
            copy.Write(link.Table, NpgsqlDbType.Varchar);
            copy.Write(link.Column, NpgsqlDbType.Varchar);
            copy.Write(link.Id, NpgsqlDbType.Bigint);
            copy.Write(emsId, NpgsqlDbType.Bigint);
            copy.Write(link.Collection, NpgsqlDbType.Varchar);
            copy.Write(link.Key, NpgsqlDbType.Varchar);
        }
        await copy.CompleteAsync(cancel);
    }

    /// <summary>Fills the links that waited for objects which appear now.</summary>
    public async Task FillArrivedAsync(SqlPipeline sql, InventoryModels models, List<ObjectChange> changes, Ancestry ancestry, CancellationToken cancel)
    {
        foreach (var group in changes.Where(c => c.Arrives && memory.Awaits(c.Model.Collection) != false).GroupBy(c => c.Model))
        {
            var connection = await sql.SendAsync(cancel);
            var keys = group.Select(c => c.Key).ToArray();
            foreach (var (table, link) in models.LinksTo(group.Key))
            {
                var type = link.TypeColumn is { } column ? $", {Sql.Name(column)} = '{group.Key.BaseClass}'" : "";
                var filled = await ArriveAsync(connection, table, link.Name, emsId, group.Key, keys,
                    $"update {Sql.Name(table)} t set {Sql.Name(link.Name)} = arrived.id{type} from arrived where t.id = arrived.owner_id returning t.id", cancel);
                ancestry.Touch(table, link, filled);
            }
            foreach (var join in models.JoinsTo(group.Key))
                await ArriveAsync(connection, join.Table, join.Owner, emsId, group.Key, keys,
                    $"""
                    insert into {Sql.Name(join.Table)} ({Sql.Name(join.Owner)}, {Sql.Name(join.Target)})
                    select owner_id, id from arrived returning {Sql.Name(join.Owner)}
                    """, cancel);
        }
    }

    private static async Task<List<long>> ArriveAsync(NpgsqlConnection connection, string table, string column, long emsId, RecordModel model, string[] keys,
        string write, CancellationToken cancel)
    {
        await using var fill = new NpgsqlCommand(
            $"""
            with arrived as (
              delete from unresolved_links u using objects o
              where u.owner_table = $1 and u.owner_column = $2 and u.ems_id = $3 and u.collection = $4 and u.key = any($5)
                and o.ems_id = u.ems_id and o.collection = u.collection and o.key = u.key
              returning u.owner_id, o.id)
            {write}
            """, connection)
        {
            Parameters =
            {
                Text(table), Text(column), new() { Value = emsId }, Text(model.Collection),
                new() { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar },
            },
        };
        var owners = new List<long>();
        await using var row = await fill.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            owners.Add(row.GetInt64(0));
        return owners;
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Varchar };
}
