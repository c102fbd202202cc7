using System.Text;
using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.History;

/// <summary>The triggers that keep the earlier rows of tables, and the views that show what was. Made from the tables, after those.</summary>
public sealed class HistoryObjects
{
    private const string Begin =
        $"""
        create or replace function {HistoryTables.Schema}.running_transaction() returns bigint language plpgsql as $body$
        declare running bigint := nullif(current_setting('{PointInTime.TransactionSetting}', true), '')::bigint;
        begin
          if running is null then
            running := {HistoryTables.Schema}.begin_transaction(clock_timestamp(), null);
          end if;
          return running;
        end $body$;

        create or replace function {HistoryTables.Schema}.begin_transaction(at timestamptz, correlation_id varchar) returns bigint language plpgsql as $body$
        declare running bigint;
        begin
          insert into {HistoryTables.Schema}.transactions (at, last_seq, correlation_id)
          values (at, (select last_value from {Sql.InventorySchema}.mt_events_sequence), correlation_id) returning id into running;
          perform set_config('{PointInTime.TransactionSetting}', running::text, true);
          return running;
        end $body$;

        create or replace function {HistoryTables.Schema}.before_insert() returns trigger language plpgsql as $body$
        begin
          perform {HistoryTables.Schema}.running_transaction();
          return null;
        end $body$;


        """;

    /// <summary>Reads the tables.</summary>
    /// <param name="tables">All tables; those of other schemas than the VMDB's are passed over.</param>
    public HistoryObjects(IEnumerable<Table> tables) => Schemas = new DerivedSchemas(
        [PointInTime.Schema],
        Script(tables.Where(t => t.Identifier.Schema == Sql.VmdbSchema).OrderBy(t => t.Identifier.Name, StringComparer.Ordinal)));

    /// <summary>The schema of the views, and the triggers with it.</summary>
    public DerivedSchemas Schemas { get; }

    private static string Script(IEnumerable<Table> tables)
    {
        var script = new StringBuilder(Begin);
        script.Append($"create schema {PointInTime.Schema};\n");
        foreach (var table in tables)
        {
            var name = Sql.Name(table.Identifier.Name);
            if (table.HasColumn(HistoryTables.ValidFrom))
            {
                AddTriggers(script, table.Identifier.Name, [.. HistoryTables.ColumnsOf(table).Select(c => Sql.Name(c.Name))]);
                AddView(script, table);
            }
            else // what is no inventory is as it is now
                script.Append($"create view {PointInTime.Schema}.{name} as select {Columns(table)} from {Sql.VmdbSchema}.{name};\n");
        }
        return script.ToString();
    }

    // A row that comes and goes, or changes, within one transaction never was.
    private static void AddTriggers(StringBuilder script, string table, IReadOnlyList<string> columns)
    {
        var (live, history, function) = (Sql.Table(table), $"{HistoryTables.Schema}.{Sql.Name(table)}", $"{HistoryTables.Schema}.{Sql.Name($"keep_{table}")}");
        var (from, to) = (HistoryTables.ValidFrom, HistoryTables.ValidTo);
        script.Append(
            $"""
            create or replace function {function}() returns trigger language plpgsql as $body$
            declare running bigint := {HistoryTables.Schema}.running_transaction();
            begin
              if old.{from} <> running then
                insert into {history} ({string.Join(", ", columns)}, {from}, {to}) values ({string.Join(", ", columns.Select(c => $"old.{c}"))}, old.{from}, running);
              end if;
              if tg_op = 'DELETE' then
                return old;
              end if;
              new.{from} := running;
              return new;
            end $body$;
            create or replace trigger history_begin before insert on {live} for each statement execute function {HistoryTables.Schema}.before_insert();
            create or replace trigger history_keep before update or delete on {live} for each row execute function {function}();

            """);
    }

    private static string Columns(Table table) => string.Join(", ", table.Columns.Select(c => Sql.Name(c.Name)));

    // Both halves are without conditions, since only such can be merged in the order of their indexes; the condition above reaches each of them.
    private static void AddView(StringBuilder script, Table table)
    {
        var name = Sql.Name(table.Identifier.Name);
        var (from, to) = (HistoryTables.ValidFrom, HistoryTables.ValidTo);
        var kept = HistoryTables.ColumnsOf(table).Select(c => c.Name).ToHashSet();
        var then = string.Join(", ", table.Columns.Select(c => kept.Contains(c.Name) || c.Name == from ? Sql.Name(c.Name) : $"null::{c.Type} as {Sql.Name(c.Name)}"));
        script.Append(
            $"""
            create view {PointInTime.Schema}.{name} as select {Columns(table)} from (
              select {Columns(table)}, {long.MaxValue} as {to} from {Sql.VmdbSchema}.{name}
              union all
              select {then}, {to} from {HistoryTables.Schema}.{name}) either
            where {PointInTime.Began(from)} and {PointInTime.Lasted(to)};

            """);
    }
}
