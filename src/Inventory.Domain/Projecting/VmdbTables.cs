using Inventory.Domain.History;
using Inventory.Domain.Models;
using Inventory.Sdk;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Projecting;

/// <summary>
/// The tables of the VMDB, made from the declared models: ManageIQ's names and types, with the keys and foreign keys that ManageIQ leaves to
/// its models. A public SQL interface, in the schema <c>vmdb</c>.
/// </summary>
public static class VmdbTables
{
    private const int MaxIdentifier = 62;

    private const int IndexedCharacters = 255;

    /// <summary>The tables of all models, and those that join them.</summary>
    /// <param name="models">The declared models.</param>
    /// <param name="managers">The table of managers.</param>
    /// <param name="defined">Tables that are defined elsewhere, because they hold other rows beside the inventory's.</param>
    public static IReadOnlyList<Table> Of(InventoryModels models, Table managers, IReadOnlyList<Table> defined)
    {
        var shared = defined.ToDictionary(t => t.Identifier.Name);
        var tables = models.Tables.ToDictionary(g => g.Key, g => shared.GetValueOrDefault(g.Key) ?? new Table($"{Sql.VmdbSchema}.{g.Key}"));
        foreach (var group in models.Tables)
            if (!shared.ContainsKey(group.Key))
                Fill(tables[group.Key], [.. group], tables, managers);
        Table[] made = [.. tables.Values.Except(defined), .. models.Joins.Select(j => JoinOf(j.Join, tables[j.Owner], tables[j.Target]))];
        foreach (var table in made)
            HistoryTables.Version(table);
        return made;
    }

    private static Table JoinOf(JoinTableAttribute join, Table owner, Table target)
    {
        var table = new Table($"{Sql.VmdbSchema}.{join.Table}");
        foreach (var (column, to) in new[] { (join.Owner, owner), (join.Target, target) })
        {
            table.AddColumn(column, "bigint").AsPrimaryKey();
            table.ForeignKeys.Add(Cascading($"fk_{join.Table}_{column}", column, to));
        }
        Index(table, $"ix_{join.Table}_{join.Target}", unique: false, null, [join.Target]);
        return table;
    }

    /// <summary>
    /// What the index of a column of texts holds: their beginnings, because an index takes no text of any length. Conditions and orders that are to
    /// be served by it say the same expression.
    /// </summary>
    /// <param name="column">The column, or an expression of it.</param>
    public static string Beginning(string column) => $"(cast({column} as character varying({IndexedCharacters})))";

    private static string IndexedForm(Column column) =>
        column.SqlType == "character varying" ? Beginning(column.Name) : column.Name;

    private static ForeignKey Cascading(string name, string column, Table to) => new(Identifier(name))
    {
        ColumnNames = [column], LinkedTable = to.Identifier, LinkedNames = ["id"], DeleteAction = Weasel.Core.CascadeAction.Cascade,
    };

    private static void Fill(Table table, IReadOnlyList<RecordModel> models, Dictionary<string, Table> tables, Table managers)
    {
        var model = models[0];
        var name = model.Table;
        table.AddColumn("id", "bigint").AsPrimaryKey();
        var named = !model.KeyMayBeNull.Contains(true); // null is equal to nothing: the engine alone sees to such keys
        if (model.ParentLink is { } parent)
        {
            table.AddColumn(parent.Column, "bigint").NotNull();
            if (parent.TypeColumn is { } type)
                table.AddColumn(type, "character varying").NotNull();
            table.ForeignKeys.Add(Cascading($"fk_{name}_{parent.Column}", parent.Column, tables[parent.Table]));
            Index(table, $"{(named ? "ux" : "ix")}_{name}_{parent.Column}", named, null,
                named ? [parent.Column, .. model.Keys.Select(k => k.Name)] : [parent.Column]);
        }
        else
        {
            table.AddColumn(model.OwnerColumn, "bigint").ForeignKeyTo(managers, "id");
            string[] identity = models.Count == 1 ? [model.OwnerColumn] : [model.OwnerColumn, "template"];
            Index(table, $"{(named ? "ux" : "ix")}_{name}_{model.OwnerColumn}_ems_ref", named, null, [.. identity, .. model.Keys.Select(k => k.Name)]);
        }
        foreach (var column in models.SelectMany(m => m.TableColumns.Concat(m.UserColumns)).DistinctBy(c => c.Name))
        {
            Add(table, name, column, tables);
            // Rows are asked for by the kind that shares the table, and equal ones in the order of their ids. No cloud fills the columns of users: most are null,
            // and cost nothing.
            if (column.IsIndexed)
                Index(table, $"ix_{name}_{column.Name}", unique: false, models.Any(m => m.UserColumns.Contains(column)) ? $"{column.Name} is not null" : null,
                    models.Count == 1 ? [IndexedForm(column), "id"] : ["template", IndexedForm(column), "id"]);
        }
        if (model.Ancestry is not null)
            table.AddColumn("ancestry", "character varying");
        if (model.Timestamps is { } stamps)
        {
            table.AddColumn(stamps.Created, "timestamp with time zone");
            table.AddColumn(stamps.Updated, "timestamp with time zone");
        }
    }

    private static void Add(Table table, string name, Column column, Dictionary<string, Table> tables)
    {
        var added = table.AddColumn(column.Name, column.SqlType);
        if (column.Default is { } value)
            added.DefaultValueByExpression(value == "'{}'" ? $"'{{}}'::{column.SqlType}" : value.StartsWith('\'') ? $"{value}::{column.SqlType}" : value);
        if (column is not LinkColumn link)
            return;
        if (link.TypeColumn is { } type)
            table.AddColumn(type, "character varying");
        else
            table.ForeignKeys.Add(new ForeignKey(Identifier($"fkey_{name}_{column.Name}"))
            {
                ColumnNames = [column.Name], LinkedTable = tables[link.TargetTable].Identifier, LinkedNames = ["id"],
            });
        // Without it every deleted target would scan this table; nulls cost nothing in it.
        Index(table, $"ix_{name}_{column.Name}", unique: false, $"{column.Name} is not null", [column.Name]);
    }

    private static void Index(Table table, string name, bool unique, string? predicate, string[] columns) =>
        table.Indexes.Add(new IndexDefinition(Identifier(name)) { Columns = columns, IsUnique = unique, Predicate = predicate });

    // PostgreSQL cuts longer names, and two could become one.
    private static string Identifier(string name) =>
        name.Length <= MaxIdentifier ? name : $"{name.AsSpan(0, MaxIdentifier - 9)}_{System.IO.Hashing.XxHash32.HashToUInt32(System.Text.Encoding.UTF8.GetBytes(name)):x8}";
}
