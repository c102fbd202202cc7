using Inventory.Api.Authenticating;
using Inventory.Api.Serving.Acting;
using Npgsql;
using NpgsqlTypes;

namespace Inventory.Api.Administering;

/// <summary>
/// Changes users, groups, roles and tenants: one after the other, each wholly or not at all, and none after which nobody could administer any more. What
/// is remembered of logins is forgotten at once.
/// </summary>
internal sealed class AccessChanges(NpgsqlDataSource database, Accounts accounts, Tokens tokens)
{
    /// <summary>Makes a change; one that is refused, or fails, leaves nothing behind.</summary>
    public async Task<ActionOutcome> MakeAsync(Func<AccessChange, Task<ActionOutcome>> change, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var making = new AccessChange(connection, cancel);
        await making.RunAsync("select pg_advisory_xact_lock(hashtextextended('inventory.access', 0))");
        ActionOutcome outcome;
        try
        {
            outcome = await change(making);
            if (outcome is ActionRefused or ActionResult { Succeeded: false })
                return outcome;
            if (!await making.AnyAsync(
                """
                select from vmdb.users u join vmdb.miq_groups_users j on j.user_id = u.id join vmdb.miq_groups g on g.id = j.miq_group_id
                join vmdb.miq_user_roles r on r.id = g.miq_user_role_id where r.rights = 'administer' and u.password_digest is not null
                """))
                return ActionOutcome.BadRequest("The last administrator cannot be removed, or lose that role");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return ActionOutcome.BadRequest($"{(e.ConstraintName ?? "").Split('_')[^1]} has already been taken");
        }
        await transaction.CommitAsync(cancel);
        accounts.Forget();
        tokens.Forget();
        return outcome;
    }
}

/// <summary>A change that is being made.</summary>
internal sealed class AccessChange(NpgsqlConnection connection, CancellationToken cancel)
{
    /// <summary>Runs a statement.</summary>
    public async Task RunAsync(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first value of a query; the type's default if there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancel) is T value ? value : default;
    }

    /// <summary>Whether a query finds anything.</summary>
    public Task<bool> AnyAsync(string sql, params object?[] values) => FirstAsync<bool>($"select exists ({sql})", values);

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        return command;
    }
}
