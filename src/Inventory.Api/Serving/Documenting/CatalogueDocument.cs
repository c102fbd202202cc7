using System.Security.Cryptography;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Rendering;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>
/// The OpenAPI document. It follows from the catalogue and the registered actions; what they have not, it does not tell. So it stays the same as long
/// as the program runs, and is made once.
/// </summary>
internal sealed class CatalogueDocument(Catalogue catalogue, RegisteredActions actions)
{
    private readonly Lazy<Task<(byte[] Json, EntityTagHeaderValue Tag)>> made = new(() => MakeAsync(catalogue, actions));

    /// <summary>Answers with it, unless the client has it already.</summary>
    public async Task<IResult> AnswerAsync(HttpContext http)
    {
        var (json, tag) = await made.Value;
        http.Response.Headers.CacheControl = "no-cache"; // kept, and asked for again
        return Results.Bytes(json, JsonOutput.ContentType, entityTag: tag);
    }

    private static async Task<(byte[] Json, EntityTagHeaderValue Tag)> MakeAsync(Catalogue catalogue, RegisteredActions actions)
    {
        using var json = new MemoryStream();
        await Describe(catalogue, actions).SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var bytes = json.ToArray();
        return (bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..16])}\"", isWeak: true)); // weak: compressed, it is the same
    }

    private static OpenApiDocument Describe(Catalogue catalogue, RegisteredActions actions)
    {
        var document = new OpenApiDocument();
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
        return document;
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
