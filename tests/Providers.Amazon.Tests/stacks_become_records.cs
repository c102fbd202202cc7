namespace Providers.Amazon.Tests;

public class stacks_become_records
{
    private const string Text = "{\n  \"Resources\": {}\n}";

    [Fact]
    public async Task with_parameters_outputs_and_resources()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeStacks",
            """
            <StackId>arn:child</StackId><StackName>child</StackName><ParentId>arn:root</ParentId><StackStatus>CREATE_COMPLETE</StackStatus>
            <Parameters><member><ParameterKey>Key</ParameterKey><ParameterValue>****</ParameterValue></member></Parameters>
            <Outputs><member><OutputKey>URL</OutputKey><OutputValue>http://a</OutputValue><Description>Where</Description></member></Outputs>
            """);
        aws.Answer("GetTemplate", call => (200, FakeAws.Result("GetTemplate", $"<TemplateBody>{Text}</TemplateBody>")));
        aws.Give(
            "ListStackResources",
            """
            <LogicalResourceId>IP</LogicalResourceId><PhysicalResourceId>203.0.113.1</PhysicalResourceId><ResourceType>AWS::EC2::EIP</ResourceType>
            <LastUpdatedTimestamp>2017-05-03T10:49:32.560Z</LastUpdatedTimestamp>
            """,
            "<LogicalResourceId>VPC</LogicalResourceId><ResourceStatus>DELETE_COMPLETE</ResourceStatus>");
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var stack = refreshed.The<OrchestrationStack>("arn:child");
        (stack.Name, stack.Status, stack.Parent?.Key).ShouldBe(("child", "CREATE_COMPLETE", "arn:root"));
        refreshed.All<OrchestrationStackParameter>().Select(p => (p.EmsRef, p.Name, p.Value)).ShouldBe([("arn:child_Key", "Key", "****")]);
        refreshed.All<OrchestrationStackOutput>().Select(o => (o.EmsRef, o.Key, o.Value, o.Description)).ShouldBe(
            [("arn:child_URL", "URL", "http://a", "Where")]);
        var resource = refreshed.All<OrchestrationStackResource>().ShouldHaveSingleItem();
        (resource.EmsRef, resource.LogicalResource, resource.Name, resource.ResourceCategory).ShouldBe(("203.0.113.1", "IP", "IP", "AWS::EC2::EIP"));
        resource.LastUpdated.ShouldBe(new DateTimeOffset(2017, 5, 3, 10, 49, 32, 560, TimeSpan.Zero));
        aws.CallsOf("GetTemplate").ShouldHaveSingleItem().Form["StackName"].ShouldBe("child");
    }

    [Fact]
    public async Task those_with_the_same_template_share_it()
    {
        await using var aws = await TwoStacks();
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var template = refreshed.All<OrchestrationTemplate>().ShouldHaveSingleItem();
        (template.Name, template.Description, template.Content, template.Draft, template.Orderable).ShouldBe(("one", "First", Text, false, false));
        template.Md5.ShouldBe("a180dad1b5fd108b411f4a31db6e8f48");
        refreshed.All<OrchestrationStack>().Select(stack => stack.OrchestrationTemplate?.Key).Distinct().ShouldBe([template.Md5]);
    }

    [Fact]
    public async Task a_targeted_one_does_not_rename_the_template_that_it_shares()
    {
        await using var aws = await TwoStacks();
        var digest = (await Refreshed.CompletelyFrom(aws)).All<OrchestrationTemplate>().Single().Md5!;
        var stored = new Stored().Link("orchestration_stacks", "arn:one", "orchestration_template", digest);
        aws.Give("DescribeStacks", "<StackId>arn:two</StackId><StackName>two</StackName>");
        var refreshed = await Refreshed.CompletelyFrom(aws, Targets.Of(stored, "orchestration_stacks", "arn:two"));
        refreshed.The<OrchestrationStack>("arn:two").OrchestrationTemplate?.Key.ShouldBe(digest);
        refreshed.All<OrchestrationTemplate>().ShouldBeEmpty();
    }

    [Fact]
    public async Task one_that_ends_while_it_is_read_is_gone()
    {
        await using var aws = await TwoStacks();
        aws.Answer("GetTemplate", call => call.Form["StackName"] == "one"
            ? (400, FakeAws.Error("GetTemplate", "ValidationError", "Stack with id one does not exist"))
            : (200, FakeAws.Result("GetTemplate", $"<TemplateBody>{Text}</TemplateBody>")));
        (await Refreshed.CompletelyFrom(aws)).All<OrchestrationStack>().ShouldHaveSingleItem().Name.ShouldBe("two");
    }

    [Fact]
    public async Task a_target_that_is_deleted_or_not_known_any_more_is_gone()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer("DescribeStacks", call => call.Form["StackName"] == "arn:deleted"
            ? (200, FakeAws.List("DescribeStacks", ["<StackId>arn:deleted</StackId><StackName>a</StackName><StackStatus>DELETE_COMPLETE</StackStatus>"]))
            : (400, FakeAws.Error("DescribeStacks", "ValidationError", "Stack with id arn:gone does not exist")));
        var refreshed = await Refreshed.CompletelyFrom(aws, Targets.Of("orchestration_stacks", "arn:deleted", "arn:gone"));
        refreshed.All<OrchestrationStack>().ShouldBeEmpty();
        aws.CallsOf("DescribeStacks").Count().ShouldBe(2);
    }

    private static async Task<FakeAws> TwoStacks()
    {
        var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeStacks", "<StackId>arn:one</StackId><StackName>one</StackName><Description>First</Description>",
            "<StackId>arn:two</StackId><StackName>two</StackName><Description>Second</Description>");
        // XML says CR LF as LF unless it is spelled out.
        aws.Answer("GetTemplate", call => (200, FakeAws.Result(
            "GetTemplate", $"<TemplateBody>{(call.Form["StackName"] == "one" ? Text : Text.Replace("\n", "&#13;\n"))}</TemplateBody>")));
        return aws;
    }
}
