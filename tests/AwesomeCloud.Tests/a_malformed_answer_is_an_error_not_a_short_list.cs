using System.Net;

namespace AwesomeCloud.Tests;

public sealed class a_malformed_answer_is_an_error_not_a_short_list
{
    [Fact]
    public async Task when_the_json_ends_in_the_middle()
    {
        await using var cloud = await Clouds.StartAsync(instances: 250);
        using var client = Clouds.ClientOf(cloud);
        cloud.Faults.Malform(ResourceNames.Instances, page: 2);

        var failure = await client.ListInstances().ShouldFailAsync();

        failure.Kind.ShouldBe(AwesomeCloudErrorKind.MalformedResponse);
        failure.HttpStatus.ShouldBe(200);
        failure.RequestId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"items":[null]}""")]
    [InlineData("""{"items":[{}]}""")]
    [InlineData("""{"items":[{"id":null,"name":"a","state":"available"}]}""")]
    [InlineData("""{"items":[{"id":"az-1","name":7,"state":"available"}]}""")]
    [InlineData("""{"items":[]}{"items":[]}""")]
    public async Task when_it_is_not_what_the_api_promises(string body)
    {
        using var client = Canned.Client(body);
        (await client.ListAvailabilityZones().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.MalformedResponse);
    }

    [Fact]
    public async Task when_the_same_token_comes_again_and_again()
    {
        using var client = Canned.Client("""{"items":[],"next_token":"again"}""");
        (await client.ListImages().ShouldFailAsync()).Kind.ShouldBe(AwesomeCloudErrorKind.MalformedResponse);
    }

    [Fact]
    public async Task but_unknown_fields_are_welcome()
    {
        using var client = Canned.Client("""{"items":[{"id":"az-1","name":"a","state":"available","new":{"x":[1]}}],"total":1}""");
        (await client.ListAvailabilityZones().SingleAsync()).Id.ShouldBe("az-1");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, AwesomeCloudErrorKind.ServerError)]
    [InlineData(HttpStatusCode.TooManyRequests, AwesomeCloudErrorKind.Throttled)]
    [InlineData(HttpStatusCode.Conflict, AwesomeCloudErrorKind.BadRequest)]
    [InlineData(HttpStatusCode.Found, AwesomeCloudErrorKind.MalformedResponse)]
    public async Task and_an_error_that_is_not_json_still_has_its_kind(HttpStatusCode status, AwesomeCloudErrorKind kind)
    {
        using var client = Canned.Client("<html>proxy</html>", status);
        var failure = await client.ListImages().ShouldFailAsync();
        (failure.Kind, failure.HttpStatus, failure.Code).ShouldBe((kind, (int)status, kind.ToString()));
    }
}
