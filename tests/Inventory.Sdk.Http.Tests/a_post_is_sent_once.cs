using System.Net;
using System.Text;

namespace Inventory.Sdk.Http.Tests;

public sealed class a_post_is_sent_once
{
    private const string Body = "Action=DescribeInstances";

    [Fact]
    public async Task however_it_fails()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.ServiceUnavailable).Fails(new HttpRequestException("broken"));
        (await Post(cloud)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await Should.ThrowAsync<CloudHttpException>(() => Post(cloud))).Message.ShouldBe("POST http://cloud.test/: broken.");
        cloud.Came.Count.ShouldBe(2);
    }

    [Fact]
    public async Task unless_its_sender_says_that_it_is_repeatable()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.ServiceUnavailable).Answers(HttpStatusCode.OK);
        (await Post(cloud, request => request.Repeatable())).StatusCode.ShouldBe(HttpStatusCode.OK);
        cloud.Bodies.ShouldBe([Body, Body]);
    }

    [Fact]
    public async Task or_all_requests_of_the_client_are()
    {
        using var cloud = new FakeCloud().Answers(HttpStatusCode.ServiceUnavailable).Answers(HttpStatusCode.OK);
        (await Post(cloud, options: new CloudHttpOptions { AlwaysRepeatable = true })).StatusCode.ShouldBe(HttpStatusCode.OK);
        cloud.Bodies.ShouldBe([Body, Body]);
    }

    private static async Task<HttpResponseMessage> Post(FakeCloud cloud, Action<HttpRequestMessage>? mark = null, CloudHttpOptions? options = null)
    {
        using var client = cloud.Client(options);
        // A stream that can be read once only is the hardest body to repeat.
        using var once = new Bytes(Encoding.UTF8.GetBytes(Body), Bytes.Then.End);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://cloud.test/") { Content = new StreamContent(once) };
        mark?.Invoke(request);
        return await cloud.PassTimeUntil(() => client.SendAsync(request));
    }
}
