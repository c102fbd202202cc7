using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Authenticating;

/// <summary>Who may log in.</summary>
public static class UsersTable
{
    /// <summary>The table <c>vmdb.users</c>.</summary>
    public static Table Definition { get; } = Define();

    private static Table Define()
    {
        var table = new Table($"{Sql.VmdbSchema}.users");
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("userid", "character varying").NotNull();
        table.AddColumn("name", "character varying");
        table.AddColumn("password_digest", "character varying");
        table.AddColumn("created_on", "timestamp with time zone");
        table.AddColumn("updated_on", "timestamp with time zone");
        table.Indexes.Add(new IndexDefinition("ux_users_userid") { Columns = ["userid"], IsUnique = true });
        return table;
    }
}
