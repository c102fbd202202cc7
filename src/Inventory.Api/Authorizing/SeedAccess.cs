using Npgsql;

namespace Inventory.Api.Authorizing;

/// <summary>Sees to it that there is a tenant, a role for each right, and a group for each role. What is there stays as it is.</summary>
public static class SeedAccess
{
    /// <summary>The group of the administrators.</summary>
    public const string Administrators = "EvmGroup-super_administrator";

    /// <summary>Seeds.</summary>
    public static async Task EnsureAsync(NpgsqlDataSource database, TimeProvider time, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            with tenant as (insert into vmdb.tenants (name, description) values ('Root', 'All there is') on conflict (name) do nothing),
            seed (name, rights) as (values ('super_administrator', 'administer'), ('operator', 'operate'), ('auditor', 'read'))
            insert into vmdb.miq_user_roles (name, rights, read_only, created_at, updated_at)
            select name, rights, true, $1, $1 from seed on conflict (name) do nothing
            """);
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        await command.ExecuteNonQueryAsync(cancel);
        await using var groups = database.CreateCommand(
            """
            insert into vmdb.miq_groups (description, group_type, miq_user_role_id, tenant_id, created_on, updated_on)
            select 'EvmGroup-' || r.name, 'system', r.id, t.id, $1, $1
            from vmdb.miq_user_roles r, vmdb.tenants t where r.name in ('super_administrator', 'operator', 'auditor') and t.name = 'Root'
            order by r.id on conflict (description) do nothing
            """);
        groups.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        await groups.ExecuteNonQueryAsync(cancel);
    }
}
