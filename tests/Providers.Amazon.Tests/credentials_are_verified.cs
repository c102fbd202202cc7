using System.Net;
using System.Net.Sockets;

namespace Providers.Amazon.Tests;

public class credentials_are_verified
{
    [Fact]
    public async Task right_ones_are_valid_and_cost_one_request()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Give("DescribeRegions", "<regionName>us-east-1</regionName>");
        (await Verify(aws.Settings)).ShouldBe(CredentialsCheck.Valid);
        aws.Calls.ShouldHaveSingleItem().Operation.ShouldBe("DescribeRegions");
    }

    [Theory]
    [InlineData("AuthFailure")]
    [InlineData("InvalidClientTokenId")]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("RequestExpired")]
    public async Task refused_ones_are_invalid(string code)
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeRegions", 401, code, "AWS was not able to validate the provided access credentials");
        var check = await Verify(aws.Settings);
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldStartWith("Amazon refused the access key or its secret.");
        check.Message.ShouldContain(code);
        check.Message.ShouldNotContain(With.Secret);
    }

    [Fact]
    public async Task good_ones_without_permission_say_which_is_missing()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Refuse("DescribeRegions", 403, "UnauthorizedOperation", "You are not authorized to perform this operation.");
        var check = await Verify(aws.Settings);
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldContain("ec2:DescribeRegions");
    }

    [Theory]
    [InlineData("provider_region", null, "AKID", "secret")]
    [InlineData("authentications.default.userid", "eu-west-3", " ", "secret")]
    [InlineData("authentications.default.password", "eu-west-3", "AKID", null)]
    public async Task a_missing_one_is_named(string field, string? region, string? key, string? secret)
    {
        var check = await Verify(With.Settings("http://127.0.0.1:1", region, key, secret));
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldContain($"({field}) is missing.");
    }

    [Fact]
    public async Task an_unknown_region_is_answered_with_the_known_ones()
    {
        var check = await Verify(With.Settings(null, "us-east-7"));
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldStartWith("There is no region 'us-east-7' (provider_region).");
        check.Message.ShouldContain("us-east-1, ");
    }

    [Theory]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("http://ada:word@127.0.0.1")]
    [InlineData("http://127.0.0.1/?a=b")]
    public async Task an_address_that_makes_no_sense_is_invalid(string url)
    {
        var check = await Verify(With.Settings(url));
        check.Status.ShouldBe(CredentialsStatus.Invalid);
        check.Message.ShouldStartWith("Endpoint URL (endpoints.default.url) must be an http or https address");
    }

    [Fact]
    public async Task a_host_where_nothing_listens_is_unreachable()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var check = await Verify(With.Settings($"http://127.0.0.1:{port}"));
        check.Status.ShouldBe(CredentialsStatus.Unreachable);
        check.Message.ShouldContain($"127.0.0.1:{port}");
    }

    [Fact]
    public async Task an_address_without_EC2_is_told_apart_from_wrong_keys()
    {
        await using var aws = await FakeAws.StartAsync();
        aws.Answer("DescribeRegions", _ => (404, "<html>Not found</html>"));
        var check = await Verify(aws.Settings);
        check.Status.ShouldBe(CredentialsStatus.Unreachable);
        check.Message.ShouldStartWith("There is no EC2 at this address.");
    }

    private static Task<CredentialsCheck> Verify(ManagerSettings settings) =>
        new AmazonCloudManager().VerifyCredentialsAsync(settings, TestContext.Current.CancellationToken);
}
