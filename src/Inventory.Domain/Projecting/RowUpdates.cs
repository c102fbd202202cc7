using System.Text;
using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>Updates rows of one table with one statement, each row in its own columns.</summary>
internal static class RowUpdates
{
    private const int MaskBits = 63;

    public static void Update(SqlPipeline sql, RecordModel model, IReadOnlyList<RowChange> rows, LinkResolution links)
    {
        if (rows.Count == 0)
            return;
        var used = rows.Aggregate(default(ColumnSet), (set, row) => set.Or(row.Patch.Columns));
        foreach (var columns in model.TableColumns.Where(used.Contains).Chunk(MaskBits))
            Update(sql, model, rows, columns, links);
    }

    // A row's mask says which of the statement's columns it changes; the others keep what they have.
    private static void Update(SqlPipeline sql, RecordModel model, IReadOnlyList<RowChange> rows, Column[] columns, LinkResolution links)
    {
        var records = rows.Select(r => r.Patch.Values).ToArray();
        var masks = rows.Select(r => Mask(columns, r.Patch.Columns)).ToArray();
        var all = masks.All(m => m == masks[0]);
        var parameters = new List<NpgsqlParameter> { Array(rows.Select(r => r.Id).ToArray(), NpgsqlDbType.Bigint), Array(masks, NpgsqlDbType.Bigint) };
        var set = new StringBuilder();
        for (var i = 0; i < columns.Length; i++)
        {
            Set(columns[i].Name, columns[i].SqlType, 1L << i, columns[i] is LinkColumn link
                ? Array(rows.Select(r => r.Patch.Columns.Contains(link) ? links.IdOf(link, r) : null).ToArray(), NpgsqlDbType.Bigint)
                : ((ValueColumn)columns[i]).ArrayOf(records));
            if (columns[i] is LinkColumn { TypeColumn: { } type } polymorphic)
                Set(type, "character varying", 1L << i, Array(rows.Select(r => links.ClassOf(polymorphic, r)).ToArray(), NpgsqlDbType.Varchar));
        }
        if (model.Timestamps is { } stamps)
            Set(stamps.Updated, "timestamp with time zone", 0, Array(rows.Select(r => r.Change.At.UtcDateTime).ToArray(), NpgsqlDbType.TimestampTz));
        var values = string.Join(", ", Enumerable.Range(1, parameters.Count).Select(n => $"${n}"));
        var names = string.Join(", ", Enumerable.Range(0, parameters.Count - 2).Select(n => $"c{n}"));
        sql.Add($"update {Sql.Name(model.Table)} t set {set} from unnest({values}) as u(id, mask, {names}) where t.id = u.id", [.. parameters]);

        void Set(string column, string sqlType, long bit, NpgsqlParameter values)
        {
            var (name, value) = (Sql.Name(column), $"u.c{parameters.Count - 2}::{sqlType}");
            parameters.Add(values);
            set.Append(set.Length == 0 ? "" : ", ").Append(name).Append(" = ")
                .Append(all || bit == 0 ? value : $"case when u.mask & {bit} <> 0 then {value} else t.{name} end");
        }
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
