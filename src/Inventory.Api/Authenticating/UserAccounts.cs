using Inventory.Api.Authorizing;
using Inventory.Api.Serving;
using Npgsql;

namespace Inventory.Api.Authenticating;

/// <summary>A user as stored.</summary>
/// <param name="User">Who it is, asking for his current group.</param>
/// <param name="PasswordDigest">The hash of his password; null if he has none.</param>
internal sealed record UserAccount(ApiUser User, string? PasswordDigest);

/// <summary>Finds users, with their groups and what these give.</summary>
internal static class UserAccounts
{
    // The managers of a provider come together, whichever of them the role names.
    private const string Select =
        """
        select u.id, u.userid, coalesce(u.name, u.userid), u.password_digest, u.current_group_id,
          g.id, g.description, r.id, r.name, r.rights, coalesce(t.name, ''), r.provider_ids is not null,
          array(select m.id from vmdb.ext_management_systems m where coalesce(m.parent_ems_id, m.id) in
            (select coalesce(o.parent_ems_id, o.id) from vmdb.ext_management_systems o where o.id = any(r.provider_ids)) order by m.id)
        from vmdb.users u
        left join (vmdb.miq_groups_users j join vmdb.miq_groups g on g.id = j.miq_group_id join vmdb.miq_user_roles r on r.id = g.miq_user_role_id)
          on j.user_id = u.id
        left join vmdb.tenants t on t.id = g.tenant_id
        """;

    /// <summary>The user with that login name, or null.</summary>
    public static Task<UserAccount?> FindAsync(NpgsqlDataSource database, string userid, CancellationToken cancel) =>
        ReadAsync(database.CreateCommand($"{Select} where u.userid = $1 order by g.id"), userid, cancel);

    /// <summary>The user with that id, or null.</summary>
    public static Task<UserAccount?> FindAsync(NpgsqlDataSource database, long id, CancellationToken cancel) =>
        ReadAsync(database.CreateCommand($"{Select} where u.id = $1 order by g.id"), id, cancel);

    private static async Task<UserAccount?> ReadAsync(NpgsqlCommand select, object key, CancellationToken cancel)
    {
        await using var command = select;
        command.Parameters.Add(new() { Value = key });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var (account, current, groups) = ((UserAccount?)null, 0L, new List<Membership>());
        while (await row.ReadAsync(cancel))
        {
            account ??= new UserAccount(
                new ApiUser(row.GetInt64(0), row.GetString(1), row.GetString(2), Access.Nothing), row.IsDBNull(3) ? null : row.GetString(3));
            current = row.IsDBNull(4) ? 0 : row.GetInt64(4);
            if (!row.IsDBNull(5))
                groups.Add(ReadGroup(row));
        }
        if (account is null || groups.Count == 0)
            return account;
        var user = account.User with { Groups = groups };
        return account with { User = user.For(groups.Find(g => g.Id == current) ?? groups[0]) };
    }

    private static Membership ReadGroup(NpgsqlDataReader row)
    {
        // A word that is no right gives the least.
        var right = Enum.TryParse<Right>(row.GetString(9), ignoreCase: true, out var known) ? known : Right.Read;
        var access = new Access(right, row.GetBoolean(11) ? row.GetFieldValue<long[]>(12) : null);
        return new Membership(row.GetInt64(5), row.GetString(6), row.GetInt64(7), row.GetString(8), row.GetString(10), access);
    }
}
