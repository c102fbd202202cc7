using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Notifying;

/// <summary>Who wants to be told of changes over HTTP.</summary>
public static class WebhookTables
{
    /// <summary>
    /// Webhooks: where to, what about, and how far they are. <c>last_sequence</c> is the number of the last change that was delivered, or looked at and not
    /// wanted; it is kept with each success.
    /// </summary>
    public static Table Webhooks { get; } = Make();

    private static Table Make()
    {
        var table = new Table($"{Sql.VmdbSchema}.webhooks");
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("name", "text").NotNull();
        table.AddColumn("url", "text").NotNull();
        table.AddColumn("signing_secret", "text").NotNull();
        foreach (var filter in new[] { "providers", "collections", "kinds", "attribute_names" })
            table.AddColumn(filter, "text[]").NotNull().DefaultValueByExpression("'{}'::text[]");
        table.AddColumn("state", "text").NotNull().DefaultValueByExpression("'active'::text");
        table.AddColumn("state_reason", "text");
        table.AddColumn("last_sequence", "bigint").NotNull().DefaultValueByExpression("0");
        table.AddColumn("last_delivered_on", "timestamp with time zone");
        table.AddColumn("last_error", "text");
        table.AddColumn("failures", "integer").NotNull().DefaultValueByExpression("0");
        table.AddColumn("next_attempt_on", "timestamp with time zone");
        table.AddColumn("user_id", "bigint");
        table.AddColumn("created_on", "timestamp with time zone");
        table.AddColumn("updated_on", "timestamp with time zone");
        table.Indexes.Add(new IndexDefinition("ux_webhooks_name") { Columns = ["name"], IsUnique = true });
        return table;
    }
}
