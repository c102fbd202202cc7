using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Answering;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Remembering;
using Microsoft.OpenApi;

namespace Inventory.Api.Serving.Documenting;

/// <summary>The paths of collections, of their rows, and of what is below these, with the verbs that routing lets through.</summary>
internal sealed class CollectionPaths(OpenApiDocument document, RegisteredActions actions)
{
    private readonly Verbs verbs = new(actions);

    public void Add(CollectionDefinition collection)
    {
        var (url, title) = ($"/api/{collection.Name}", collection.Description);
        document.Tags!.Add(new OpenApiTag { Name = title });
        Add(url, [], OfCollection(collection, collection, collection.Name, title, $"Lists {title}").Append((HttpMethod.Options, Description(title))));
        Add($"{url}/{{id}}", ["id"], OfRow(collection, collection, collection.Name, title, $"one of {title}"));
        if (collection.Model is not null)
            Add($"{url}/{{id}}/{ShowHistory.Name}", ["id"],
                [(HttpMethod.Get, Operation(title, $"Tells all that happened to one of {title}", ["attribute", "kind", "from", "to", "limit", "offset"], "History", "NotModified"))]);
        if (collection.Name == ShowRefreshChanges.Of)
            Add($"{url}/{{id}}/{ShowRefreshChanges.Name}", ["id"],
                [(HttpMethod.Get, Operation(title, "Tells what a refresh changed", ["limit", "offset"], "History", "NotModified"))]);
        foreach (var (name, below) in collection.Subcollections)
        {
            var (path, words) = ($"{collection.Name}/{name}", below.Target.Description);
            Add($"{url}/{{id}}/{name}", ["id"], OfCollection(collection, below.Target, path, title, $"Lists the {words} of one of {title}"));
            Add($"{url}/{{id}}/{name}/{{sub_id}}", ["id", "sub_id"], OfRow(collection, below.Target, path, title, $"one of the {words} of one of {title}"));
        }
    }

    private void Add(string url, string[] parameters, IEnumerable<(HttpMethod Method, OpenApiOperation Operation)> operations) =>
        document.Paths[url] = new OpenApiPathItem
        {
            Operations = operations.ToDictionary(o => o.Method, o => o.Operation),
            Parameters = parameters.Length == 0 ? null : [.. parameters.Select(p => new OpenApiParameterReference(p, document))],
        };

    private IEnumerable<(HttpMethod, OpenApiOperation)> OfCollection(CollectionDefinition first, CollectionDefinition rows, string path, string tag, string summary)
    {
        yield return (HttpMethod.Get, Operation(tag, summary, QueryParameters.OfCollection.And(first.HasPast), $"{rows.Name}_page", "NotModified"));
        var names = actions.OfCollection(path, Right.Administer).Select(a => a.Name).ToList();
        if (names.Count == 0 || !verbs.Allow(path, "POST"))
            yield break;
        yield return (HttpMethod.Post, Order(tag, names, Schemas.Orders(names), $"{rows.Name}_results"));
    }

    private IEnumerable<(HttpMethod, OpenApiOperation)> OfRow(CollectionDefinition first, CollectionDefinition rows, string path, string tag, string words)
    {
        yield return (HttpMethod.Get, Operation(tag, $"Shows {words}", QueryParameters.OfResource.And(first.HasPast), rows.Name, "NotModified"));
        var names = actions.OfResource(path, Right.Administer).Select(a => a.Name).Distinct().ToList();
        if (names.Count > 0 && verbs.Allow(path, "POST"))
            yield return (HttpMethod.Post, Order(tag, names, Schemas.Order(names), $"{rows.Name}_result"));
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Patch })
            if (names.Contains("edit") && verbs.Allow(path, method.Method))
                yield return (method, Edit(Operation(tag, $"Edits {words}", [], $"{rows.Name}_result"), method));
        if (names.Contains("delete") && verbs.Allow(path, "DELETE"))
            yield return (HttpMethod.Delete, Operation(tag, $"Deletes {words}", [], "Done"));
    }

    private OpenApiOperation Order(string tag, IReadOnlyList<string> names, OpenApiSchema body, string answer)
    {
        var operation = Operation(tag, $"Gives an order: {string.Join(", ", names)}", QueryParameters.OfResource, answer);
        operation.RequestBody = new OpenApiRequestBody { Content = Responses.Json(body, body.Examples?[0]) };
        return operation;
    }

    private static OpenApiOperation Edit(OpenApiOperation operation, HttpMethod method)
    {
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = Responses.Json(method == HttpMethod.Put ? Schemas.AnyObject : Schemas.Patch, null) };
        return operation;
    }

    private OpenApiOperation Description(string tag)
    {
        var operation = Operation(tag, $"Tells what {tag} consist of", [], "Description");
        operation.Security = [];
        return operation;
    }

    private OpenApiOperation Operation(string tag, string summary, IEnumerable<string> parameters, string answer, params string[] more) => new()
    {
        Summary = summary, Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
        Parameters = [.. parameters.Select(p => new OpenApiParameterReference(p, document))], Responses = Responses.Of(document, [answer, .. more]),
    };
}
