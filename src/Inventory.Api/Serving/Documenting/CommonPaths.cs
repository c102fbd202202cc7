using Inventory.Api.Serving.Remembering;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>The paths that are no collection's.</summary>
internal static class CommonPaths
{
    private const string Tag = "Entry";

    public static void AddTo(OpenApiDocument document)
    {
        document.Tags!.Add(new OpenApiTag { Name = Tag });
        document.Paths["/api"] = Path((HttpMethod.Get, Operation(document, "Tells what there is", "EntryPoint")));
        document.Paths["/api/ping"] = Path((HttpMethod.Get, Open(Operation(document, "Answers", "Pong"))));
        document.Paths["/api/product_info"] = Path((HttpMethod.Get, Open(Operation(document, "Tells the product's name", "ProductInfo"))));
        document.Paths["/api/settings"] = Path((HttpMethod.Get, Operation(document, "Tells what the program works by", "Settings")));
        var compare = Operation(document, "Compares two states (`from`, `to`), two objects (`objects`), or two providers (`providers`, `collection`, `key`)", "Comparison");
        compare.Parameters =
        [
            .. new[] { "from", "to", "provider", "collection", "filter", "kind", "attribute", "objects", "providers", "key", "as_of", "limit", "offset" }
                .Select(p => new OpenApiParameterReference(p, document)),
        ];
        document.Paths[$"/api/{Compare.Name}"] = Path((HttpMethod.Get, compare));
        var login = Operation(document, "Gives a token for a login", "Token");
        login.Parameters = [new OpenApiParameterReference("requester_type", document)];
        var changes = Operation(document, "Tells what changed, in the order in which it did", "Changes");
        changes.Parameters = [.. QueryParameters.OfChanges.Select(p => new OpenApiParameterReference(p, document))];
        changes.Responses!["410"] = new OpenApiResponseReference("Gone", document);
        changes.Responses["429"] = new OpenApiResponseReference("TooManyRequests", document);
        document.Paths["/api/changes"] = Path((HttpMethod.Get, changes));
        document.Paths["/api/auth"] = Path((HttpMethod.Get, login), (HttpMethod.Delete, Operation(document, "Ends the token of the request", "Done")));
    }

    private static OpenApiPathItem Path(params (HttpMethod Method, OpenApiOperation Operation)[] operations) =>
        new() { Operations = operations.ToDictionary(o => o.Method, o => o.Operation) };

    private static OpenApiOperation Operation(OpenApiDocument document, string summary, string answer) => new()
    {
        Summary = summary, Tags = new HashSet<OpenApiTagReference> { new(Tag, document) }, Responses = Responses.Of(document, [answer]),
    };

    private static OpenApiOperation Open(OpenApiOperation operation)
    {
        operation.Security = [];
        return operation;
    }
}
