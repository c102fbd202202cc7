using Inventory.Domain.Models;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Keeps the column <c>ancestry</c> of tables that hold trees: the row ids from the root down to the parent, joined by <c>/</c>. Written last, when
/// all parent links of a set of changes are in their rows.
/// </summary>
/// <remarks>A chain without an end (rows that are each other's parents) has no ancestry.</remarks>
internal sealed class Ancestry
{
    private const int Endless = 100;
    private readonly Dictionary<(string Table, string Column), HashSet<long>> touched = [];

    /// <summary>Told of rows in which a link was written; other links than those to parents are ignored.</summary>
    public void Touch(string table, LinkColumn link, IEnumerable<long> rows)
    {
        if (link.IsAncestry)
            (touched.TryGetValue((table, link.Name), out var known) ? known : touched[(table, link.Name)] = []).UnionWith(rows);
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
