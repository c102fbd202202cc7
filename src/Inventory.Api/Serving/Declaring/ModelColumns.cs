using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Domain.Models;
using Inventory.Domain.Projecting;
using Inventory.Domain.Providers;
using Inventory.Sdk;

namespace Inventory.Api.Serving.Declaring;

/// <summary>The attributes that a record type declares: its table's columns, and members of its JSON columns.</summary>
internal static class ModelColumns
{
    // ManageIQ shows Ruby's word for a range, whose upper end is exclusive as PostgreSQL's.
    private const string Range = "lower({0}) || '...' || upper({0})";

    public static IEnumerable<AttributeDefinition> Of(RecordModel model)
    {
        // A table with other rows beside the inventory's shows all its columns, as ManageIQ does.
        if (ManagementTables.All.FirstOrDefault(t => t.Identifier.Name == model.Table) is { } shared)
            return EngineCollections.ColumnsOf(shared);
        var json = JsonColumns(model.RecordType);
        return
        [
            AttributeDefinition.Column("id", ValueKind.Id),
            .. model.ParentLink is { } parent ? Reference(parent.Column, parent.TypeColumn) : Reference(model.OwnerColumn, null),
            .. model.TableColumns.Concat(model.UserColumns).SelectMany(c => c switch
            {
                LinkColumn link => Reference(link.Name, link.TypeColumn),
                { SqlType: "int4range" } => [AttributeDefinition.Column(c.Name, ValueKind.Text, Range)],
                _ =>
                [
                    AttributeDefinition.Column(c.Name, json.ContainsKey(c.Name) ? ValueKind.Json : ValueKinds.Of(c.Name, c.SqlType))
                        with { HasIndexedBeginning = c is { IsIndexed: true, SqlType: "character varying" } },
                ],
            }),
            .. model.Ancestry is null ? [] : new[] { AttributeDefinition.Column("ancestry", ValueKind.Text) },
            .. model.Timestamps is { } stamps ? new[] { stamps.Created, stamps.Updated }.Select(n => AttributeDefinition.Column(n, ValueKind.Instant)) : [],
            .. from column in json
               from member in column.Value
               select new AttributeDefinition(member, ValueKind.JsonMember, $"({{t}}.{Sql.Name(column.Key)}::json -> {SqlCase.Literal(member)})"),
        ];
    }

    private static IEnumerable<AttributeDefinition> Reference(string column, string? typeColumn) => typeColumn is null
        ? [AttributeDefinition.Column(column, ValueKind.Id)]
        : [AttributeDefinition.Column(column, ValueKind.Id), AttributeDefinition.Column(typeColumn, ValueKind.Text)];

    // Whether the column is of type jsonb or text; with the members that are attributes of the record.
    private static Dictionary<string, IReadOnlyList<string>> JsonColumns(Type recordType) => recordType.GetProperties()
        .Where(p => p.PropertyType == typeof(JsonNode))
        .ToDictionary(
            p => p.GetCustomAttribute<ColumnAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name),
            p => p.GetCustomAttribute<JsonAttributesAttribute>()?.Names ?? []);
}
