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

        create or replace function {HistoryTables.Schema}.count_rows(name varchar, kind boolean, more bigint) returns void language sql as $body$
          insert into {HistoryTables.Schema}.row_totals (of_table, template, transaction, rows) values (name, kind, {HistoryTables.Schema}.running_transaction(), more)
          on conflict (of_table, template, transaction) do update set rows = row_totals.rows + excluded.rows
        $body$;


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
                AddTriggers(script, table);
                AddTotals(script, table);
                AddView(script, table);
            }
            else // what is no inventory is as it is now
                script.Append($"create view {PointInTime.Schema}.{name} as select {Columns(table)} from {Sql.VmdbSchema}.{name};\n");
        }
        script.Append(KeptTotals.FoldAll);
        script.Append(
            $"""
            create view {PointInTime.Schema}.{HistoryTables.RowTotals.Identifier.Name} as select of_table, template, sum(rows)::bigint as rows
            from {HistoryTables.RowTotals.Identifier} where {PointInTime.Began("transaction")} group by of_table, template;

            """);
        return script.ToString();
    }

    // A row that comes and goes, or changes, within one transaction never was. What is to happen when rows are inserted happens always: where many are copied,
    // PostgreSQL is told to leave the triggers that it makes of foreign keys.
    private static void AddTriggers(StringBuilder script, Table of)
    {
        var (table, columns) = (of.Identifier.Name, HistoryTables.ColumnsOf(of).Select(c => Sql.Name(c.Name)).ToList());
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
            alter table {live} enable always trigger history_begin;
            create or replace trigger history_keep before update or delete on {live} for each row execute function {function}();

            """);
    }

    // Rows that were there before they were counted are counted once, while nobody writes: the triggers have just been made.
    private static void AddTotals(StringBuilder script, Table of)
    {
        var (table, live) = (of.Identifier.Name, Sql.Table(of.Identifier.Name));
        var (from, to, count) = (HistoryTables.ValidFrom, HistoryTables.ValidTo, $"{HistoryTables.Schema}.{Sql.Name($"count_{of.Identifier.Name}")}");
        var kind = of.HasColumn(HistoryTables.Template) ? "coalesce(template, false)" : "false";
        script.Append(
            $"""
            create or replace function {count}() returns trigger language plpgsql as $body$
            begin
              perform {HistoryTables.Schema}.count_rows(tg_table_name::varchar, kind, case tg_op when 'DELETE' then -rows else rows end)
              from (select {kind} as kind, count(*) as rows from changed group by 1) c;
              return null;
            end $body$;
            create or replace trigger history_count_more after insert on {live} referencing new table as changed for each statement execute function {count}();
            alter table {live} enable always trigger history_count_more;
            create or replace trigger history_count_less after delete on {live} referencing old table as changed for each statement execute function {count}();
            insert into {HistoryTables.RowTotals.Identifier} (of_table, template, transaction, rows)
            select '{table}', kind, transaction, sum(rows) from (
              select {kind} as kind, {from} as transaction, 1 as rows from {live}
              union all select {kind}, {from}, 1 from {HistoryTables.Schema}.{Sql.Name(table)}
              union all select {kind}, {to}, -1 from {HistoryTables.Schema}.{Sql.Name(table)}) r
            where not exists (select from {HistoryTables.RowTotals.Identifier} where of_table = '{table}')
            group by 2, 3 having sum(rows) <> 0;

            """);
        if (of.HasColumn(HistoryTables.Template))
            AddKind(script, table, live);
    }

    // A row that becomes one of the other kind that shares the table.
    private static void AddKind(StringBuilder script, string table, string live)
    {
        var function = $"{HistoryTables.Schema}.{Sql.Name($"recount_{table}")}";
        script.Append(
            $"""
            create or replace function {function}() returns trigger language plpgsql as $body$
            begin
              perform {HistoryTables.Schema}.count_rows('{table}', coalesce(old.template, false), -1);
              perform {HistoryTables.Schema}.count_rows('{table}', coalesce(new.template, false), 1);
              return null;
            end $body$;
            create or replace trigger history_recount after update of template on {live} for each row
            when (coalesce(old.template, false) <> coalesce(new.template, false)) execute function {function}();

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
