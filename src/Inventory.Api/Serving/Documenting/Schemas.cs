using System.Text.Json.Nodes;
using Inventory.Api.Serving.Declaring;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>Shapes of answers and orders.</summary>
internal static class Schemas
{
    public static OpenApiSchema AnyObject => new() { Type = JsonSchemaType.Object };

    public static OpenApiSchema Error => Object(("error", Object(("kind", Text), ("message", Text), ("klass", Text))));

    private static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Number => new() { Type = JsonSchemaType.Integer };

    /// <summary>A row with its link; of the virtual attributes only the names are told.</summary>
    public static OpenApiSchema Row(CollectionDefinition of)
    {
        var schema = Object([("href", Text), .. of.Columns.Select(c => (c.Name, Of(c.Kind)))]);
        var others = of.VirtualAttributes.Select(a => a.Name).Concat(of.Associations.Select(a => a.Name)).Order(StringComparer.Ordinal);
        schema.Description = $"Also on demand, by `attributes`: {string.Join(", ", others)}.";
        return schema;
    }

    /// <summary>A page of rows.</summary>
    public static OpenApiSchema Page(IOpenApiSchema row) => Object(
        ("name", Text), ("count", Number), ("subcount", Number), ("subquery_count", Number), ("pages", Number),
        ("resources", new OpenApiSchema { Type = JsonSchemaType.Array, Items = row }),
        ("actions", new OpenApiSchema { Type = JsonSchemaType.Array, Items = Object(("name", Text), ("method", Text), ("href", Text)) }),
        ("links", Object(("self", Text), ("next", Text), ("previous", Text), ("first", Text), ("last", Text))));

    /// <summary>An order.</summary>
    public static OpenApiSchema Order(IEnumerable<string> actions)
    {
        var action = Text;
        action.Enum = [.. actions.Select(a => (JsonNode)a)];
        return Object(("action", action), ("resource", AnyObject), ("resources", new OpenApiSchema { Type = JsonSchemaType.Array, Items = AnyObject }));
    }

    private static OpenApiSchema Of(ValueKind kind) => kind switch
    {
        ValueKind.Id => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Pattern = @"^\d+$" },
        ValueKind.Integer => new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int32" },
        ValueKind.Bigint => new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int64" },
        ValueKind.Boolean => new() { Type = JsonSchemaType.Boolean | JsonSchemaType.Null },
        ValueKind.Double => new() { Type = JsonSchemaType.Number | JsonSchemaType.Null },
        ValueKind.Instant => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date-time" },
        ValueKind.TextList => new() { Type = JsonSchemaType.Array | JsonSchemaType.Null, Items = Text },
        ValueKind.Json => new(),
        _ => new() { Type = JsonSchemaType.String | JsonSchemaType.Null },
    };

    private static OpenApiSchema Object(params IEnumerable<(string Name, OpenApiSchema Schema)> members) =>
        new() { Type = JsonSchemaType.Object, Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema) };
}
