using Inventory.Domain.Models;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Projecting;

/// <summary>
/// The tables of the VMDB, made from the declared models: ManageIQ's names and types, with the keys and foreign keys that ManageIQ leaves to
/// its models. A public SQL interface, in the schema <c>vmdb</c>.
/// </summary>
public static class VmdbTables
{
    /// <summary>The tables of all models.</summary>
    public static IReadOnlyList<Table> Of(InventoryModels models, Table managers)
    {
        var tables = models.Tables.ToDictionary(g => g.Key, g => new Table($"{Sql.VmdbSchema}.{g.Key}"));
        foreach (var group in models.Tables)
            Fill(tables[group.Key], [.. group], tables, managers);
        return [.. tables.Values];
    }

    private static void Fill(Table table, IReadOnlyList<RecordModel> models, Dictionary<string, Table> tables, Table managers)
    {
        var model = models[0];
        var name = model.Table;
        table.AddColumn("id", "bigint").AsPrimaryKey();
        if (model.ParentLink is { } parent)
        {
            table.AddColumn(parent.Column, "bigint").NotNull();
            table.ForeignKeys.Add(new ForeignKey($"fk_{name}_{parent.Column}")
            {
                ColumnNames = [parent.Column], LinkedTable = tables[parent.Table].Identifier, LinkedNames = ["id"],
                DeleteAction = Weasel.Core.CascadeAction.Cascade,
            });
            Index(table, $"ux_{name}_{parent.Column}", unique: true, null, [parent.Column, .. model.Keys.Select(k => k.Name)]);
        }
        else
        {
            table.AddColumn("ems_id", "bigint").ForeignKeyTo(managers, "id");
            string[] identity = models.Count == 1 ? ["ems_id"] : ["ems_id", "template"];
            Index(table, $"ux_{name}_ems_id_ems_ref", unique: true, null, [.. identity, .. model.Keys.Select(k => k.Name)]);
        }
        foreach (var column in models.SelectMany(m => m.Columns.Concat(m.UserColumns)).DistinctBy(c => c.Name))
            Add(table, name, column, tables);
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
        added.ForeignKeyTo(tables[link.TargetTable], "id");
        // Without it every deleted target would scan this table; nulls cost nothing in it.
        Index(table, $"ix_{name}_{column.Name}", unique: false, $"{column.Name} is not null", [column.Name]);
    }

    private static void Index(Table table, string name, bool unique, string? predicate, string[] columns) =>
        table.Indexes.Add(new IndexDefinition(name) { Columns = columns, IsUnique = unique, Predicate = predicate });
}
