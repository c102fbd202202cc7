using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Following;

/// <summary>What the feed of changes remembers.</summary>
public static class FeedTables
{
    /// <summary>One row: the high-water mark, see <see cref="HighWaterMark"/>.</summary>
    public static Table Feed { get; } = EngineTables.Define("feed", table =>
    {
        table.AddColumn("id", "integer").AsPrimaryKey();
        table.AddColumn("settled", "bigint").NotNull().DefaultValueByExpression("0");
    });

    /// <summary>The channel on which writers tell that there is something new.</summary>
    public const string Channel = "inventory_changes";
}
