using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Keeps the column <c>ancestry</c> of tables that hold trees: the row ids from the root down to the parent, joined by <c>/</c>. Written with a row that
/// appears below one that is there, and else last, when all parent links of a set of changes are in their rows.
/// </summary>
/// <remarks>A chain without an end (rows that are each other's parents) has no ancestry.</remarks>
internal sealed class Ancestry
{
    private const int Endless = 100;
    private const int MostParents = 10_000;
    private readonly Dictionary<(string Table, string Column), HashSet<long>> touched = [];
    private readonly Dictionary<long, string?> aboveParents = [];

    /// <summary>Told of rows in which a link was written; other links than those to parents are ignored.</summary>
    public void Touch(string table, LinkColumn link, IEnumerable<long> rows)
    {
        if (link.IsAncestry)
            (touched.TryGetValue((table, link.Name), out var known) ? known : touched[(table, link.Name)] = []).UnionWith(rows);
    }

    /// <summary>
    /// The ancestry of rows that are about to be inserted, of those of which it is certain: updating them afterwards would write each a second time. Should a
    /// row above them move in the same transaction, it is touched, and what is below it renewed.
    /// </summary>
    /// <param name="sql">The statements of the transaction.</param>
    /// <param name="model">Their kind; what others of its table are to come in the same step was inserted before.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="links">Knows their parents.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The ancestry by row id; rows without a parent are in no need of one.</returns>
    public async Task<IReadOnlyDictionary<long, string>> OfAddedAsync(
        SqlPipeline sql, RecordModel model, IReadOnlyList<RowChange> rows, LinkResolution links, CancellationToken cancel)
    {
        var certain = new Dictionary<long, string>();
        if (model.Ancestry is not { IsLate: false } tree)
            return certain;
        var parents = new Dictionary<long, long>();
        foreach (var row in rows)
            if (links.TargetOf(tree, row) is { } parent)
                parents.Add(row.Id, parent);
        if (parents.Count == 0)
            return certain;
        var known = await StoredAsync(sql, model, tree, [.. parents.Values.Distinct()], cancel);
        foreach (var row in rows)
            if (!parents.ContainsKey(row.Id) && tree.Reference(row.Patch.Values) is null)
                known[row.Id] = ""; // a root itself
        foreach (var (id, parent) in parents)
            if (Below(parent, 1) is { } path)
                certain.Add(id, path);
        return certain;

        // The ancestry of what is below a row; null if that is not certain: the row is not there, waits for its own parent, or there is no end.
        string? Below(long id, int depth)
        {
            if (!known.TryGetValue(id, out var above) && depth < Endless && parents.TryGetValue(id, out var next))
                known[id] = above = Below(next, depth + 1);
            return above is null || above.AsSpan().Count('/') + 2 >= Endless ? null : above.Length == 0 ? $"{id}" : $"{above}/{id}";
        }
    }

    // What stored rows have above them: their ancestry, "" for roots, null where it is not certain. Images are asked for once, however many VMs are made of them.
    private async Task<Dictionary<long, string?>> StoredAsync(SqlPipeline sql, RecordModel model, LinkColumn tree, long[] ids, CancellationToken cancel)
    {
        if (aboveParents.Count > MostParents)
            aboveParents.Clear();
        long[] unknown = [.. ids.Where(id => !aboveParents.ContainsKey(id))];
        if (unknown.Length > 0)
        {
            sql.Ask($"select id, case when {Sql.Name(tree.Name)} is null then '' else ancestry end from {Sql.Name(model.Table)} where id = any($1)", row =>
            {
                while (row.Read())
                    aboveParents[row.GetInt64(0)] = row.IsDBNull(1) ? null : row.GetString(1);
            }, new NpgsqlParameter { Value = unknown, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
            await sql.SendAsync(cancel);
        }
        return ids.Where(aboveParents.ContainsKey).ToDictionary(id => id, id => aboveParents[id]);
    }

    /// <summary>Writes the ancestry of the touched rows, and of all rows below them.</summary>
    public async Task RenewAsync(SqlPipeline sql, CancellationToken cancel)
    {
        await sql.SendAsync(cancel); // which may touch some
        foreach (var ((name, column), rows) in touched.Where(t => t.Value.Count > 0))
        {
            var (table, parent) = (Sql.Name(name), Sql.Name(column));
            sql.Add(
                $"""
                with recursive below(id) as (
                  select unnest($1)
                  union select c.id from below b join {table} c on c.{parent} = b.id),
                above as (
                  select t.id, t.{parent} as node, t.{parent}::text as path, 1 as depth
                  from below b join {table} t on t.id = b.id where t.{parent} is not null
                  union all select a.id, t.{parent}, t.{parent} || '/' || a.path, a.depth + 1
                  from above a join {table} t on t.id = a.node where t.{parent} is not null and a.depth < {Endless}),
                own as (select distinct on (id) id, case when depth < {Endless} then path end as path from above order by id, depth desc)
                update {table} t set ancestry = o.path from below b left join own o on o.id = b.id
                where t.id = b.id and t.ancestry is distinct from o.path
                """, new NpgsqlParameter { Value = rows.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        }
    }
}
