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
    private readonly long emsId;

    private LinkResolution(long emsId) => this.emsId = emsId;

    /// <summary>Looks up all link targets of the rows: one query per target collection.</summary>
    public static async Task<LinkResolution> ResolveAsync(
        SqlPipeline sql, InventoryModels models, long emsId, List<ObjectChange> changes, IEnumerable<RowChange> rows, CancellationToken cancel)
    {
        var links = new LinkResolution(emsId);
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
        if (wanted.Count == 0)
            return links;
        foreach (var change in changes)
            if (change.Arrives && wanted.TryGetValue(change.Model.Collection, out var keys) && keys.Remove(change.Key))
                links.ids[(change.Model.Collection, change.Key)] = change.Id;
        foreach (var (collection, keys) in wanted)
            if (keys.Count > 0 && models.Find(collection) is { } model)
                foreach (var (key, known) in await KnownObjects.LoadAsync(await sql.SendAsync(cancel), emsId, model, keys, cancel, "objects"))
                    if (known.Connected || model.WhenGone == WhenGone.Archive)
                        links.ids[(collection, key)] = known.Id;
        return links;

        void Want(IReference reference) =>
            (wanted.TryGetValue(reference.Collection, out var keys) ? keys : wanted[reference.Collection] = []).Add(reference.Key);
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
    public static async Task FillArrivedAsync(
        SqlPipeline sql, InventoryModels models, long emsId, List<ObjectChange> changes, Ancestry ancestry, CancellationToken cancel)
    {
        foreach (var group in changes.Where(c => c.Arrives).GroupBy(c => c.Model))
        {
            var connection = await sql.SendAsync(cancel);
            if (!await IsAwaitedAsync(connection, emsId, group.Key, cancel))
                continue;
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

    private static async Task<bool> IsAwaitedAsync(NpgsqlConnection connection, long emsId, RecordModel model, CancellationToken cancel)
    {
        await using var any = new NpgsqlCommand("select exists (select from unresolved_links where ems_id = $1 and collection = $2)", connection)
        {
            Parameters = { new() { Value = emsId }, Text(model.Collection) },
        };
        return (bool)(await any.ExecuteScalarAsync(cancel))!;
    }

    private static NpgsqlParameter Text(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Varchar };
}
