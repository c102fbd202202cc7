using System.Text;
using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>Updates rows of one table with one statement, each row in its own columns.</summary>
internal static class RowUpdates
{
    private const int MaskBits = 63;

    public static async Task UpdateAsync(
        NpgsqlConnection connection, RecordModel model, IReadOnlyList<RowChange> rows, LinkResolution links, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return;
        var used = rows.Aggregate(default(ColumnSet), (set, row) => set.Or(row.Patch.Columns));
        foreach (var columns in model.Columns.Where(used.Contains).Chunk(MaskBits))
            await UpdateAsync(connection, model, rows, columns, links, cancel);
    }

    // A row's mask says which of the statement's columns it changes; the others keep what they have.
    private static async Task UpdateAsync(
        NpgsqlConnection connection, RecordModel model, IReadOnlyList<RowChange> rows, Column[] columns, LinkResolution links, CancellationToken cancel)
    {
        var records = rows.Select(r => r.Patch.Values).ToArray();
        var masks = rows.Select(r => Mask(columns, r.Patch.Columns)).ToArray();
        var all = masks.All(m => m == masks[0]);
        await using var command = new NpgsqlCommand { Connection = connection };
        command.Parameters.Add(Array(rows.Select(r => r.Id).ToArray(), NpgsqlDbType.Bigint));
        command.Parameters.Add(Array(masks, NpgsqlDbType.Bigint));
        var set = new StringBuilder();
        for (var i = 0; i < columns.Length; i++)
        {
            var name = Sql.Name(columns[i].Name);
            command.Parameters.Add(columns[i] is LinkColumn link
                ? Array(rows.Select(r => r.Patch.Columns.Contains(link) ? links.IdOf(link, r) : null).ToArray(), NpgsqlDbType.Bigint)
                : ((ValueColumn)columns[i]).ArrayOf(records));
            var value = $"u.c{i}::{columns[i].SqlType}";
            set.Append(i == 0 ? "" : ", ").Append(name).Append(" = ").Append(all ? value : $"case when u.mask & {1L << i} <> 0 then {value} else t.{name} end");
        }
        if (model.Timestamps is { } stamps)
        {
            set.Append($", {Sql.Name(stamps.Updated)} = u.c{columns.Length}");
            command.Parameters.Add(Array(rows.Select(r => r.Change.At.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz));
        }
        var parameters = string.Join(", ", Enumerable.Range(1, command.Parameters.Count).Select(n => $"${n}"));
        var names = string.Join(", ", Enumerable.Range(0, command.Parameters.Count - 2).Select(n => $"c{n}"));
        command.CommandText = $"update {Sql.Table(model.Table)} t set {set} from unnest({parameters}) as u(id, mask, {names}) where t.id = u.id";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static long Mask(Column[] columns, ColumnSet changed)
    {
        var mask = 0L;
        for (var i = 0; i < columns.Length; i++)
            if (changed.Contains(columns[i]))
                mask |= 1L << i;
        return mask;
    }

    private static NpgsqlParameter Array(object values, NpgsqlDbType type) => new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
