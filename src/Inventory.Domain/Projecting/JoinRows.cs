using Inventory.Domain.Models;
using Inventory.Domain.Persisting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>Writes the join tables of many-to-many links: the whole set of a record whose set changed.</summary>
internal static class JoinRows
{
    public static async Task WriteAsync(
        NpgsqlConnection connection, RecordModel model, IEnumerable<RowChange> rows, LinkResolution links, CancellationToken cancel)
    {
        foreach (var list in model.LinkLists)
        {
            RowChange[] changed = [.. rows.Where(r => r.Patch.Columns.Contains(list))];
            if (changed.Length == 0)
                continue;
            await EmptyAsync(connection, list, [.. changed.Where(r => r.Patch.Kind == PatchKind.Change).Select(r => r.Id)], cancel);
            var pairs = changed.SelectMany(r => links.IdsOf(list, r).Select(target => (Owner: r.Id, Target: target))).ToArray();
            if (pairs.Length == 0)
                continue;
            await using var copy = await connection.BeginBinaryImportAsync(
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

    private static async Task EmptyAsync(NpgsqlConnection connection, LinkListColumn list, long[] owners, CancellationToken cancel)
    {
        if (owners.Length == 0)
            return;
        await using var command = new NpgsqlCommand($"delete from {Sql.Name(list.Join.Table)} where {Sql.Name(list.Join.Owner)} = any($1)", connection)
        {
            Parameters = { new() { Value = owners, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
