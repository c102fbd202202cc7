using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>The OpenAPI document. It follows from the catalogue and the registered actions; what they have not, it does not tell.</summary>
internal sealed class CatalogueDocument(Catalogue catalogue, RegisteredActions actions) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Inventory", Version = ProductInfo.Version, License = new OpenApiLicense { Name = "Apache-2.0" },
            Description = "An event-sourced inventory of clouds, over the REST conventions of ManageIQ.",
        };
        document.Paths = [];
        document.Tags = new HashSet<OpenApiTag>();
        document.Components = new OpenApiComponents
        {
            Parameters = QueryParameters.All, Schemas = new Dictionary<string, IOpenApiSchema>(), Responses = Responses.Common(document),
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["basic"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic" },
                ["token"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Auth-Token", Description = "From GET /api/auth.",
                },
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("basic", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] },
        ];
        foreach (var (name, schema) in Schemas.Common)
            document.Components.Schemas[name] = schema;
        foreach (var collection in catalogue.All)
            AddSchemas(document, collection);
        CommonPaths.AddTo(document);
        var paths = new CollectionPaths(document, actions);
        foreach (var collection in catalogue.Listed)
            paths.Add(collection);
        return Task.CompletedTask;
    }

    private static void AddSchemas(OpenApiDocument document, CollectionDefinition collection)
    {
        var (components, example) = (document.Components!, Examples.Row(collection));
        components.Schemas![collection.Name] = Schemas.Row(collection, document, example);
        components.Schemas[collection.Name + "_page"] = Schemas.Page(new OpenApiSchemaReference(collection.Name, document));
        components.Responses![collection.Name] = Responses.Row(document, collection, example);
        components.Responses[collection.Name + "_page"] = Responses.Page(document, collection, example);
        components.Responses[collection.Name + "_result"] = Responses.OfAction(document, collection, example);
        components.Responses[collection.Name + "_results"] = Responses.OfActions(document, collection, example);
    }
}
