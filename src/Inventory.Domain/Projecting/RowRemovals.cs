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
    public static async Task DisconnectAsync(
        NpgsqlConnection connection, InventoryModels models, long emsId, ManagerFamily family, List<ObjectChange> changes, Ancestry ancestry,
        CancellationToken cancel)
    {
        foreach (var group in changes.Where(c => c.Kind == ChangeKind.Disconnected).GroupBy(c => c.Model))
        {
            if (group.Key.WhenGone == WhenGone.Archive)
            {
                await ArchiveAsync(connection, group.Key, "null", [.. group], cancel);
                continue;
            }
            var ids = group.Select(c => c.Id).ToArray();
            await UnlinkAsync(connection, models, group.Key, emsId, ids, ancestry, cancel);
            foreach (var part in group.Key.Parts)
                await ForgetLinksAsync(connection, part, part.IsChild ? StoredObjects.PathToRoot(part) : ("", "t.id"), ids, cancel);
            await ExecuteAsync(connection, $"delete from {Sql.Name(group.Key.Table)} where id = any($1)", ids, cancel);
        }
        foreach (var group in changes.Where(c => c.Kind == ChangeKind.Reconnected && c.Model.WhenGone == WhenGone.Archive).GroupBy(c => c.Model))
            await ArchiveAsync(connection, group.Key, $"{family.OwnerOf(group.Key)}", [.. group], cancel);
    }

    /// <summary>Rows of children that are gone.</summary>
    public static async Task RemoveChildrenAsync(NpgsqlConnection connection, List<ObjectChange> changes, CancellationToken cancel)
    {
        foreach (var group in changes.SelectMany(c => c.Patch.Children).Where(p => p.Kind == PatchKind.Remove).GroupBy(p => p.Model))
        {
            var ids = group.Select(p => p.Id).ToArray();
            await ForgetLinksAsync(connection, group.Key, ("", "t.id"), ids, cancel);
            await ExecuteAsync(connection, $"delete from {Sql.Name(group.Key.Table)} where id = any($1)", ids, cancel);
        }
    }

    private static async Task ArchiveAsync(NpgsqlConnection connection, RecordModel model, string manager, ObjectChange[] changes, CancellationToken cancel)
    {
        var updated = model.Timestamps is { } stamps ? $", {Sql.Name(stamps.Updated)} = $2" : "";
        await using var command = new NpgsqlCommand($"update {Sql.Name(model.Table)} set {Sql.Name(model.OwnerColumn)} = {manager}{updated} where id = any($1)", connection)
        {
            Parameters = { new() { Value = changes.Select(c => c.Id).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        if (model.Timestamps is not null)
            command.Parameters.Add(new NpgsqlParameter { Value = changes[0].At.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancel);
    }

    // Whoever links to a row that goes away keeps the wish: if the target returns, the link does too.
    private static async Task UnlinkAsync(
        NpgsqlConnection connection, InventoryModels models, RecordModel gone, long emsId, long[] ids, Ancestry ancestry, CancellationToken cancel)
    {
        foreach (var (table, link) in models.LinksTo(gone))
        {
            var (name, column) = (Sql.Name(table), Sql.Name(link.Name));
            var type = link.TypeColumn is { } types ? $", {Sql.Name(types)} = null" : "";
            var unlinked = await WishAsync(connection, table, link.Name, emsId,
                $"""
                old as (select id as owner, {column} as target from {name} where {column} = any($1)),
                gone as (update {name} t set {column} = null{type} from old where t.id = old.owner)
                """, "old", ids, cancel);
            ancestry.Touch(table, link, unlinked);
        }
        foreach (var join in models.JoinsTo(gone))
            await WishAsync(connection, join.Table, join.Owner, emsId,
                $"""
                gone as (
                  delete from {Sql.Name(join.Table)} where {Sql.Name(join.Target)} = any($1)
                  returning {Sql.Name(join.Owner)} as owner, {Sql.Name(join.Target)} as target)
                """, "gone", ids, cancel);
    }

    private static async Task<List<long>> WishAsync(
        NpgsqlConnection connection, string table, string column, long emsId, string with, string from, long[] ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            with {with}
            insert into unresolved_links (owner_table, owner_column, owner_id, ems_id, collection, key)
            select '{table}', '{column}', w.owner, {emsId}, o.collection, o.key from {from} w join objects o on o.id = w.target
            returning owner_id
            """, connection)
        {
            Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        var owners = new List<long>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            owners.Add(row.GetInt64(0));
        return owners;
    }

    // What a row that goes away wished for; should the row return, it wishes anew.
    private static async Task ForgetLinksAsync(
        NpgsqlConnection connection, RecordModel model, (string Joins, string Id) of, long[] ids, CancellationToken cancel)
    {
        string[] owners = [.. model.LinkLists.Select(l => l.Join.Table), .. model.Links.Count > 0 ? [model.Table] : (string[])[]];
        if (owners.Length == 0)
            return;
        await ExecuteAsync(connection,
            $"""
            delete from unresolved_links u using {Sql.Name(model.Table)} t{of.Joins}
            where u.owner_table in ({string.Join(", ", owners.Select(o => $"'{o}'"))}) and u.owner_id = t.id and {of.Id} = any($1)
            """, ids, cancel);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, long[] ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
