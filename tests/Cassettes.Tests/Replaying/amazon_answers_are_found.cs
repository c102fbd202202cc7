using System.Net;

namespace Cassettes.Tests.Replaying;

public sealed class amazon_answers_are_found : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private ReplayHost replay = null!;

    public async ValueTask InitializeAsync() => replay = await ReplayHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await replay.DisposeAsync();
    }

    [Theory]
    [InlineData("Action=DescribeImages&Version=2016-11-15&Filter.1.Name=image-id&Filter.1.Value.1=ami-1&Filter.1.Value.2=ami-2")]
    [InlineData("Action=DescribeImages&Version=2014-10-01&ImageId.1=ami-2&ImageId.2=ami-1&MaxResults=1000&DryRun=false")]
    [InlineData("ImageId.1=ami-1&ImageId.2=ami-2&Action=DescribeImages&Timestamp=2031&SignatureMethod=x&AWSAccessKeyId=y")]
    public async Task whatever_the_client_adds(string request)
    {
        replay.Play(Cassette.Of(
            [Query("Action=DescribeImages&ImageId.1=ami-1&ImageId.2=ami-2", "both"), Query("Action=DescribeImages&ImageId.1=ami-1", "one")]));
        (await PostAsync(request)).ShouldBe("both");
    }

    [Theory]
    [InlineData("Action=DescribeImages&ImageId.1=ami-3")]
    [InlineData("Action=DescribeVolumes&ImageId.1=ami-1")]
    [InlineData("Action=DescribeImages")]
    public async Task or_missed_by_name(string request)
    {
        replay.Play(Cassette.Of([Query("Action=DescribeImages&ImageId.1=ami-1", "one")]));
        (await PostAsync(request)).ShouldStartWith("404");
        replay.Misses.ShouldBe([$"POST / {request}"]);
    }

    [Fact]
    public async Task whether_or_not_images_of_one_type_are_wanted()
    {
        replay.Play(Cassette.Of([Query("Action=DescribeImages&Owner.1=self&Filter.1.Name=image-type&Filter.1.Value.1=machine", "own")]));
        (await PostAsync("Action=DescribeImages&Owner.1=self")).ShouldBe("own");
    }

    [Fact]
    public async Task by_their_target()
    {
        replay.Play(Cassette.Of(
            [Json("Catalog.DescribeProductAsAdmin", """{"Id":"p1"}""", "product"), Json("Catalog.ListLaunchPaths", """{"Id":"p1"}""", "paths")]));
        (await PostAsync("""{"Id":"p1","PageSize":20}""", "Catalog.ListLaunchPaths")).ShouldBe("paths");
        (await PostAsync("""{ "AcceptLanguage":null, "Id":"p1" }""", "Catalog.DescribeProductAsAdmin")).ShouldBe("product");
        (await PostAsync("""{"Id":"p2"}""", "Catalog.ListLaunchPaths")).ShouldStartWith("404");
    }

    [Fact]
    public async Task in_the_order_of_recording_and_the_last_one_for_ever()
    {
        replay.Play(Cassette.Of([Query("Action=DescribeInstances", "first"), Query("Action=DescribeInstances", "second")]));
        (await PostAsync("Action=DescribeInstances")).ShouldBe("first");
        (await PostAsync("Action=DescribeInstances&NextToken=n")).ShouldBe("second");
        (await PostAsync("Action=DescribeInstances")).ShouldBe("second");
        replay.Served.Count.ShouldBe(3);

        replay.Rewind();
        replay.Served.ShouldBeEmpty();
        (await PostAsync("Action=DescribeInstances")).ShouldBe("first");
    }

    [Fact]
    public async Task with_their_status_and_headers()
    {
        replay.Play(Cassette.Of([Query("Action=DescribeStacks", "<Error/>", 400)]));
        var answer = await http.PostAsync(replay.Url, new StringContent("Action=DescribeStacks"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
    }

    private async Task<string> PostAsync(string body, string? target = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, replay.Url) { Content = new StringContent(body) };
        if (target is not null)
            request.Headers.Add("X-Amz-Target", target);
        var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private static Interaction Query(string body, string answer, int status = 200) =>
        new("POST", "https://ec2.us-east-1.amazonaws.com/", body, status, new Dictionary<string, string> { ["content-type"] = "text/xml" }, answer);

    private static Interaction Json(string target, string body, string answer) => new(
        "POST", "https://servicecatalog.us-east-1.amazonaws.com/", body, 200, new Dictionary<string, string>(), answer,
        new Dictionary<string, string> { ["x-amz-target"] = target });
}
