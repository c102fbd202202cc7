using System.Text.Json.Nodes;

namespace Providers.Amazon.Client;

/// <summary>Service Catalog: products, what they can be made with, and what was made from them.</summary>
internal sealed class ServiceCatalog(AwsService service)
{
    /// <summary>All products of the account: objects <c>ProductViewDetail</c>.</summary>
    public IAsyncEnumerable<JsonObject> Products() => List("SearchProductsAsAdmin", [], "ProductViewDetails");

    /// <summary>One product: an object <c>ProductViewDetail</c>.</summary>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: there is none of that id, and others.</exception>
    public async Task<JsonObject?> ProductAsync(string id, CancellationToken cancel) =>
        Copy((await CallAsync("DescribeProductAsAdmin", new() { ["Id"] = id }, cancel))["ProductViewDetail"]) as JsonObject;

    /// <summary>
    /// What a product can be made with: an object with <c>Artifact</c>, <c>LaunchPath</c> and <c>Parameters</c> (the answer of
    /// DescribeProvisioningParameters) for each active version and each portfolio that this user reaches it by. None if the user reaches it by none.
    /// </summary>
    public async Task<IReadOnlyList<JsonObject>> ParametersSetsAsync(string product, CancellationToken cancel)
    {
        try
        {
            var artifacts = (await CallAsync("DescribeProduct", new() { ["Id"] = product }, cancel))["ProvisioningArtifacts"] as JsonArray ?? [];
            var paths = await List("ListLaunchPaths", new() { ["ProductId"] = product }, "LaunchPathSummaries").ToListAsync(cancel);
            var sets = new List<JsonObject>();
            foreach (var (path, artifact) in paths.SelectMany(path => artifacts.OfType<JsonObject>().Select(artifact => (path, artifact))))
            {
                var request = new JsonObject { ["ProductId"] = product, ["ProvisioningArtifactId"] = Copy(artifact["Id"]), ["PathId"] = Copy(path["Id"]) };
                var parameters = await CallAsync("DescribeProvisioningParameters", request, cancel);
                sets.Add(new JsonObject { ["Artifact"] = Copy(artifact), ["LaunchPath"] = Copy(path), ["Parameters"] = parameters });
            }
            return sets;
        }
        catch (AwsException none) when (none.Failure == Failure.NotFound)
        {
            return [];
        }
    }

    /// <summary>All that was made from products: objects <c>ProvisionedProductDetail</c>.</summary>
    public IAsyncEnumerable<JsonObject> ProvisionedProducts() => List("ScanProvisionedProducts", [], "ProvisionedProducts");

    /// <summary>One thing that was made from a product: an object <c>ProvisionedProductDetail</c>.</summary>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: there is none of that id, and others.</exception>
    public async Task<JsonObject?> ProvisionedProductAsync(string id, CancellationToken cancel) =>
        Copy((await CallAsync("DescribeProvisionedProduct", new() { ["Id"] = id }, cancel))["ProvisionedProductDetail"]) as JsonObject;

    /// <summary>A record of something done to a provisioned product, with <c>RecordDetail</c> and <c>RecordOutputs</c>.</summary>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: there is none of that id, and others.</exception>
    public Task<JsonObject> RecordAsync(string id, CancellationToken cancel) => CallAsync("DescribeRecord", new() { ["Id"] = id }, cancel);

    private IAsyncEnumerable<JsonObject> List(string operation, JsonObject request, string list) =>
        Paging.ItemsAsync($"{service.Name} {operation}", async (next, cancel) =>
        {
            var page = (JsonObject)request.DeepClone();
            if (next is not null)
                page["PageToken"] = next;
            var answer = await CallAsync(operation, page, cancel);
            return answer[list] is JsonArray items
                ? new Page<JsonObject>([.. items.OfType<JsonObject>().Select(item => (JsonObject)item.DeepClone())], (string?)answer["NextPageToken"])
                : throw new AwsException(Failure.Unexpected, $"{service.Name} {operation}: the answer holds no list {list}.");
        });

    private Task<JsonObject> CallAsync(string operation, JsonObject request, CancellationToken cancel) =>
        service.JsonAsync("AWS242ServiceCatalogService", operation, request, cancel);

    // A node has one parent: what is taken from an answer is copied.
    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
