namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class changes_of_stacks_arrive(RefreshedCloud cloud) : Changes(cloud)
{
    // Its networks and security groups; neutron tells of them apart.
    private static readonly string[] MadeByIt = ["what stacks made"];

    [Fact]
    public async Task a_stack_is_created_updated_and_deleted()
    {
        var client = Cloud.Client(Cloud.Project);
        await client.DoAsync($"stack create -t {Prepared.TemplateFile} --wait acceptance-new-stack");
        var stack = (string)(await client.AskAsync("stack show acceptance-new-stack"))["id"]!;
        await Arrives("orchestration_stacks", stack, later: MadeByIt);
        await client.DoAsync($"stack update -t {Prepared.TemplateFile} --parameter label=three --wait acceptance-new-stack");
        await Arrives("orchestration_stacks", stack, later: MadeByIt);
        await client.DoAsync("stack delete --yes --wait acceptance-new-stack");
        await Arrives("orchestration_stacks", stack, later: MadeByIt);
    }
}
