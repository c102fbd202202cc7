using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.Amazon.Client;

namespace Providers.Amazon;

/// <content>CloudFormation: stacks with their parameters, outputs, resources and templates.</content>
internal sealed partial class AmazonParser
{
    private readonly HashSet<string> builtTemplates = new(StringComparer.Ordinal);

    private void ParseStack(ReadStack read)
    {
        var (stack, parts) = (read.Stack, read.Read);
        var id = Required(stack.Id, "A stack", "StackId");
        var own = persister.OrchestrationStacks.LazyFind(id)!;
        var name = stack.Name ?? id;
        persister.OrchestrationStacks.Build(new OrchestrationStack
        {
            EmsRef = id,
            Name = name,
            Description = stack.Description,
            Status = stack.Status,
            StatusReason = stack.StatusReason,
            Parent = persister.OrchestrationStacks.LazyFind(stack.ParentId),
            OrchestrationTemplate = persister.OrchestrationTemplates.LazyFind(parts.Template?.Md5),
        });
        foreach (var (key, value) in stack.Parameters)
            persister.OrchestrationStackParameters.Build(new OrchestrationStackParameter { Stack = own, EmsRef = $"{id}_{key}", Name = key, Value = value });
        foreach (var (key, value, description) in stack.Outputs)
            persister.OrchestrationStackOutputs.Build(new OrchestrationStackOutput
            {
                Stack = own, EmsRef = $"{id}_{key}", Key = key, Value = value, Description = description,
            });
        // What has no id was never made.
        foreach (var resource in parts.Resources.Where(resource => resource.PhysicalId is not null))
            persister.OrchestrationStackResources.Build(ResourceOf(own, resource));
        if (parts.Template is { } template && !read.HasStoredTemplate && builtTemplates.Add(template.Md5))
            persister.OrchestrationTemplates.Build(new OrchestrationTemplate
            {
                Md5 = template.Md5, Name = name, Description = stack.Description, Content = template.Text, Draft = false, Orderable = false,
            });
    }

    private static OrchestrationStackResource ResourceOf(IReference<OrchestrationStack> stack, NativeStackResource resource) => new()
    {
        Stack = stack,
        EmsRef = resource.PhysicalId,
        Name = resource.LogicalId,
        LogicalResource = resource.LogicalId,
        PhysicalResource = resource.PhysicalId,
        ResourceCategory = resource.Type,
        ResourceStatus = resource.Status,
        ResourceStatusReason = resource.StatusReason,
        LastUpdated = resource.LastUpdated,
    };
}
