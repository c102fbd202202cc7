using System.Text.Json.Nodes;
using Providers.OpenStack.Client;
using Providers.OpenStack.Client.Native;

namespace Providers.OpenStack.Collecting;

/// <summary>Reads what the list of stacks leaves out: parameters, outputs, the template, the resources.</summary>
internal sealed class StackReader(OpenstackSession session)
{
    /// <summary>A listed stack in full; null if it is gone by now.</summary>
    public async Task<ListedStack?> ReadAsync(Native<NativeStack> listed, CancellationToken cancel)
    {
        if (listed is not { Id: { } id, ValueOrNull.StackName: { } name })
            return new ListedStack(listed, null, []);
        var path = $"stacks/{Uri.EscapeDataString(name)}/{Uri.EscapeDataString(id)}";
        var project = listed.Project;
        var resources = Lists.Resources(path);
        try
        {
            var parts = await session.GetAsync(
                project, Service.Orchestration, resources.Path, (body, ends) => resources.ReadAsync(body, project, ends), cancel);
            return await DescribeAsync(new ListedStack(listed, null, parts.Items), path, cancel);
        }
        catch (OpenstackException gone) when (gone.Failure == Failure.NotFound)
        {
            return null;
        }
    }

    // A stack that heat cannot describe hides no other, and its resources are known to be its own.
    private async Task<ListedStack> DescribeAsync(ListedStack listed, string path, CancellationToken cancel)
    {
        var project = listed.Native.Project;
        try
        {
            var stack = await session.GetAsync(project, Service.Orchestration, path, (body, ends) => Lists.Stacks.ReadOneAsync(body, project, ends), cancel);
            return listed with { Native = stack, Template = await TemplateAsync(project, $"{path}/template", cancel) };
        }
        catch (OpenstackException failure) when (!failure.IsRefusal)
        {
            return listed with { Failure = failure };
        }
    }

    // Heat may keep templates to itself: that is no reason to hide the stack.
    private async Task<JsonNode?> TemplateAsync(Project project, string path, CancellationToken cancel)
    {
        try
        {
            return await session.GetAsync(
                project, Service.Orchestration, path, async (body, ends) => await JsonNode.ParseAsync(body, null, default, ends), cancel);
        }
        catch (OpenstackException kept) when (kept.Failure is Failure.Forbidden or Failure.NotFound)
        {
            return null;
        }
    }
}
