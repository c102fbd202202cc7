using System.Text.Json.Nodes;

namespace Providers.Amazon.Tests;

public class databases_and_products_become_records
{
    private const string Product =
        """
        {"CreatedTime":1.536071279E9,"ProductARN":"arn:product","Status":"CREATED",
         "ProductViewSummary":{"Id":"view","Name":"Web","ProductId":"prod-1","HasDefaultPath":false,"SupportUrl":"http://a"}}
        """;

    [Theory]
    [InlineData("available", "available")]
    [InlineData("backing-up", "available")]
    [InlineData("creating", "initializing")]
    [InlineData("storage-full", "unhealthy")]
    [InlineData("stopped", "unavailable")]
    [InlineData("something-new", "unknown")]
    public async Task databases_with_a_status_in_the_words_of_the_VMDB(string raw, string status)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "DescribeDBInstances",
            $"""
            <DbiResourceId>db-1</DbiResourceId><DBInstanceIdentifier>orders</DBInstanceIdentifier><DBInstanceStatus>{raw}</DBInstanceStatus>
            <Engine>postgres</Engine><EngineVersion>17.2</EngineVersion><AllocatedStorage>2</AllocatedStorage><DBInstanceClass>db.r5.large</DBInstanceClass>
            """);
        var database = (await Refreshed.CompletelyFrom(aws)).The<CloudDatabase>("db-1");
        (database.Name, database.Status, database.DbEngine, database.CloudDatabaseFlavor?.Key).ShouldBe(("orders", status, "postgres 17.2", "db.r5.large"));
        (database.UsedStorage, database.MaxStorage).ShouldBe((2L * 1024 * 1024 * 1024, null));
    }

    [Fact]
    public async Task classes_of_databases_are_flavors()
    {
        await using var aws = await FakeAws.StartAsync();
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var (current, former) = (refreshed.The<CloudDatabaseFlavor>("db.r5.large"), refreshed.The<CloudDatabaseFlavor>("db.r3.large"));
        (current.Cpus, current.Memory, current.Enabled).ShouldBe((2, 17179869184L, true));
        former.Enabled.ShouldBe(false);
    }

    [Fact]
    public async Task products_with_a_set_of_parameters_for_each_version_and_path()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("SearchProductsAsAdmin", Product);
        aws.Answer("DescribeProduct", _ => (200, """{"ProvisioningArtifacts":[{"Id":"pa-1","Name":"v1","CreatedTime":1.5E9},{"Id":"pa-2","Name":"v2"}]}"""));
        aws.Give("ListLaunchPaths", """{"Id":"lp-1","Name":"Portfolio"}""");
        const string Parameters = """{"ConstraintSummaries":[],"ProvisioningArtifactParameters":[{"ParameterKey":"Size","IsNoEcho":true}]}""";
        aws.Answer("DescribeProvisioningParameters", _ => (200, Parameters));
        var refreshed = await Refreshed.CompletelyFrom(aws);
        var offering = refreshed.The<ServiceOffering>("prod-1");
        (offering.Name, offering.Description).ShouldBe(("Web", null));
        ShouldBe(offering.Extra,
            """
            {"product_view_summary":{"id":"view","name":"Web","product_id":"prod-1","has_default_path":false,"support_url":"http://a"},
             "status":"CREATED","product_arn":"arn:product","created_time":"2018-09-04T14:27:59.000Z"}
            """);
        refreshed.All<ServiceParametersSet>().Select(set => (set.EmsRef, set.Name, set.ServiceOffering?.Key)).ShouldBe(
            [("prod-1__pa-1__lp-1", "Web v1 Portfolio", "prod-1"), ("prod-1__pa-2__lp-1", "Web v2 Portfolio", "prod-1")]);
        ShouldBe(refreshed.The<ServiceParametersSet>("prod-1__pa-1__lp-1").Extra,
            """
            {"artifact":{"id":"pa-1","name":"v1","created_time":"2017-07-14T02:40:00.000Z"},"launch_path":{"id":"lp-1","name":"Portfolio"},
             "provisioning_artifact_parameters":[{"parameter_key":"Size","is_no_echo":true}],"constraint_summaries":[],"usage_instructions":null}
            """);
    }

    [Fact]
    public async Task a_product_that_no_portfolio_offers_has_no_parameters()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("SearchProductsAsAdmin", Product);
        aws.Refuse("DescribeProduct", 400, "ResourceNotFoundException", "prod-1 does not exist or access was denied");
        var refreshed = await Refreshed.CompletelyFrom(aws);
        refreshed.The<ServiceOffering>("prod-1").Name.ShouldBe("Web");
        refreshed.All<ServiceParametersSet>().ShouldBeEmpty();
    }

    [Fact]
    public async Task what_was_made_of_products_is_linked_by_its_last_record()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give(
            "ScanProvisionedProducts",
            """{"Id":"pp-1","Name":"My web","Arn":"arn:pp","Type":"CFN_STACK","Status":"AVAILABLE","CreatedTime":1.5E9,"LastRecordId":"rec-1"}""");
        aws.Answer("DescribeRecord", call => (200,
            """
            {"RecordDetail":{"RecordId":"rec-1","ProductId":"prod-1","ProvisioningArtifactId":"pa-1","PathId":"lp-1"},
             "RecordOutputs":[{"OutputKey":"URL","OutputValue":"http://a"}]}
            """));
        var instance = (await Refreshed.CompletelyFrom(aws)).The<ServiceInstance>("pp-1");
        (instance.Name, instance.ServiceOffering?.Key, instance.ServiceParametersSet?.Key).ShouldBe(("My web", "prod-1", "prod-1__pa-1__lp-1"));
        ShouldBe(instance.Extra,
            """
            {"arn":"arn:pp","type":"CFN_STACK","status":"AVAILABLE","status_message":null,"created_time":"2017-07-14T02:40:00.000Z","idempotency_token":null,
             "last_record_id":"rec-1","last_record_detail":{"record_id":"rec-1","product_id":"prod-1","provisioning_artifact_id":"pa-1","path_id":"lp-1"},
             "last_record_outputs":[{"output_key":"URL","output_value":"http://a"}]}
            """);
    }

    private static void ShouldBe(JsonNode? actual, string expected) =>
        JsonNode.DeepEquals(actual, JsonNode.Parse(expected)).ShouldBeTrue(actual?.ToJsonString());
}
