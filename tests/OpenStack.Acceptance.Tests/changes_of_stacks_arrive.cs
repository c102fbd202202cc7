namespace OpenStack.Acceptance.Tests;

[Trait("Category", "openstack")]
public class changes_of_stacks_arrive(RefreshedCloud cloud) : Changes(cloud)
{
    // Its networks and security groups; neutron tells of them apart.
    private static readonly string[] MadeByIt = ["what stacks made"];

    private string stack = "";

    private static new CommandLine Client => Cloud.Client(Cloud.Project);

    [Fact]
    public async Task a_stack_is_created_and_deleted()
    {
        await CreateAsync("acceptance-new-stack");
        await Client.DoAsync("stack delete --yes --wait acceptance-new-stack");
        await Arrives("orchestration_stacks", stack, later: MadeByIt);
    }

    [Fact]
    public async Task a_stack_is_updated()
    {
        await CreateAsync("acceptance-other-stack");
        try
        {
            await Client.DoAsync($"stack update -t {Prepared.TemplateFile} --parameter label=three --wait acceptance-other-stack");
        }
        catch (InvalidOperationException broken) when (broken.Message.EndsWith("Internal Error", StringComparison.Ordinal))
        {
            Assert.Skip($"Heat of this cloud can update no stack: {broken.Message}");
        }
        await Arrives("orchestration_stacks", stack, later: MadeByIt);
    }

    private async Task CreateAsync(string name)
    {
        await Client.DoAsync($"stack create -t {Prepared.TemplateFile} --wait {name}");
        stack = (string)(await Client.AskAsync($"stack show {name}"))["id"]!;
        await Arrives("orchestration_stacks", stack, later: MadeByIt);
    }
}
