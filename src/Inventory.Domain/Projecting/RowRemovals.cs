using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Inventory.Sdk;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>Takes away the rows of what is gone, and the manager from what is archived.</summary>
internal static class RowRemovals
{
    /// <summary>Rows of disconnected and reconnected objects: deleted, archived, or given back to their manager.</summary>
    public static void Disconnect(
        SqlPipeline sql, InventoryModels models, long emsId, TransactionMemory.OfManager known, List<ObjectChange> changes, Ancestry ancestry)
    {
        foreach (var group in changes.Where(c => c.Kind == ChangeKind.Disconnected).GroupBy(c => c.Model))
        {
            if (group.Key.WhenGone == WhenGone.Archive)
            {
                Archive(sql, group.Key, "null", [.. group]);
                continue;
            }
            var ids = group.Select(c => c.Id).ToArray();
            Unlink(sql, models, group.Key, emsId, ids, ancestry);
            known.Awaits(group.Key.Collection, true);
            foreach (var part in group.Key.Parts)
                ForgetLinks(sql, part, part.IsChild ? StoredObjects.PathToRoot(part) : ("", "t.id"), ids);
            sql.Add($"delete from {Sql.Name(group.Key.Table)} where id = any($1)", Ids(ids));
        }
        foreach (var group in changes.Where(c => c.Kind == ChangeKind.Reconnected && c.Model.WhenGone == WhenGone.Archive).GroupBy(c => c.Model))
            Archive(sql, group.Key, $"{known.Family!.OwnerOf(group.Key)}", [.. group]);
    }

    /// <summary>Rows of children that are gone.</summary>
    public static void RemoveChildren(SqlPipeline sql, List<ObjectChange> changes)
    {
        foreach (var group in changes.SelectMany(c => c.Patch.Children).Where(p => p.Kind == PatchKind.Remove).GroupBy(p => p.Model))
        {
            var ids = group.Select(p => p.Id).ToArray();
            ForgetLinks(sql, group.Key, ("", "t.id"), ids);
            sql.Add($"delete from {Sql.Name(group.Key.Table)} where id = any($1)", Ids(ids));
        }
    }

    private static void Archive(SqlPipeline sql, RecordModel model, string manager, ObjectChange[] changes)
    {
        var update = $"update {Sql.Name(model.Table)} set {Sql.Name(model.OwnerColumn)} = {manager}";
        var ids = Ids([.. changes.Select(c => c.Id)]);
        if (model.Timestamps is { } stamps)
            sql.Add($"{update}, {Sql.Name(stamps.Updated)} = $2 where id = any($1)",
                ids, new NpgsqlParameter { Value = changes[0].At.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        else
            sql.Add($"{update} where id = any($1)", ids);
    }

    // Whoever links to a row that goes away keeps the wish: if the target returns, the link does too.
    private static void Unlink(SqlPipeline sql, InventoryModels models, RecordModel gone, long emsId, long[] ids, Ancestry ancestry)
    {
        foreach (var (table, link) in models.LinksTo(gone))
        {
            var (name, column) = (Sql.Name(table), Sql.Name(link.Name));
            var type = link.TypeColumn is { } types ? $", {Sql.Name(types)} = null" : "";
            Wish(sql, table, link.Name, emsId,
                $"""
                old as (select id as owner, {column} as target from {name} where {column} = any($1)),
                gone as (update {name} t set {column} = null{type} from old where t.id = old.owner)
                """, "old", ids, unlinked => ancestry.Touch(table, link, unlinked));
        }
        foreach (var join in models.JoinsTo(gone))
            Wish(sql, join.Table, join.Owner, emsId,
                $"""
                gone as (
                  delete from {Sql.Name(join.Table)} where {Sql.Name(join.Target)} = any($1)
                  returning {Sql.Name(join.Owner)} as owner, {Sql.Name(join.Target)} as target)
                """, "gone", ids, _ => { });
    }

    private static void Wish(SqlPipeline sql, string table, string column, long emsId, string with, string from, long[] ids, Action<List<long>> wished) => sql.Ask(
        $"""
        with {with}
        insert into unresolved_links (owner_table, owner_column, owner_id, ems_id, collection, key)
        select '{table}', '{column}', w.owner, {emsId}, o.collection, o.key from {from} w join objects o on o.id = w.target
        returning owner_id
        """,
        row =>
        {
            var owners = new List<long>();
            while (row.Read())
                owners.Add(row.GetInt64(0));
            wished(owners);
        }, Ids(ids));

    // What a row that goes away wished for; should the row return, it wishes anew.
    private static void ForgetLinks(SqlPipeline sql, RecordModel model, (string Joins, string Id) of, long[] ids)
    {
        string[] owners = [.. model.LinkLists.Select(l => l.Join.Table), .. model.Links.Count > 0 ? [model.Table] : (string[])[]];
        if (owners.Length > 0)
            sql.Add(
                $"""
                delete from unresolved_links u using {Sql.Name(model.Table)} t{of.Joins}
                where u.owner_table in ({string.Join(", ", owners.Select(o => $"'{o}'"))}) and u.owner_id = t.id and {of.Id} = any($1)
                """, Ids(ids));
    }

    private static NpgsqlParameter Ids(long[] ids) => new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
