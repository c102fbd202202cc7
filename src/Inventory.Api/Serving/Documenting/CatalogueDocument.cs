using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>The OpenAPI document: the collections of the catalogue, their columns, and how they are asked for.</summary>
internal sealed class CatalogueDocument(Catalogue catalogue, RegisteredActions actions) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Inventory", Version = ProductInfo.Version, License = new OpenApiLicense { Name = "Apache-2.0" },
            Description = "An event-sourced inventory of clouds, over the REST conventions of ManageIQ.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        document.Components.Parameters = QueryParameters.All;
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["basic"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic" },
            ["token"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Auth-Token", Description = "From GET /api/auth.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("basic", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] },
        ];
        document.Paths = [];
        document.Tags = new HashSet<OpenApiTag>();
        document.Components.Schemas["Error"] = Schemas.Error;
        foreach (var collection in catalogue.Listed)
            Add(document, collection);
        return Task.CompletedTask;
    }

    private void Add(OpenApiDocument document, CollectionDefinition collection)
    {
        var title = collection.Description;
        document.Tags!.Add(new OpenApiTag { Name = title });
        document.Components!.Schemas![collection.Name] = Schemas.Row(collection);
        document.Components.Schemas[collection.Name + "_page"] = Schemas.Page(new OpenApiSchemaReference(collection.Name, document));
        var row = Answer(document, title, new OpenApiSchemaReference(collection.Name, document));
        var page = Answer(document, title, new OpenApiSchemaReference(collection.Name + "_page", document));
        var onCollection = actions.OfCollection(collection.Name, Right.Administer).Select(a => a.Name).ToList();
        var onResource = actions.OfResource(collection.Name, Right.Administer).Select(a => a.Name).Distinct().ToList();
        document.Paths[$"/api/{collection.Name}"] = Path(
            (HttpMethod.Get, Operation(document, $"Lists {title}", QueryParameters.OfCollection, page)),
            (HttpMethod.Post, Order(document, title, onCollection)));
        (HttpMethod, OpenApiOperation)[] get = [(HttpMethod.Get, Operation(document, $"Shows one of {title}", QueryParameters.OfResource, row))];
        document.Paths[$"/api/{collection.Name}/{{id}}"] = OfRow(
            document, onResource.Count == 0 ? get : [.. get, (HttpMethod.Post, Order(document, title, onResource))]);
        foreach (var (name, below) in collection.Subcollections.Where(s => s.Value.Target.IsListed))
        {
            var rows = Answer(document, title, new OpenApiSchemaReference(below.Target.Name + "_page", document));
            var list = Operation(document, $"Lists the {below.Target.Description} of one of {title}", QueryParameters.OfCollection, rows);
            document.Paths[$"/api/{collection.Name}/{{id}}/{name}"] = OfRow(document, (HttpMethod.Get, list));
        }
    }

    private static OpenApiPathItem Path(params (HttpMethod Method, OpenApiOperation Operation)[] operations) =>
        new() { Operations = operations.ToDictionary(o => o.Method, o => o.Operation) };

    private static OpenApiPathItem OfRow(OpenApiDocument document, params (HttpMethod Method, OpenApiOperation Operation)[] operations)
    {
        var path = Path(operations);
        path.Parameters = [new OpenApiParameterReference("id", document)];
        return path;
    }

    private static OpenApiOperation Operation(OpenApiDocument document, string summary, IEnumerable<string> parameters, OpenApiOperation answer)
    {
        answer = new OpenApiOperation { Tags = answer.Tags, Responses = answer.Responses, Summary = summary };
        answer.Parameters = [.. parameters.Select(p => new OpenApiParameterReference(p, document))];
        return answer;
    }

    private static OpenApiOperation Answer(OpenApiDocument document, string tag, IOpenApiSchema schema) => new()
    {
        Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
        Responses = new OpenApiResponses
        {
            ["200"] = Response("The answer", schema),
            ["400"] = Response("The request is not understood", new OpenApiSchemaReference("Error", document)),
            ["401"] = Response("The login is not accepted", new OpenApiSchemaReference("Error", document)),
        },
    };

    private static OpenApiOperation Order(OpenApiDocument document, string title, IReadOnlyList<string> names)
    {
        var operation = Answer(document, title, Schemas.AnyObject);
        operation.Summary = $"Gives an order: {string.Join(", ", names)}";
        operation.RequestBody = new OpenApiRequestBody { Content = Json(Schemas.Order(names)) };
        return operation;
    }

    private static OpenApiResponse Response(string description, IOpenApiSchema schema) => new()
    {
        Description = description, Content = Json(schema),
    };

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema) => new() { ["application/json"] = new() { Schema = schema } };
}
