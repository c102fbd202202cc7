using System.Text.Json.Nodes;
using Inventory.Api.Serving.Declaring;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>Shapes of answers and orders.</summary>
internal static class Schemas
{
    /// <summary>Those that are no collection's, by name.</summary>
    public static IEnumerable<(string Name, OpenApiSchema Schema)> Common =>
    [
        ("Error", Object(("error", Object(("kind", Text), ("message", Text), ("klass", Text))))),
        ("NoRoute", Object(("status", Number), ("error", Text))),
        ("ActionResult", Object(
            ("success", Flag), ("message", Text), ("href", Text), ("task_id", Text), ("task_href", Text), ("tasks", List(Object(("id", Text), ("href", Text)))), ("result", new()))),
        ("Token", Object(("auth_token", Text), ("token_ttl", Number), ("expires_on", Instant), ("requester_type", Text))),
        ("EntryPoint", Object(
            ("name", Text), ("description", Text), ("version", Text), ("versions", List(Object(("name", Text), ("href", Text)))), ("settings", AnyObject),
            ("identity", AnyObject), ("server_info", AnyObject), ("timezones", List(AnyObject)), ("product_info", AnyObject),
            ("collections", List(Object(("name", Text), ("href", Text), ("description", Text)))), ("authorization", AnyObject))),
        ("History", Object(
            ("name", Text), ("count", Number), ("subcount", Number), ("subquery_count", Number), ("pages", Number),
            ("resources", List(Object(
                ("seq", Number), ("at", Instant), ("kind", Text), ("href", Text), ("collection", Text), ("id", Text), ("ems_id", Text), ("key", Text),
                ("cause", Object(("type", Text), ("refresh_href", Text), ("event_href", Text), ("causation_id", new()), ("user", new()))),
                ("changes", List(Object(("attribute", Text), ("old", new()), ("new", new()))))))), ("links", AnyObject))),
        ("Comparison", Object(
            ("name", Text), ("count", Number), ("subcount", Number), ("subquery_count", Number), ("pages", Number), ("added", Number), ("removed", Number),
            ("changed", Number), ("objects", List(Text)), ("changes", List(AnyObject)), ("resources", List(AnyObject)), ("links", AnyObject))),
        ("Change", Object(
            ("specversion", Text), ("id", Text), ("source", Text), ("type", Text), ("subject", Text), ("time", Instant), ("datacontenttype", Text), ("collection", Text),
            ("kind", Text), ("key", Text), ("version", Number), ("correlationid", Text), ("causationid", Text), ("username", Text), ("data", AnyObject))),
        ("Changes", Object(("changes", List(AnyObject)), ("next", Text), ("latest", Text), ("links", Object(("next", Text))))),
        ("ProductInfo", AnyObject),
        ("Settings", AnyObject),
        ("Description", Object(
            ("attributes", List(Text)), ("virtual_attributes", List(Text)), ("relationships", List(Text)), ("subcollections", List(Text)), ("data", AnyObject))),
    ];

    public static OpenApiSchema AnyObject => new() { Type = JsonSchemaType.Object };

    public static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    /// <summary>New values, or commands that say them.</summary>
    public static OpenApiSchema Patch => new()
    {
        AnyOf = [AnyObject, List(Object(("action", Word(["add", "edit", "remove"])), ("path", Text), ("value", new())))],
    };

    private static OpenApiSchema Number => new() { Type = JsonSchemaType.Integer };

    private static OpenApiSchema Flag => new() { Type = JsonSchemaType.Boolean };

    private static OpenApiSchema Instant => new() { Type = JsonSchemaType.String, Format = "date-time" };

    private static OpenApiSchema Links => List(Object(("name", Text), ("method", Text), ("href", Text)));

    /// <summary>One of several, by name.</summary>
    public static OpenApiSchema AnyOf(OpenApiDocument document, params string[] names) => new() { AnyOf = [.. names.Select(n => new OpenApiSchemaReference(n, document))] };

