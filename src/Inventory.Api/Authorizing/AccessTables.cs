using Inventory.Domain.Projecting;
using Weasel.Core;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Authorizing;

/// <summary>Who may log in, and what he may do: ManageIQ's tables of users, groups, roles and tenants.</summary>
public static class AccessTables
{
    /// <summary>Whose the inventory is; there is one, <c>Root</c>, that has everything, and others are names to file groups under.</summary>
    public static Table Tenants { get; } = Define("tenants", table =>
    {
        table.AddColumn("name", "character varying").NotNull();
        table.AddColumn("description", "character varying");
        table.AddColumn("parent_id", "bigint");
        Unique(table, "name");
    });

    /// <summary>
    /// Roles: a right (<see cref="Right"/>, in lower case), and to which providers it is limited; null for all. The list is one of ids and no table
    /// beside, so that a limited role whose last provider goes is left with none.
    /// </summary>
    public static Table Roles { get; } = Define("miq_user_roles", table =>
    {
        table.AddColumn("name", "character varying").NotNull();
        table.AddColumn("read_only", "boolean").NotNull().DefaultValueByExpression("false");
        table.AddColumn("created_at", "timestamp with time zone");
        table.AddColumn("updated_at", "timestamp with time zone");
        table.AddColumn("rights", "character varying").NotNull();
        table.AddColumn("provider_ids", "bigint[]");
        Unique(table, "name");
    });

    /// <summary>Groups: each has one role.</summary>
    public static Table Groups { get; } = Define("miq_groups", table =>
    {
        table.AddColumn("description", "character varying").NotNull();
        table.AddColumn("group_type", "character varying").NotNull().DefaultValueByExpression("'user'::character varying");
        table.AddColumn("created_on", "timestamp with time zone");
        table.AddColumn("updated_on", "timestamp with time zone");
        Link(table, "miq_user_role_id", Roles).NotNull();
        Link(table, "tenant_id", Tenants).NotNull();
        Unique(table, "description");
    });

    /// <summary>Users. The password is kept as a hash; without one nobody logs in by password.</summary>
    public static Table Users { get; } = Define("users", table =>
    {
        foreach (var column in new[] { "name", "email", "icon" })
            table.AddColumn(column, "character varying");
        table.AddColumn("created_on", "timestamp with time zone");
        table.AddColumn("updated_on", "timestamp with time zone");
        table.AddColumn("userid", "character varying").NotNull();
        table.AddColumn("settings", "text");
        table.AddColumn("lastlogon", "timestamp with time zone");
        table.AddColumn("lastlogoff", "timestamp with time zone");
        Link(table, "current_group_id", Groups, CascadeAction.SetNull);
        table.AddColumn("first_name", "character varying");
        table.AddColumn("last_name", "character varying");
        table.AddColumn("failed_login_attempts", "integer").NotNull().DefaultValueByExpression("0");
        table.AddColumn("password_digest", "character varying");
        Unique(table, "userid");
    });

    /// <summary>Who is in which group.</summary>
    public static Table Memberships { get; } = Join();

    /// <summary>Tokens of <c>/api/auth</c>: what they are a hash of, nobody can tell from here.</summary>
    public static Table Tokens { get; } = Internal("api_tokens", table =>
    {
        table.AddColumn("digest", "bytea").AsPrimaryKey();
        Link(table, "user_id", Users, CascadeAction.Cascade).NotNull();
        table.AddColumn("requester_type", "character varying").NotNull();
        table.AddColumn("expires_on", "timestamp with time zone").NotNull();
        table.Indexes.Add(new IndexDefinition("ix_api_tokens_expires_on") { Columns = ["expires_on"] });
        table.Indexes.Add(new IndexDefinition("ix_api_tokens_user_id") { Columns = ["user_id"] });
    });

    /// <summary>Failed logins by what was given as login name, whether there is such a user or not: both cost the same.</summary>
    public static Table LoginFailures { get; } = Internal("login_failures", table =>
    {
        table.AddColumn("digest", "bytea").AsPrimaryKey();
        table.AddColumn("failures", "integer").NotNull();
        table.AddColumn("last_failed_on", "timestamp with time zone").NotNull();
        table.Indexes.Add(new IndexDefinition("ix_login_failures_last_failed_on") { Columns = ["last_failed_on"] });
    });

    /// <summary>All of them, in an order in which they can be created.</summary>
    public static IReadOnlyList<Table> All { get; } = [Tenants, Roles, Groups, Users, Memberships, Tokens, LoginFailures];

    private static Table Define(string name, Action<Table> columns)
    {
        var table = new Table($"{Sql.VmdbSchema}.{name}");
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        columns(table);
        return table;
    }

    private static Table Internal(string name, Action<Table> columns)
    {
        var table = new Table($"{Sql.InventorySchema}.{name}");
        columns(table);
        return table;
    }

    private static Table Join()
    {
        var table = new Table($"{Sql.VmdbSchema}.miq_groups_users");
        Link(table, "miq_group_id", Groups, CascadeAction.Cascade).AsPrimaryKey();
        Link(table, "user_id", Users, CascadeAction.Cascade).AsPrimaryKey();
        table.Indexes.Add(new IndexDefinition("ix_miq_groups_users_user_id") { Columns = ["user_id"] });
        return table;
    }

    private static Table.ColumnExpression Link(Table table, string column, Table to, CascadeAction whenGone = CascadeAction.NoAction)
    {
        table.ForeignKeys.Add(new ForeignKey($"fk_{table.Identifier.Name}_{column}")
        {
            ColumnNames = [column], LinkedTable = to.Identifier, LinkedNames = ["id"], DeleteAction = whenGone,
        });
        return table.AddColumn(column, "bigint");
    }

    private static void Unique(Table table, string column) =>
        table.Indexes.Add(new IndexDefinition($"ux_{table.Identifier.Name}_{column}") { Columns = [column], IsUnique = true });
}
