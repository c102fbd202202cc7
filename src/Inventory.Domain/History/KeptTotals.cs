using Npgsql;

namespace Inventory.Domain.History;

/// <summary>
/// Numbers of rows that are known without counting them. Each transaction that makes a table longer or shorter inserts a row of its own that says by how
/// much, so that no transaction waits for another one; now and then those rows are folded into one for each table. What a statement sees of both is exactly
/// what it sees of the table.
/// </summary>
public sealed class KeptTotals(NpgsqlDataSource database)
{
    /// <summary>
    /// SQL, to be named by who asks: rows of <c>of_table</c>, <c>template</c> and <c>rows</c>, whose sum is the number of rows that a table has now.
    /// </summary>
    public static string Present { get; } =
        $"""
        (select of_table, {HistoryTables.Template}, rows from {HistoryTables.FoldedTotals.Identifier}
        union all select of_table, {HistoryTables.Template}, rows from {HistoryTables.RowTotals.Identifier} where not folded)
        """;

    /// <summary>SQL that makes the folded totals anew. Nobody may write meanwhile, and nobody folds.</summary>
    internal static string FoldAll { get; } =
        $"""
        lock table {HistoryTables.RowTotals.Identifier} in exclusive mode;
        delete from {HistoryTables.FoldedTotals.Identifier};
        insert into {HistoryTables.FoldedTotals.Identifier} (of_table, {HistoryTables.Template}, rows)
        select of_table, {HistoryTables.Template}, sum(rows) from {HistoryTables.RowTotals.Identifier} group by 1, 2;
        update {HistoryTables.RowTotals.Identifier} set folded = true where not folded;

        """;

    // What is not committed yet is not seen, and what another one folds is left to him: this waits for nobody who writes, and nobody who writes for this.
    internal const string Fold =
        """
        with taken as (select of_table, template, transaction from history.row_totals where not folded for update skip locked),
        folded as (
          update history.row_totals t set folded = true from taken
          where t.of_table = taken.of_table and t.template = taken.template and t.transaction = taken.transaction
          returning t.of_table, t.template, t.rows)
        insert into history.folded_totals as kept (of_table, template, rows) select of_table, template, sum(rows) from folded group by 1, 2 order by 1, 2
        on conflict (of_table, template) do update set rows = kept.rows + excluded.rows
        """;

    /// <summary>Folds what has been committed, so that few rows are to be summed. Any number of nodes may at any time.</summary>
    public async Task FoldAsync(CancellationToken cancel)
    {
        await using var fold = database.CreateCommand(Fold);
        await fold.ExecuteNonQueryAsync(cancel);
    }
}
