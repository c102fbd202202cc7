using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Catching;

/// <summary>The engine's own tables about events of clouds; the events themselves are <c>vmdb.event_streams</c>.</summary>
public static class EventTables
{
    /// <summary>
    /// Where each provider's stream of events goes on, saved with the events; and the token of the catcher that may go on, by which one that was taken for
    /// dead is told from its successor.
    /// </summary>
    public static Table Cursors { get; } = EngineTables.Define("event_cursors", table =>
    {
        table.AddColumn("ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("cursor", "text");
        table.AddColumn("token", "bigint").NotNull();
        table.AddColumn("saved_at", "timestamp with time zone");
        table.AddColumn("begun_at", "timestamp with time zone");
    });

    /// <summary>Signatures of deliveries that were pushed, for as long as their time stamps are accepted.</summary>
    public static Table Deliveries { get; } = EngineTables.Define("event_deliveries", table =>
    {
        table.AddColumn("ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("signature", "text").AsPrimaryKey();
        table.AddColumn("received_at", "timestamp with time zone").NotNull();
        table.Indexes.Add(new IndexDefinition("ix_event_deliveries_received_at") { Columns = ["received_at"] });
    });

    /// <summary>With what providers sign the events that they push; encrypted.</summary>
    public static Table Secrets { get; } = EngineTables.Define("event_secrets", table =>
    {
        table.AddColumn("ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("signing_secret", "text").NotNull();
        table.AddColumn("changed_at", "timestamp with time zone").NotNull();
    });
}
