namespace Providers.Amazon.Client;

/// <summary>CloudFormation: stacks, their templates and resources.</summary>
internal sealed class CloudFormation(AwsService service)
{
    private const string Version = "2010-05-15";

    /// <summary>Stacks that are not deleted, nested ones included.</summary>
    /// <param name="stack">Name or id of the only one to list; null for all.</param>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: there is none of that name, and others.</exception>
    public IAsyncEnumerable<NativeStack> Stacks(string? stack = null) => Paging.ItemsAsync("cloudformation DescribeStacks", async (next, cancel) =>
    {
        var result = await service.QueryAsync(Version, "DescribeStacks", [("StackName", stack), ("NextToken", next)], cancel);
        return new Page<NativeStack>(
            [.. XmlItem.ListIn(result, "Stacks", "stack", "StackName").Select(item => new NativeStack(item))], new XmlItem(result, "").Text("NextToken"));
    });

    /// <summary>The text of a stack's template.</summary>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: the stack is gone, and others.</exception>
    public async Task<string?> TemplateAsync(string stack, CancellationToken cancel) =>
        new XmlItem(await service.QueryAsync(Version, "GetTemplate", [("StackName", stack)], cancel), "").Text("TemplateBody");

    /// <summary>The resources of a stack.</summary>
    /// <exception cref="AwsException"><see cref="Failure.NotFound"/>: the stack is gone, and others.</exception>
    public IAsyncEnumerable<NativeStackResource> Resources(string stack) => Paging.ItemsAsync("cloudformation ListStackResources", async (next, cancel) =>
    {
        var result = await service.QueryAsync(Version, "ListStackResources", [("StackName", stack), ("NextToken", next)], cancel);
        var resources = XmlItem.ListIn(result, "StackResourceSummaries", $"resource of the stack {stack}", "LogicalResourceId");
        return new Page<NativeStackResource>([.. resources.Select(item => new NativeStackResource(item))], new XmlItem(result, "").Text("NextToken"));
    });
}

/// <summary>A stack.</summary>
internal sealed class NativeStack(XmlItem item)
{
    public string? Id => item.Text("StackId");

    public string? Name => item.Text("StackName");

    public string? Description => item.Text("Description");

    public string? Status => item.Text("StackStatus");

    public string? StatusReason => item.Text("StackStatusReason");

    /// <summary>Id of the stack that it is a resource of.</summary>
    public string? ParentId => item.Text("ParentId");

    public IEnumerable<(string Key, string? Value)> Parameters =>
        item.List("Parameters").Select(parameter => (parameter.Required("ParameterKey"), parameter.Text("ParameterValue")));

    public IEnumerable<(string Key, string? Value, string? Description)> Outputs =>
        item.List("Outputs").Select(output => (output.Required("OutputKey"), output.Text("OutputValue"), output.Text("Description")));
}

/// <summary>A resource of a stack.</summary>
internal sealed class NativeStackResource(XmlItem item)
{
    /// <summary>Its id in the service that has it; null if it was never made.</summary>
    public string? PhysicalId => item.Text("PhysicalResourceId");

    public string LogicalId => item.Required("LogicalResourceId");

    public string? Type => item.Text("ResourceType");

    public string? Status => item.Text("ResourceStatus");

    public string? StatusReason => item.Text("ResourceStatusReason");

    public DateTimeOffset? LastUpdated => item.Time("LastUpdatedTimestamp");
}