    /// <summary>A row: its columns, and what is shown if it is asked for.</summary>
    public static OpenApiSchema Row(CollectionDefinition of, OpenApiDocument document, JsonObject example)
    {
        var schema = Object([("href", Text), .. of.Columns.Select(c => (c.Name, Of(c.Kind)))]);
        schema.Description = "All columns, unless `attributes` names others; what is no column is shown on demand.";
        schema.Properties!["actions"] = Links;
        foreach (var attribute in of.VirtualAttributes)
            schema.Properties.TryAdd(attribute.Name, Of(attribute.Kind));
        foreach (var association in of.Associations)
            schema.Properties.TryAdd(association.Name, Related(new OpenApiSchemaReference(association.Target.Name, document), association.IsMany));
        schema.Examples = [example.DeepClone()];
        return schema;
    }

    /// <summary>A page of rows.</summary>
    public static OpenApiSchema Page(IOpenApiSchema row) => Object(
        ("name", Text), ("count", Number), ("subcount", Number), ("subquery_count", Number), ("pages", Number), ("resources", List(row)), ("actions", Links),
        ("links", Object(("self", Text), ("next", Text), ("previous", Text), ("first", Text), ("last", Text))));

    /// <summary>What comes of an order to a collection.</summary>
    public static OpenApiSchema Results(IOpenApiSchema entry) => Object(("results", List(entry)));

    /// <summary>An order to a row.</summary>
    public static OpenApiSchema Order(IReadOnlyList<string> actions)
    {
        var order = Object(("action", Word(actions)), ("resource", AnyObject));
        order.Description = "The parameters of the action stand under `resource`, or beside `action`.";
        order.Examples = [new JsonObject { ["action"] = actions[0] }];
        return order;
    }

    /// <summary>An order to a collection.</summary>
    public static OpenApiSchema Orders(IReadOnlyList<string> actions)
    {
        var order = Object(("action", Word(actions)), ("resource", AnyObject), ("resources", List(AnyObject)));
        order.Description = "For one: the parameters of the action under `resource`, or beside `action`. For many: each with its `id` or `href` under `resources`. Without `action`, `create`.";
        order.Examples = [new JsonObject { ["action"] = actions[0], ["resources"] = new JsonArray(new JsonObject { ["id"] = "11" }) }];
        return order;
    }

    private static OpenApiSchema Related(OpenApiSchemaReference row, bool isMany) =>
        isMany ? List(row) : new OpenApiSchema { AnyOf = [row, new OpenApiSchema { Type = JsonSchemaType.Null }] };

    private static OpenApiSchema Word(IEnumerable<string> words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(w => (JsonNode)w)] };

    public static OpenApiSchema List(IOpenApiSchema of) => new() { Type = JsonSchemaType.Array, Items = of };

    private static OpenApiSchema Of(ValueKind kind) => kind switch
    {
        ValueKind.Id => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Pattern = @"^\d+$" },
        ValueKind.Integer => new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int32" },
        ValueKind.Bigint => new() { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int64" },
        ValueKind.Boolean => new() { Type = JsonSchemaType.Boolean | JsonSchemaType.Null },
        ValueKind.Double => new() { Type = JsonSchemaType.Number | JsonSchemaType.Null },
        ValueKind.Instant => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date-time" },
        ValueKind.TextList => new() { Type = JsonSchemaType.Array | JsonSchemaType.Null, Items = Text },
        ValueKind.Json or ValueKind.JsonMember => new(),
        _ => new() { Type = JsonSchemaType.String | JsonSchemaType.Null },
    };

    private static OpenApiSchema Object(params IEnumerable<(string Name, OpenApiSchema Schema)> members) =>
        new() { Type = JsonSchemaType.Object, Properties = members.ToDictionary(m => m.Name, m => (IOpenApiSchema)m.Schema) };
}
