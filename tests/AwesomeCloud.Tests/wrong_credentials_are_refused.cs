using Microsoft.Extensions.Time.Testing;

namespace AwesomeCloud.Tests;

public sealed class wrong_credentials_are_refused
{
    [Fact]
    public async Task and_the_right_ones_are_not()
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud);
        (await client.VerifyAsync()).Id.ShouldBe("acct-000001");
    }

    [Theory]
    [InlineData("AWC0SIMULATOR0KEY", "wrong", "SignatureDoesNotMatch")]
    [InlineData("unknown", "not-a-secret-of-the-simulator", "InvalidAccessKey")]
    [InlineData("pasted\r\nbadly, zoë=/", "x", "InvalidAccessKey")]
    public async Task whichever_half_is_wrong(string accessKey, string secretKey, string code)
    {
        await using var cloud = await Clouds.StartAsync();
        using var client = Clouds.ClientOf(cloud, credentials: new AwesomeCloudCredentials(accessKey, secretKey));

        var failure = await Should.ThrowAsync<AwesomeCloudException>(() => client.VerifyAsync());

        (failure.Kind, failure.Code, failure.HttpStatus).ShouldBe((AwesomeCloudErrorKind.InvalidCredentials, code, 401));
        failure.RequestId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("sunny-east-1", "sunny-west-1")]
    [InlineData("max_results=100", "max_results=101")]
    [InlineData("instances", "volumes")]
    public async Task when_the_request_is_not_the_one_that_was_signed(string signed, string sent)
    {
        await using var cloud = await Clouds.StartAsync();
        using var tap = new Tap { Redirect = uri => new Uri(uri.ToString().Replace(signed, sent, StringComparison.Ordinal)) };
        using var client = Clouds.ClientOf(cloud, handler: tap);

        (await client.ListInstances().ShouldFailAsync()).Code.ShouldBe("SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData(-6, false)]
    [InlineData(-4, true)]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public async Task when_the_clock_is_more_than_five_minutes_off(int minutes, bool accepted)
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        await using var cloud = await Clouds.StartAsync(time: new FakeTimeProvider(now));
        using var client = Clouds.ClientOf(cloud, time: new FakeTimeProvider(now.AddMinutes(minutes)));

        if (accepted)
        {
            await client.VerifyAsync();
        }
        else
        {
            (await client.ListInstances().ShouldFailAsync()).Code.ShouldBe("RequestTimeSkewed");
        }
    }

    [Fact]
    public async Task when_there_are_none()
    {
        await using var cloud = await Clouds.StartAsync();
        using var http = new HttpClient { BaseAddress = cloud.Endpoint };
        var answer = await http.GetAsync("/v1/regions/sunny-east-1/instances");
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("MissingCredentials");
    }
}
