using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.History;

/// <summary>
/// What the tables of the VMDB held before. A row of the VMDB says since which transaction it is as it is (<c>valid_from</c>); when it changes or goes, the
/// row that it was is kept in the table of the same name in the schema <c>history</c>, with the transaction that ended it (<c>valid_to</c>). So what is true now
/// is written once, and a past instant is what is still as it was then together with what has ended since.
/// </summary>
public static class HistoryTables
{
    /// <summary>The schema of earlier rows.</summary>
    public const string Schema = "history";

    /// <summary>The column that says since which transaction a row is as it is.</summary>
    public const string ValidFrom = "valid_from";

    /// <summary>The column that says which transaction ended an earlier row.</summary>
    public const string ValidTo = "valid_to";

    /// <summary>
    /// The transactions that changed tables, numbered as they began to write. <c>at</c> is the instant of their events; <c>last_seq</c> the sequence number
    /// of the last event that was appended when they ended.
    /// </summary>
    public static Table Transactions { get; } = EngineTables.Define("transactions", table =>
    {
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        table.AddColumn("at", "timestamp with time zone").NotNull();
        table.AddColumn("last_seq", "bigint").NotNull();
        table.AddColumn("correlation_id", "character varying");
        table.Indexes.Add(new IndexDefinition("ix_transactions_at") { Columns = ["at"] });
        table.Indexes.Add(new IndexDefinition("ix_transactions_last_seq") { Columns = ["last_seq"] });
    }, Schema);

    /// <summary>Columns whose values are never kept.</summary>
    private static readonly string[] Secrets = ["password", "auth_key", "become_password", "auth_key_password"];

    /// <summary>
    /// By how many rows each transaction made tables longer; so that the number of rows at any instant is a sum over transactions, not over rows. VMs and
    /// templates, which share a table, are counted apart.
    /// </summary>
    public static Table RowTotals { get; } = EngineTables.Define("row_totals", table =>
    {
        table.AddColumn("of_table", "character varying").AsPrimaryKey();
        table.AddColumn(Template, "boolean").AsPrimaryKey();
        table.AddColumn("transaction", "bigint").AsPrimaryKey();
        table.AddColumn("rows", "bigint").NotNull();
        table.AddColumn("folded", "boolean").NotNull().DefaultValueByExpression("false");
        table.Indexes.Add(new IndexDefinition("ix_row_totals_unfolded") { Columns = ["of_table", Template], Predicate = "not folded" });
    }, Schema);

    /// <summary>
    /// What the transactions of <see cref="RowTotals"/> that are folded made together: with those that are not, the number of rows now (<see cref="KeptTotals"/>).
    /// </summary>
    public static Table FoldedTotals { get; } = EngineTables.Define("folded_totals", table =>
    {
        table.AddColumn("of_table", "character varying").AsPrimaryKey();
        table.AddColumn(Template, "boolean").AsPrimaryKey();
        table.AddColumn("rows", "bigint").NotNull();
    }, Schema);

    /// <summary>The column that tells apart the kinds of rows that share a table.</summary>
    internal const string Template = "template";

    /// <summary>
    /// Gives a table the column that its history needs. Its indexes tell it, too: where an order of an index is read for a past state, rows that are younger
    /// are passed over in the index.
    /// </summary>
    public static void Version(Table table)
    {
        table.AddColumn(ValidFrom, "bigint").DefaultValueByExpression(
            $"coalesce(nullif(current_setting('{PointInTime.TransactionSetting}'::text, true), ''::text), '0'::text)::bigint");
        foreach (var index in table.Indexes.Where(i => !i.IsUnique))
            index.Columns = [.. index.Columns!, ValidFrom];
        table.Indexes.Add(new IndexDefinition(NameOfIndex(table)) { Columns = [.. IdentityOf(table), ValidFrom] });
    }

    private static string NameOfIndex(Table table) => $"ix_{table.Identifier.Name}_{ValidFrom}";

    private static IEnumerable<string> IdentityOf(Table table) => table.HasColumn("id") ? ["id"] : table.PrimaryKeyColumns;

    /// <summary>The columns of a table that its history keeps.</summary>
    public static IEnumerable<TableColumn> ColumnsOf(Table table) => table.Columns.Where(c => c.Name != ValidFrom && !Secrets.Contains(c.Name));

    /// <summary>
    /// The table of what another one held before. Its indexes serve the same questions, and tell of each row when it was valid, so that only rows of the instant
    /// are read.
    /// </summary>
    public static Table Of(Table table)
    {
        var name = table.Identifier.Name;
        return EngineTables.Define(name, history =>
        {
            foreach (var column in ColumnsOf(table))
                history.AddColumn(column.Name, column.Type == "bigserial" ? "bigint" : column.Type);
            history.AddColumn(ValidFrom, "bigint").NotNull();
            history.AddColumn(ValidTo, "bigint").NotNull();
            history.Indexes.Add(new IndexDefinition($"ix_{name}_valid_to") { Columns = [ValidTo, ValidFrom] });
            history.Indexes.Add(new IndexDefinition($"ix_{name}_identity") { Columns = [.. IdentityOf(table), ValidTo, ValidFrom] });
            foreach (var index in table.Indexes.Where(i => i.Name != NameOfIndex(table)))
                history.Indexes.Add(new IndexDefinition(index.Name)
                {
                    Columns = [.. index.Columns!.Where(c => c != ValidFrom), ValidTo, ValidFrom], Predicate = index.Predicate,
                });
        }, Schema);
    }
}
