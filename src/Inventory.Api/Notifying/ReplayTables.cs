using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Notifying;

/// <summary>Replays that are under way as tasks.</summary>
public static class ReplayTables
{
    /// <summary>
    /// What is replayed to which webhook, and how far it is: <c>after_refresh</c> is the last number of the refresh that was told last, <c>after_change</c>
    /// that of the last change of the one that is being told. Kept with each delivery, so that who was stopped goes on there; gone when the replay has ended.
    /// </summary>
    public static Table Replays { get; } = Make();

    private static Table Make()
    {
        var table = new Table($"{Sql.InventorySchema}.replays");
        table.AddColumn("task_id", "bigint").AsPrimaryKey();
        table.AddColumn("ems_id", "bigint").NotNull();
        table.AddColumn("webhook_id", "bigint").NotNull();
        table.AddColumn("begins_at", "timestamp with time zone").NotNull();
        table.AddColumn("ends_at", "timestamp with time zone").NotNull();
        table.AddColumn("speed", "double precision");
        table.AddColumn("after_refresh", "bigint").NotNull();
        table.AddColumn("after_change", "bigint").NotNull();
        table.AddColumn("refreshes", "integer").NotNull();
        table.AddColumn("changes", "bigint").NotNull();
        table.AddColumn("failures", "integer").NotNull();
        return table;
    }
}
