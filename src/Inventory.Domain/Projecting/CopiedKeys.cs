using Npgsql;
using NpgsqlTypes;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Foreign keys of rows that are copied. PostgreSQL looks for the row that each of them refers to by a query of its own, which is a third of its work in a first
/// refresh. Many rows refer to the same few, or to rows that were copied just before, so here each row that is referred to is asked for once, and, as
/// PostgreSQL does it, kept from being removed until the transaction ends. Where the database's user may not tell PostgreSQL to leave it, where the rows are few, and where a
/// table has triggers that PostgreSQL would leave, too, PostgreSQL checks each row.
/// </summary>
/// <param name="sql">The statements of the transaction.</param>
/// <param name="many">PostgreSQL is told to leave it for as many rows.</param>
internal sealed class CopiedKeys(SqlPipeline sql, int many)
{
    private const int OnInsert = 4; // a bit of pg_trigger.tgtype

    private readonly Dictionary<string, HashSet<long>> copied = [];
    private readonly Dictionary<string, HashSet<long>> referred = [];
    private string into = "";
    private bool left;

    /// <summary>To be called before rows are copied.</summary>
    /// <param name="table">The table, found by the search path.</param>
    /// <param name="rows">How many.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The connection, which has nothing left to do.</returns>
    public async Task<NpgsqlConnection> BeginAsync(string table, int rows, CancellationToken cancel)
    {
        into = table;
        if (rows >= many)
            sql.Ask(
                $"""
                select set_config('session_replication_role', 'replica', true) from pg_class t
                where oid = '{Sql.Name(table)}'::regclass and relhastriggers and has_parameter_privilege('session_replication_role', 'set')
                  and not exists (select from pg_trigger where tgrelid = t.oid and not tgisinternal and tgenabled = 'O' and tgtype & {OnInsert} <> 0)
                """, row => left = row.Read());
        return await sql.SendAsync(cancel);
    }

    /// <summary>A row is copied.</summary>
    public void Copy(long id) => SetOf(copied, into).Add(id);

    /// <summary>A row that is copied refers to another one.</summary>
    /// <param name="table">That row's table.</param>
    /// <param name="id">That row's id.</param>
    public void Refer(string table, long id)
    {
        if (left)
            SetOf(referred, table).Add(id);
    }

    /// <summary>To be called when the rows are copied: asks for what they refer to, along with the next statements.</summary>
    public void End()
    {
        if (!left)
            return;
        left = false;
        sql.Add("set local session_replication_role to default");
        foreach (var (table, ids) in referred)
            Ask(table, ids);
        referred.Clear();
    }

    private void Ask(string table, HashSet<long> ids)
    {
        if (copied.TryGetValue(table, out var here))
            ids.ExceptWith(here);
        if (ids.Count == 0)
            return;
        var from = into;
        sql.Ask($"select count(*) from (select from {Sql.Name(table)} where id = any($1) order by id for key share) t", row =>
        {
            row.Read();
            if (row.GetInt64(0) < ids.Count)
                throw new InvalidOperationException(
                    $"Rows of {from} refer to {ids.Count - row.GetInt64(0)} rows of {table} that are not there; nothing was recorded. Run the refresh again.");
        }, new NpgsqlParameter { Value = ids.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
    }

    private static HashSet<long> SetOf(Dictionary<string, HashSet<long>> sets, string table) =>
        sets.TryGetValue(table, out var set) ? set : sets[table] = [];
}
