using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>Writes the join tables of many-to-many links: the whole set of a record whose set changed.</summary>
internal static class JoinRows
{
    public static async Task WriteAsync(
        SqlPipeline sql, RecordModel model, IEnumerable<RowChange> rows, LinkResolution links, CancellationToken cancel)
    {
        foreach (var list in model.LinkLists)
        {
            RowChange[] changed = [.. rows.Where(r => r.Patch.Columns.Contains(list))];
            if (changed.Length == 0)
                continue;
            Empty(sql, list, [.. changed.Where(r => r.Patch.Kind == PatchKind.Change).Select(r => r.Id)]);
            var pairs = changed.SelectMany(r => links.IdsOf(list, r).Select(target => (Owner: r.Id, Target: target))).ToArray();
            if (pairs.Length == 0)
                continue;
            await using var copy = await (await sql.SendAsync(cancel)).BeginBinaryImportAsync(
                $"copy {Sql.Name(list.Join.Table)} ({Sql.Name(list.Join.Owner)}, {Sql.Name(list.Join.Target)}) from stdin (format binary)", cancel);
            foreach (var (owner, target) in pairs)
            {
                copy.StartRow();
                copy.Write(owner, NpgsqlDbType.Bigint);
                copy.Write(target, NpgsqlDbType.Bigint);
            }
            await copy.CompleteAsync(cancel);
        }
    }

    private static void Empty(SqlPipeline sql, LinkListColumn list, long[] owners)
    {
        if (owners.Length > 0)
            sql.Add($"delete from {Sql.Name(list.Join.Table)} where {Sql.Name(list.Join.Owner)} = any($1)",
                new NpgsqlParameter { Value = owners, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
    }
}
