using Providers.Amazon.Client;

namespace Providers.Amazon.Tests;

public class a_list_that_cannot_be_read_is_not_empty
{
    [Theory]
    [InlineData(
        400, "<Response><Errors><Error><Code>InvalidParameter</Code><Message>Bad.</Message></Error></Errors></Response>", "HTTP 400, InvalidParameter: Bad.")]
    [InlineData(404, "<html>Not found</html>", "HTTP 404")]
    [InlineData(200, "<html>Welcome", "the answer could not be understood.")]
    public async Task a_refusal_or_a_wrong_answer_of_EC2_names_the_call(int status, string body, string reason)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer("DescribeVpcs", _ => (status, body));
        var refreshed = await Refreshed.From(aws.Settings);
        var (collection, failure) = refreshed.IncompleteLists.ShouldHaveSingleItem();
        collection.ShouldBe("cloud_networks");
        failure.ShouldBeOfType<AwsException>().Message.ShouldStartWith($"ec2 DescribeVpcs: {reason}");
    }

    [Fact]
    public async Task a_later_page_that_fails_makes_the_whole_list_incomplete()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer("DescribeVolumes", call => call.Form.ContainsKey("NextToken")
            ? (400, FakeAws.Error("DescribeVolumes", "InvalidParameterValue"))
            : (200, FakeAws.List("DescribeVolumes", ["<volumeId>vol-1</volumeId>"], "2")));
        var refreshed = await Refreshed.From(aws.Settings);
        refreshed.IncompleteLists.ShouldHaveSingleItem().Collection.ShouldBe("cloud_volumes");
        refreshed.All<CloudVolume>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task lists_are_read_page_by_page()
    {
        await using var aws = await FakeAws.StartAsync();
        foreach (var operation in new[] { "DescribeVolumes", "DescribeStacks", "ListStackResources" })
            aws.Answer(operation, call => (200, FakeAws.List(operation, Member(operation, call.Form.GetValueOrDefault("NextToken", "1")),
                call.Form.GetValueOrDefault("NextToken") switch { null => "2", "2" => "3", _ => null })));
        aws.Answer("ScanProvisionedProducts", call => (200, call.Body.Contains("\"PageToken\":\"2\"")
            ? FakeAws.List(call.Operation, ["""{"Id":"pp-2"}"""])
            : FakeAws.List(call.Operation, ["""{"Id":"pp-1"}"""], "2")));
        var answer = FakeAws.Result("GetTemplate", "<TemplateBody>{}</TemplateBody>");
        aws.Answer("GetTemplate", _ => (200, answer));
        var refreshed = await Refreshed.CompletelyFrom(aws);
        refreshed.All<CloudVolume>().Select(volume => volume.EmsRef).ShouldBe(["vol-1", "vol-2", "vol-3"]);
        refreshed.All<OrchestrationStack>().Select(stack => stack.EmsRef).ShouldBe(["arn:1", "arn:2", "arn:3"]);
        refreshed.All<OrchestrationStackResource>().Count.ShouldBe(9);
        refreshed.All<ServiceInstance>().Select(instance => instance.EmsRef).ShouldBe(["pp-1", "pp-2"]);
    }

    [Fact]
    public async Task a_page_that_comes_again_is_no_end()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer("DescribeDBInstances", _ => (200, FakeAws.Result("DescribeDBInstances", "<DBInstances/><Marker>again</Marker>")));
        (await Refreshed.From(aws.Settings)).IncompleteLists.ShouldHaveSingleItem().Failure.Message.ShouldContain("the same page came again");
    }

    [Theory]
    [InlineData("DescribeStacks", "orchestration_stacks", "CloudFormation")]
    [InlineData("DescribeDBInstances", "cloud_databases", "RDS")]
    [InlineData("DescribeLoadBalancers", "load_balancers", "Elastic Load Balancing")]
    [InlineData("SearchProductsAsAdmin", "service_offerings", "Service Catalog")]
    public async Task a_service_that_refuses_or_is_missing_is_told_apart_from_one_that_fails(string operation, string collection, string service)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse(operation, 403, "AccessDenied", "User ada is not authorized");
        await Breaks<ServiceUnavailableException>($"{service} is not available to this account: ");
        aws.Refuse(operation, 400, "AccessDeniedException");
        await Breaks<ServiceUnavailableException>($"{service} is not available to this account: ");
        aws.Answer(operation, _ => (404, "<html>Nothing here</html>"));
        await Breaks<ServiceUnavailableException>($"{service} is not available to this account: ");
        aws.Refuse(operation, 400, "InvalidParameterValue");
        await Breaks<AwsException>("");
        aws.Answer(operation, _ => (200, "<html>Welcome</html>"));
        await Breaks<AwsException>("");
        aws.Answer(operation, _ => (200, $"<{operation}Response><{operation}Result/></{operation}Response>"));
        await Breaks<AwsException>("");

        async Task Breaks<T>(string message) where T : Exception
        {
            var (broken, failure) = (await Refreshed.From(aws.Settings)).IncompleteLists.ShouldHaveSingleItem();
            broken.ShouldBe(collection);
            failure.ShouldBeOfType<T>().Message.ShouldStartWith(message);
        }
    }

    [Fact]
    public async Task what_EC2_refuses_while_neighbours_are_looked_for_is_not_blamed_on_another_service()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeInstances", 403, "UnauthorizedOperation");
        var refreshed = await Refreshed.From(aws.Settings, Targets.Of("vms", "i-1"));
        refreshed.IncompleteLists.ShouldAllBe(list => list.Failure is AwsException);
        refreshed.IncompleteLists.ShouldContain(list => list.Collection == "load_balancers");
        aws.CallsOf("DescribeInstances").Count().ShouldBe(1);
    }

    [Fact]
    public async Task a_bad_item_concerns_itself_alone_and_is_named()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeVolumes", "<size>1</size>", "<volumeId>vol-1</volumeId>");
        aws.Give("DescribeInstances", "<instanceId>i-1</instanceId>");
        aws.Give(
            "DescribeDBInstances", "<DbiResourceId>db-1</DbiResourceId><DBInstanceIdentifier>a</DBInstanceIdentifier><AllocatedStorage>much</AllocatedStorage>",
            "<DBInstanceIdentifier>b</DBInstanceIdentifier>", "<DbiResourceId>db-3</DbiResourceId>");
        var refreshed = await Refreshed.From(aws.Settings);
        refreshed.IncompleteLists.ShouldBeEmpty();
        refreshed.BadItems.Select(bad => (((ItemException)bad).Key, bad.Message)).ShouldBe(
        [
            (null, "A volume has no VolumeId."),
            ("i-1", "The instance i-1 has no State."),
            ("db-1", "The database a: its AllocatedStorage is no whole number."),
            (null, "A database has no DbiResourceId."),
        ]);
        refreshed.All<CloudVolume>().ShouldHaveSingleItem();
        refreshed.All<CloudDatabase>().ShouldHaveSingleItem().EmsRef.ShouldBe("db-3");
        refreshed.All<Vm>().ShouldBeEmpty();
    }

    private static string[] Member(string operation, string page) => operation switch
    {
        "DescribeVolumes" => [$"<volumeId>vol-{page}</volumeId>"],
        "DescribeStacks" => [$"<StackId>arn:{page}</StackId><StackName>{page}</StackName>"],
        _ => [$"<LogicalResourceId>{page}</LogicalResourceId><PhysicalResourceId>{page}</PhysicalResourceId>"],
    };
}
