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
    public static async Task DisconnectAsync(NpgsqlConnection connection, InventoryModels models, long emsId, List<ObjectChange> changes, CancellationToken cancel)
    {
        foreach (var group in changes.Where(c => c.Kind == ChangeKind.Disconnected).GroupBy(c => c.Model))
        {
            var ids = group.Select(c => c.Id).ToArray();
            if (group.Key.WhenGone == WhenGone.Archive)
            {
                await ExecuteAsync(connection, $"update {Sql.Table(group.Key.Table)} set ems_id = null where id = any($1)", ids, cancel);
                continue;
            }
            await UnlinkAsync(connection, models, group.Key, emsId, ids, cancel);
            await ExecuteAsync(connection, $"delete from {Sql.Table(group.Key.Table)} where id = any($1)", ids, cancel);
        }
        foreach (var group in changes.Where(c => c.Kind == ChangeKind.Reconnected && c.Model.WhenGone == WhenGone.Archive).GroupBy(c => c.Model))
            await ExecuteAsync(connection, $"update {Sql.Table(group.Key.Table)} set ems_id = {emsId} where id = any($1)", [.. group.Select(c => c.Id)], cancel);
    }

    /// <summary>Rows of children that are gone.</summary>
    public static async Task RemoveChildrenAsync(NpgsqlConnection connection, List<ObjectChange> changes, CancellationToken cancel)
    {
        foreach (var group in changes.SelectMany(c => c.Patch.Children).Where(p => p.Kind == PatchKind.Remove).GroupBy(p => p.Model))
            await ExecuteAsync(connection, $"delete from {Sql.Table(group.Key.Table)} where id = any($1)", [.. group.Select(p => p.Id)], cancel);
    }

    // Whoever links to a row that goes away keeps the wish: if the target returns, the link does too.
    private static async Task UnlinkAsync(NpgsqlConnection connection, InventoryModels models, RecordModel gone, long emsId, long[] ids, CancellationToken cancel)
    {
        foreach (var (table, link) in models.LinksTo(gone))
        {
            var (name, column) = (Sql.Table(table), Sql.Name(link.Name));
            await ExecuteAsync(connection,
                $"""
                with old as (select id, {column} as target from {name} where {column} = any($1)),
                     unlinked as (update {name} t set {column} = null from old where t.id = old.id)
                insert into inventory.unresolved_links (owner_table, owner_column, owner_id, ems_id, collection, key)
                select '{table}', '{link.Name}', old.id, {emsId}, o.collection, o.key from old join inventory.objects o on o.id = old.target
                """, ids, cancel);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, long[] ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } } };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
