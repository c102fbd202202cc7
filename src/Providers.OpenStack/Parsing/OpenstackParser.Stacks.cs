using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Sdk;
using Inventory.Sdk.Vmdb;
using Providers.OpenStack.Client.Native;
using Providers.OpenStack.Collecting;

namespace Providers.OpenStack.Parsing;

/// <content>Stacks, what they are made from and what they are made of.</content>
internal sealed partial class OpenstackParser
{
    // A template is built once, however many stacks are made from it.
    private readonly HashSet<string> builtTemplates = [];

    private void ParseStack(ListedStack listed)
    {
        var (id, stack) = listed.Native;
        if (listed.Failure is not null)
            throw new AttributeException("details", listed.Failure.Message.TrimEnd('.'), listed.Failure);
        var link = persister.Stacks.LazyFind(id)!;
        var owner = Attributes.Text(stack.Parameters?.GetValueOrDefault("OS::project_id"));
        persister.Stacks.Build(new OrchestrationStack
        {
            EmsRef = id,
            Name = stack.StackName,
            Description = stack.Description,
            Status = stack.StackStatus,
            StatusReason = stack.StackStatusReason,
            Parent = persister.Stacks.LazyFind(stack.Parent),
            OrchestrationTemplate = TemplateOf(listed.Template),
            CloudTenant = Tenant(string.IsNullOrEmpty(owner) ? listed.Native.Project.Id : owner),
        });
        foreach (var (name, value) in stack.Parameters ?? new Dictionary<string, JsonElement>())
            persister.StackParameters.Build(new OrchestrationStackParameter
            {
                Stack = link, EmsRef = $"{id}_{name}", Name = name, Value = Attributes.Text(value),
            });
        foreach (var output in stack.Outputs ?? [])
            persister.StackOutputs.Build(new OrchestrationStackOutput
            {
                Stack = link, EmsRef = $"{id}_{output.OutputKey}", Key = output.OutputKey, Value = Attributes.Text(output.OutputValue),
                Description = output.Description,
            });
        foreach (var resource in listed.Resources)
            BuildResource(link, resource.Value);
    }

    private void BuildResource(IReference<OrchestrationStack> stack, NativeResource resource)
    {
        // What is not made yet has no id.
        if (string.IsNullOrWhiteSpace(resource.PhysicalResourceId))
            return;
        persister.StackResources.Build(new OrchestrationStackResource
        {
            Stack = stack,
            EmsRef = resource.PhysicalResourceId,
            LogicalResource = resource.LogicalResourceId,
            PhysicalResource = resource.PhysicalResourceId,
            ResourceCategory = resource.ResourceType,
            ResourceStatus = resource.ResourceStatus,
            ResourceStatusReason = resource.ResourceStatusReason,
            LastUpdated = resource.UpdatedTime,
        });
    }

    private IReference<OrchestrationTemplate>? TemplateOf(JsonNode? template)
    {
        if (template is null)
            return null;
        var content = Attributes.Readably(template);
        var md5 = OrchestrationTemplate.DigestOf(content);
        if (builtTemplates.Add(md5))
            persister.OrchestrationTemplates.Build(new OrchestrationTemplate
            {
                Md5 = md5,
                Description = template is JsonObject members && members["description"] is JsonValue text && text.TryGetValue<string>(out var description)
                    ? description
                    : null,
                Content = content,
                Orderable = false,
            });
        return persister.OrchestrationTemplates.LazyFind(md5);
    }
}
