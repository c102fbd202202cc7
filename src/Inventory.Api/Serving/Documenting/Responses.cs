using System.Text.Json.Nodes;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Following;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>Answers, each described once and referred to by its name.</summary>
internal static class Responses
{
    private static readonly (string Status, string Name)[] Errors =
        [("400", "BadRequest"), ("401", "Unauthorized"), ("403", "Forbidden"), ("404", "NotFound"), ("415", "UnsupportedMediaType")];

    // By status: which answers are no 200.
    private static readonly Dictionary<string, string> Others = new() { ["NotModified"] = "304", ["Done"] = "204" };

    /// <summary>The answers of one operation: the named ones, and the errors that any request may meet.</summary>
    public static OpenApiResponses Of(OpenApiDocument document, IEnumerable<string> names)
    {
        var responses = new OpenApiResponses();
        foreach (var name in names)
            responses[Others.GetValueOrDefault(name, "200")] = new OpenApiResponseReference(name, document);
        foreach (var (status, name) in Errors)
            responses[status] = new OpenApiResponseReference(name, document);
        return responses;
    }

    /// <summary>Those that are no collection's.</summary>
    public static Dictionary<string, IOpenApiResponse> Common(OpenApiDocument document) => new()
    {
        ["BadRequest"] = Response("The request is not understood, or cannot be carried out", Json(Schemas.AnyOf(document, "Error", "ActionResult"), Examples.Error("bad_request", "Non numeric parameter: limit", "Api::BadRequestError"))),
        ["Unauthorized"] = Error(document, "The login is not accepted", ApiError.Unauthorized("The username or password you entered is incorrect.")),
        ["Forbidden"] = Error(document, "The user has not the right to do this", ApiError.Forbidden("Use of the read action is forbidden")),
        ["NotFound"] = Response("There is no such row, or no such path", Json(Schemas.AnyOf(document, "Error", "NoRoute"), Examples.Error(ApiError.NoRow("Vm", "999")))),
        ["UnsupportedMediaType"] = Error(document, "The header Accept names nothing that is spoken", ApiError.UnsupportedMediaType("Invalid Response Format text/xml requested")),
        ["NotModified"] = new OpenApiResponse { Description = "The answer is the one whose ETag the header If-None-Match names" },
        ["Done"] = new OpenApiResponse { Description = "Done; there is nothing to be said" },
        ["Pong"] = Response("The program answers", new() { ["text/plain"] = new() { Schema = Schemas.Text, Example = "pong" } }),
        ["EntryPoint"] = Response("What there is", Json(new OpenApiSchemaReference("EntryPoint", document), null)),
        ["ProductInfo"] = Response("The product", Json(new OpenApiSchemaReference("ProductInfo", document), null)),
        ["Settings"] = Response("Settings, as a tree", Json(new OpenApiSchemaReference("Settings", document), null)),
        ["Changes"] = Response("Changes as CloudEvents: a page, a batch, or a stream of server-sent events, as the header Accept says", OfChanges(document)),
        ["Gone"] = Error(document, "Changes after this number are no longer kept one by one", ApiError.Gone("Changes up to 4711 are no longer kept one by one.")),
        ["TooManyRequests"] = Error(document, "The user has as many streams as he may", ApiError.TooManyRequests("Too many streams: 10 are open for this user.")),
        ["Token"] = Response("A token", Json(new OpenApiSchemaReference("Token", document), Examples.Token)),
        ["History"] = Response("What happened, with old and new values", Json(new OpenApiSchemaReference("History", document), null)),
        ["Comparison"] = Response("What differs", Json(new OpenApiSchemaReference("Comparison", document), null)),
        ["Description"] = Response("Attributes, relationships and more", Json(new OpenApiSchemaReference("Description", document), null)),
    };

    private static Dictionary<string, OpenApiMediaType> OfChanges(OpenApiDocument document)
    {
        var content = Json(new OpenApiSchemaReference("Changes", document), Examples.Changes);
        content[CloudEvents.Batch] = new() { Schema = Schemas.List(new OpenApiSchemaReference("Change", document)), Example = new JsonArray(Examples.Change) };
        content[ChangeStream.MediaType] = new() { Schema = Schemas.Text, Example = $"id: 4712\nevent: changed\ndata: {Examples.Change.ToJsonString()}\n\n" };
        return content;
    }

    /// <summary>A row.</summary>
    public static OpenApiResponse Row(OpenApiDocument document, CollectionDefinition of, JsonObject example) =>
        Response(of.Description, Json(new OpenApiSchemaReference(of.Name, document), example));

    /// <summary>A page, or all rows as an export.</summary>
    public static OpenApiResponse Page(OpenApiDocument document, CollectionDefinition of, JsonObject example)
    {
        var content = Json(new OpenApiSchemaReference(of.Name + "_page", document), Examples.Page(of, example));
        content[AnswerFormats.Csv] = new() { Schema = Schemas.Text, Example = Examples.Csv(example) };
        content[AnswerFormats.Ndjson] = new() { Schema = Schemas.Text, Example = example.ToJsonString() + "\n" };
        return Response($"{of.Description}: a page as JSON, or all rows in another form", content);
    }

    /// <summary>What came of an order to a row.</summary>
    public static OpenApiResponse OfAction(OpenApiDocument document, CollectionDefinition of, JsonObject example) =>
        Response("The outcome, or the row as it is now", Json(Schemas.AnyOf(document, "ActionResult", of.Name), Examples.ActionResult(example)));

    /// <summary>What came of an order to a collection.</summary>
    public static OpenApiResponse OfActions(OpenApiDocument document, CollectionDefinition of, JsonObject example) =>
        Response("The outcomes, or the rows", Json(Schemas.Results(Schemas.AnyOf(document, "ActionResult", of.Name)), Examples.Results(example)));

    public static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema, JsonNode? example) =>
        new() { ["application/json"] = new() { Schema = schema, Example = example?.DeepClone() } };

    private static OpenApiResponse Error(OpenApiDocument document, string description, ApiError example) =>
        Response(description, Json(new OpenApiSchemaReference("Error", document), Examples.Error(example)));

    private static OpenApiResponse Response(string description, Dictionary<string, OpenApiMediaType> content) => new() { Description = description, Content = content };
}
