using System.IO.Hashing;
using System.Text;
using Marten;
using Npgsql;
using NpgsqlTypes;
using Weasel.Core;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Remembers in the database, as a comment on a schema, which tables a start found or made there, and for which declarations by which code. Comparing each table
/// with its declaration takes thousands of questions; this is one, and it is answered differently whatever was declared, compiled or altered since, by hand too.
/// It is set last: what ended halfway has none.
/// </summary>
public sealed class SchemaStamp
{
    private const string Set = $"comment on schema {Sql.InventorySchema} is ";

    // All that comparing tables with declarations looks at, as PostgreSQL itself prints it, and which views and triggers were made from them.
    private const string Found =
        $"""
        with schemas as (select oid, nspname from pg_namespace where nspname in ('{Sql.InventorySchema}', '{Sql.VmdbSchema}', '{History.HistoryTables.Schema}')),
        things as (select c.*, c.oid as id, s.nspname || '.' || c.relname as name from pg_class c join schemas s on s.oid = c.relnamespace)
        select obj_description(to_regnamespace('{Sql.InventorySchema}'), 'pg_namespace'), md5(string_agg(line, e'\n' order by line collate "C"))
        from (
          select concat_ws(' ', name, relkind, relpersistence, reloptions, pg_get_expr(relpartbound, id)) as line from things
          union all
          select concat_ws(' ', name, attnum, attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, attcollation, pg_get_expr(adbin, adrelid))
          from things join pg_attribute a on attrelid = id left join pg_attrdef on adrelid = id and adnum = attnum
          where attnum > 0 and not attisdropped and relkind in ('r', 'p')
          union all
          select concat_ws(' ', name, conname, convalidated, pg_get_constraintdef(o.oid)) from pg_constraint o join schemas s on s.oid = connamespace left join things on conrelid = id
          union all
          select concat_ws(' ', name, indisvalid, pg_get_indexdef(indexrelid)) from pg_index join things on id = indexrelid
          union all
          select concat_ws(' ', name, format_type(seqtypid, null), seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle) from pg_sequence join things on id = seqrelid
          union all
          select pg_get_functiondef(p.oid) from pg_proc p join schemas s on s.oid = pronamespace where prokind in ('f', 'p')
          union all
          select concat_ws(' ', name, tgenabled, pg_get_triggerdef(t.oid)) from pg_trigger t join things on id = tgrelid where not tgisinternal
          union all
          select concat_ws(' ', nspname, obj_description(oid, 'pg_namespace')) from pg_namespace where nspname = any($1)
        ) as lines
        """;

    private readonly string declared;
    private readonly string[] derived;

    /// <summary>Reads the declarations.</summary>
    /// <param name="store">The tables.</param>
    /// <param name="derived">The first of the schemas that follow from them (<see cref="DerivedSchemas"/>), which tell by a comment of which script they are.</param>
    /// <param name="makers">Whatever else has a hand in it; another build of these is not trusted to do the same.</param>
    public SchemaStamp(IDocumentStore store, IReadOnlyList<string> derived, params Type[] makers)
    {
        var script = new StringWriter();
        foreach (var maker in makers.Append(typeof(SchemaStamp)).Append(typeof(IDocumentStore)).Append(typeof(ISchemaObject)).Append(typeof(Weasel.Postgresql.PostgresqlMigrator)))
            script.WriteLine(maker.Module.ModuleVersionId);
        var migrator = new Weasel.Postgresql.PostgresqlMigrator();
        foreach (var one in store.Storage.Database.AllObjects().OrderBy(o => o.Identifier.QualifiedName, StringComparer.Ordinal))
            one.WriteCreateStatement(migrator, script);
        declared = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(script.ToString())));
        this.derived = [.. derived];
    }

    /// <summary>Whether the database is as it was when this was set, for the same declarations and by the same code.</summary>
    public async Task<bool> IsSetAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var (stamp, now) = await ReadAsync(database, cancel);
        return stamp == now;
    }

    /// <summary>Says that the database is as it should be.</summary>
    public async Task SetAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var (_, now) = await ReadAsync(database, cancel);
        await using var set = database.CreateCommand($"{Set} '{now}'");
        await set.ExecuteNonQueryAsync(cancel);
    }

    private async Task<(string? Stamp, string Now)> ReadAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var find = database.CreateCommand(Found);
        find.Parameters.Add(new() { Value = derived, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var row = await find.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.IsDBNull(0) ? null : row.GetString(0), $"{declared} {(row.IsDBNull(1) ? "" : row.GetString(1))}");
    }
}
