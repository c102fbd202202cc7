using System.IO.Hashing;
using System.Text;
using Npgsql;

namespace Inventory.Domain.Projecting;

/// <summary>
/// Schemas whose objects (views, triggers, functions) follow from the tables: a script makes them all, after the tables, and they are made anew when it is
/// another one. A comment on the first of the schemas tells which script it was.
/// </summary>
public sealed class DerivedSchemas
{
    private readonly string names;
    private readonly string first;
    private readonly string script;
    private readonly string mark;

    /// <summary>Says how they are made.</summary>
    /// <param name="schemas">The schemas, which are the script's alone: they go with all that they hold before it runs.</param>
    /// <param name="script">Makes them, and what belongs to them elsewhere.</param>
    /// <param name="over">Those that their views look at: these go with them, and are made anew after them.</param>
    public DerivedSchemas(IReadOnlyList<string> schemas, string script, DerivedSchemas? over = null)
    {
        (names, first) = (string.Join(", ", schemas), schemas[0]);
        this.script = script;
        mark = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(over?.mark + script)));
    }

    /// <summary>Removes them if they are not as they should be: they would be in the way of changes of the tables. Call it before those.</summary>
    public async Task RemoveOutdatedAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        if (await AreCurrentAsync(database, cancel))
            return;
        await using var remove = database.CreateCommand($"drop schema if exists {names} cascade");
        await remove.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Makes them, unless they are there already.</summary>
    public async Task CreateAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        if (await AreCurrentAsync(database, cancel))
            return;
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var create = new NpgsqlCommand(
            $"""
            select pg_advisory_xact_lock(hashtext('{first}'));
            drop schema if exists {names} cascade;
            {script}
            comment on schema {first} is '{mark}';
            """, connection, transaction);
        await create.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Whether they are there, as they should be.</summary>
    public async Task<bool> AreCurrentAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var known = database.CreateCommand($"select obj_description(to_regnamespace('{first}'), 'pg_namespace')");
        return await known.ExecuteScalarAsync(cancel) as string == mark;
    }
}
