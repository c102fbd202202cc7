using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.Amazon.Client;
using Providers.Amazon.Facts;

namespace Providers.Amazon;

/// <content>Services besides EC2, which an account need not use, nor its keys be good for.</content>
internal sealed partial class AmazonCollector
{
    /// <summary>Stacks that are not deleted, each with its template and resources.</summary>
    public IAsyncEnumerable<ReadStack> Stacks() => Optional("CloudFormation", AllStacks());

    /// <summary>Database instances.</summary>
    public IAsyncEnumerable<NativeDatabase> Databases() =>
        scope.IsWhole("cloud_databases") ? Optional("RDS", aws.Rds.Instances()) : AsyncEnumerable.Empty<NativeDatabase>();

    /// <summary>The classes that database instances may have.</summary>
    public IAsyncEnumerable<TypeFacts> DatabaseTypes() =>
        (scope.IsWhole("cloud_database_flavors") ? Facts.DatabaseTypes.All.Values : Enumerable.Empty<TypeFacts>()).ToAsyncEnumerable();

    /// <summary>Classic load balancers, each with the states of its instances.</summary>
    public IAsyncEnumerable<ReadLoadBalancer> LoadBalancers() => Optional("Elastic Load Balancing", AllLoadBalancers());

    /// <summary>Products of Service Catalog, each with what it can be made with.</summary>
    public IAsyncEnumerable<ReadProduct> Products() => Optional("Service Catalog", AllProducts());

    /// <summary>What was made from products of Service Catalog, each with the last record about it.</summary>
    public IAsyncEnumerable<ReadProvisionedProduct> ProvisionedProducts() => Optional("Service Catalog", AllProvisionedProducts());

    private async IAsyncEnumerable<ReadStack> AllStacks([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var stack in Listed("orchestration_stacks", aws.CloudFormation.Stacks, cancel))
        {
            // By its id, a stack is found even when it is deleted.
            if (stack.Status == "DELETE_COMPLETE")
                continue;
            var parts = stack.Name is { } name ? await IfThereAsync(PartsAsync(name, cancel)) : new ReadStack.Parts(null, []);
            if (parts is not null)
                yield return new ReadStack(stack, parts, await IsStoredAsync(parts.Template, cancel));
        }
    }

    private async Task<ReadStack.Parts?> PartsAsync(string stack, CancellationToken cancel)
    {
        var template = await aws.CloudFormation.TemplateAsync(stack, cancel);
        var resources = await aws.CloudFormation.Resources(stack).ToListAsync(cancel);
        return new ReadStack.Parts(template is null ? null : StackTemplate.Of(template), resources);
    }

    // A template that several stacks share is named after the first of them, which a targeted refresh may not see.
    private async Task<bool> IsStoredAsync(StackTemplate? template, CancellationToken cancel) => template is not null && !scope.IsFull
        && (await scope.Stored.LinkingToAsync("orchestration_stacks", "orchestration_template", "orchestration_templates", [template.Md5], cancel)).Count > 0;

    private async IAsyncEnumerable<ReadLoadBalancer> AllLoadBalancers([EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var balancer in Listed("load_balancers", aws.LoadBalancing.LoadBalancers, cancel))
        {
            var health = balancer.Name is { } name ? await IfThereAsync(aws.LoadBalancing.HealthAsync(name, cancel)) : [];
            if (health is not null)
                yield return new ReadLoadBalancer(balancer, health);
        }
    }

    private async IAsyncEnumerable<ReadProduct> AllProducts([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var catalog = aws.ServiceCatalog;
        await foreach (var product in Listed("service_offerings", id => id is null ? catalog.Products() : One(catalog.ProductAsync(id, cancel)), cancel))
        {
            var read = new ReadProduct(product, []);
            yield return read.Id is { } id ? read with { ParametersSets = await catalog.ParametersSetsAsync(id, cancel) } : read;
        }
    }

    private async IAsyncEnumerable<ReadProvisionedProduct> AllProvisionedProducts([EnumeratorCancellation] CancellationToken cancel = default)
    {
        var catalog = aws.ServiceCatalog;
        var list = Listed(
            "service_instances", id => id is null ? catalog.ProvisionedProducts() : One(catalog.ProvisionedProductAsync(id, cancel)), cancel);
        await foreach (var product in list)
        {
            var record = (string?)product["LastRecordId"] is { } id ? await IfThereAsync(catalog.RecordAsync(id, cancel)) : null;
            yield return new ReadProvisionedProduct(product, record);
        }
    }

    // These services list all, or one by its name; a name that they do not know is that of something gone.
    private async IAsyncEnumerable<T> Listed<T>(
        string collection, Func<string?, IAsyncEnumerable<T>> list, [EnumeratorCancellation] CancellationToken cancel)
    {
        if ((await SelectionAsync(cancel)).Only(collection) is not { } named)
        {
            await foreach (var item in list(null).WithCancellation(cancel))
                yield return item;
            yield break;
        }
        foreach (var name in named)
            foreach (var item in await IfThereAsync(list(name).ToListAsync(cancel).AsTask()) ?? [])
                yield return item;
    }

    private static async IAsyncEnumerable<JsonObject> One(Task<JsonObject?> reading)
    {
        if (await reading is { } item)
            yield return item;
    }

    private static async Task<T?> IfThereAsync<T>(Task<T> reading) where T : class?
    {
        try
        {
            return await reading;
        }
        catch (AwsException gone) when (gone.Failure == Failure.NotFound)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<T> Optional<T>(string service, IAsyncEnumerable<T> list, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await SelectionAsync(cancel); // is EC2's business: a refusal of it says nothing about this service
        await using var items = list.GetAsyncEnumerator(cancel);
        while (await NextAsync())
            yield return items.Current;

        async Task<bool> NextAsync()
        {
            try
            {
                return await items.MoveNextAsync();
            }
            catch (AwsException refusal) when (refusal.Failure is Failure.Refused or Failure.Forbidden or Failure.ServiceMissing)
            {
                throw new ServiceUnavailableException($"{service} is not available to this account: {refusal.Message}");
            }
        }
    }
}

/// <summary>A stack with its template and resources.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Read">What was read of it besides.</param>
/// <param name="HasStoredTemplate">Whether the inventory holds its template.</param>
internal sealed record ReadStack(NativeStack Stack, ReadStack.Parts Read, bool HasStoredTemplate)
{
    /// <summary>What belongs to a stack.</summary>
    internal sealed record Parts(StackTemplate? Template, IReadOnlyList<NativeStackResource> Resources);
}

/// <summary>The text of a template, with LF at the ends of its lines, and the digest that stands for it.</summary>
internal sealed record StackTemplate(string Text, string Md5)
{
    public static StackTemplate Of(string text) => new(OrchestrationTemplate.WithLineFeeds(text), OrchestrationTemplate.DigestOf(text));
}

/// <summary>A classic load balancer with the states of its instances.</summary>
internal sealed record ReadLoadBalancer(NativeLoadBalancer Balancer, IReadOnlyList<NativeHealth> Health);

/// <summary>A product (<c>ProductViewDetail</c>) with what it can be made with.</summary>
internal sealed record ReadProduct(JsonObject Product, IReadOnlyList<JsonObject> ParametersSets)
{
    public string? Id => (string?)Product["ProductViewSummary"]?["ProductId"];
}

/// <summary>Something made from a product (<c>ProvisionedProductDetail</c>) with the last record about it, if there is one.</summary>
internal sealed record ReadProvisionedProduct(JsonObject Product, JsonObject? Record)
{
    public string? Id => (string?)Product[nameof(Id)];
}
