namespace Providers.Amazon.Tests;

public class throttling_passes_unseen
{
    [Theory]
    [InlineData("DescribeVpcs", 503, "RequestLimitExceeded")]
    [InlineData("DescribeVpcs", 400, "RequestLimitExceeded")]
    [InlineData("DescribeVpcs", 500, "InternalError")]
    [InlineData("DescribeStacks", 400, "Throttling")]
    [InlineData("DescribeLoadBalancers", 400, "Throttling")]
    [InlineData("SearchProductsAsAdmin", 400, "ThrottlingException")]
    [InlineData("SearchProductsAsAdmin", 400, "com.amazonaws.servicecatalog#ThrottlingException")]
    public async Task however_a_service_says_it(string operation, int status, string code)
    {
        await using var aws = await FakeAws.StartAsync();
        var refusals = 0;
        aws.Answer(operation, _ => ++refusals <= 3 ? (status, FakeAws.Error(operation, code, "Rate exceeded")) : (200, FakeAws.List(operation, [])));
        await Refreshed.CompletelyFrom(aws);
        aws.CallsOf(operation).Count().ShouldBe(4);
    }

    [Fact]
    public async Task but_not_for_ever()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeStacks", 400, "Throttling", "Rate exceeded");
        (await Refreshed.From(aws.Settings)).IncompleteLists.ShouldHaveSingleItem().Failure.Message.ShouldBe(
            "cloudformation DescribeStacks: HTTP 400, Throttling: Rate exceeded");
        aws.CallsOf("DescribeStacks").Count().ShouldBe(1 + With.QuickRetries.Retries);
    }

    [Fact]
    public async Task what_is_wrong_in_itself_is_asked_once()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeVpcs", 400, "InvalidParameterValue");
        await Refreshed.From(aws.Settings);
        aws.CallsOf("DescribeVpcs").Count().ShouldBe(1);
    }
}
