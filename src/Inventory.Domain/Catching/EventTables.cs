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
    });

    /// <summary>Events that could not be understood, as they came (their first 64 KiB), with what is wrong with them.</summary>
    public static Table Rejected { get; } = EngineTables.Define("rejected_events", table =>
    {
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("ems_id", "bigint").NotNull();
        table.AddColumn("received_at", "timestamp with time zone").NotNull();
        table.AddColumn("size", "bigint").NotNull();
        table.AddColumn("body", "bytea").NotNull();
        table.AddColumn("error", "text").NotNull();
        table.Indexes.Add(new IndexDefinition("ix_rejected_events_ems_id") { Columns = ["ems_id", "id"] });
    });
}
