using Weasel.Postgresql;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Projecting;

/// <summary>The engine's own tables, beside the event store in the schema <c>inventory</c>.</summary>
public static class EngineTables
{
    /// <summary>Gives the ids of inventory rows, each value a block of them; one sequence for all tables, so that an id names one row.</summary>
    public static Sequence IdBlocks { get; } = new($"{Sql.InventorySchema}.id_blocks");

    /// <summary>Numbers the refreshes.</summary>
    public static Sequence RefreshIds { get; } = new($"{Sql.InventorySchema}.refresh_ids");

    /// <summary>
    /// One narrow row per stream: which row belongs to it, its version, whether the cloud still has the object, and the fingerprints that tell
    /// unchanged objects without reading their rows (a cache: an empty one only costs a comparison).
    /// </summary>
    public static Table Objects { get; } = Define("objects", table =>
    {
        table.AddColumn("id", "bigint").AsPrimaryKey();
        table.AddColumn("ems_id", "bigint").NotNull();
        table.AddColumn("collection", "character varying").NotNull();
        table.AddColumn("key", "character varying").NotNull();
        table.AddColumn("version", "bigint").NotNull();
        table.AddColumn("connected", "boolean").NotNull();
        table.AddColumn("fingerprint", "bytea").NotNull();
        table.Indexes.Add(new IndexDefinition("ux_objects_key") { Columns = ["ems_id", "collection", "key"], IsUnique = true });
    });

    /// <summary>
    /// Links whose target is not known (yet): the foreign key is null, or the row of a join table missing; what is meant is remembered here. The
    /// owner of a many-to-many link is named by its join table.
    /// </summary>
    public static Table UnresolvedLinks { get; } = Define("unresolved_links", table =>
    {
        table.AddColumn("owner_table", "character varying").AsPrimaryKey();
        table.AddColumn("owner_column", "character varying").AsPrimaryKey();
        table.AddColumn("owner_id", "bigint").AsPrimaryKey();
        table.AddColumn("ems_id", "bigint").NotNull();
        table.AddColumn("collection", "character varying").AsPrimaryKey();
        table.AddColumn("key", "character varying").AsPrimaryKey();
        table.Indexes.Add(new IndexDefinition("ix_unresolved_links_target") { Columns = ["ems_id", "collection", "key"] });
    });

    /// <summary>The managers that a provider has beside its main one, by what they own (<see cref="Sdk.ManagerRole"/>).</summary>
    public static Table ManagerFamilies { get; } = Define("manager_families", table =>
    {
        table.AddColumn("root_ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("role", "character varying").AsPrimaryKey();
        table.AddColumn("ems_id", "bigint").NotNull();
    });

    /// <summary>Mass disconnects that wait for confirmation.</summary>
    public static Table HeldDisconnects { get; } = Define("held_disconnects", table =>
    {
        table.AddColumn("ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("collection", "character varying").AsPrimaryKey();
        table.AddColumn("digest", "character varying").NotNull();
        table.AddColumn("missing", "integer").NotNull();
    });

    /// <summary>Tells each taking of work from all others: who holds an older one was taken for dead.</summary>
    public static Sequence WorkerTokens { get; } = new($"{Sql.InventorySchema}.worker_tokens");

    /// <summary>Tasks of users whose order another task stands for already: they go on and end as that one does.</summary>
    public static Table TaskFollowers { get; } = Define("task_followers", table =>
    {
        table.AddColumn("task_id", "bigint").AsPrimaryKey();
        table.AddColumn("follower_id", "bigint").AsPrimaryKey();
    });

    /// <summary>
    /// How many days of history are kept in full, by main manager (0 for all) and collection (empty for all); null keeps everything. The most particular row
    /// counts, that of a manager before that of a collection.
    /// </summary>
    public static Table RetentionPolicies { get; } = Define("retention_policies", table =>
    {
        table.AddColumn("ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("collection", "character varying").AsPrimaryKey();
        table.AddColumn("days", "integer");
    });

    /// <summary>Up to when history was compacted, or begun to be: what was before is not whole any more. <c>last_seq</c> is the last event that may have changed.</summary>
    public static Table RetentionHorizons { get; } = Define("retention_horizons", table =>
    {
        table.AddColumn("ems_id", "bigint").AsPrimaryKey();
        table.AddColumn("collection", "character varying").AsPrimaryKey();
        table.AddColumn("horizon", "timestamp with time zone").NotNull();
        table.AddColumn("last_seq", "bigint").NotNull();
    });

    internal static Table Define(string name, Action<Table> columns, string schema = Sql.InventorySchema)
    {
        var table = new Table($"{schema}.{name}");
        columns(table);
        return table;
    }
}
