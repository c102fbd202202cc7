using System.Text;
using System.Text.Json.Nodes;

namespace Providers.Amazon.Tests.Events;

public class the_queue_is_listened_to
{
    [Fact]
    public async Task it_is_made_and_subscribed_once()
    {
        await using var aws = await FakeAws.StartAsync();
        var queue = new FakeQueue(aws);
        var settings = aws.Settings;
        await using (var first = Open(settings))
            (await first.NextAsync(default)).Events.ShouldBeEmpty();
        queue.Name.ShouldBe($"manageiq-awsconfig-queue-{settings.StableId}");
        queue.Subscriptions.ShouldBe([$"arn:aws:sns:eu-west-3:1:AWSConfig_topic sqs {FakeQueue.Arn}"]);
        var allowed = JsonNode.Parse(queue.Policy!)!["Statement"]![0]!;
        ((string?)allowed["Resource"]).ShouldBe(FakeQueue.Arn);
        ((string?)allowed["Condition"]!["ArnEquals"]!["aws:SourceArn"]).ShouldBe("arn:aws:sns:eu-west-3:1:AWSConfig_topic");

        await using (var second = Open(settings))
            await second.NextAsync(default);
        foreach (var made in new[] { "CreateQueue", "CreateTopic", "SetQueueAttributes" })
            aws.CallsOf(made).Count().ShouldBe(1, made);
        aws.CallsOf("ReceiveMessage").ShouldAllBe(call => (int?)JsonNode.Parse(call.Body)!["WaitTimeSeconds"] == 20);
        aws.CallsOf("ReceiveMessage").ShouldAllBe(call => (string?)JsonNode.Parse(call.Body)!["QueueUrl"] == FakeQueue.Url);
    }

    [Fact]
    public async Task messages_come_again_until_they_are_acknowledged()
    {
        await using var aws = await FakeAws.StartAsync();
        var queue = new FakeQueue(aws);
        queue.Send(Enumerable.Range(0, 25).Select(n => $"{n}"));
        await using (var first = Open(aws.Settings))
            Texts(await first.NextAsync(default)).ShouldBe(Enumerable.Range(0, 25).Select(n => $"{n}"));
        queue.Left.ShouldBe(25);

        queue.ShowAgain();
        await using var second = Open(aws.Settings);
        var batch = await second.NextAsync(default);
        Texts(batch).ShouldBe(Enumerable.Range(0, 25).Select(n => $"{n}"));
        await second.AcknowledgeAsync(batch, default);
        queue.Left.ShouldBe(0);
        aws.CallsOf("DeleteMessageBatch").Count().ShouldBe(3);
        await second.AcknowledgeAsync(await second.NextAsync(default), default);
        aws.CallsOf("DeleteMessageBatch").Count().ShouldBe(3);
    }

    [Fact]
    public async Task a_batch_has_an_end()
    {
        await using var aws = await FakeAws.StartAsync();
        new FakeQueue(aws).Send(Enumerable.Repeat("more", 150));
        await using var stream = Open(aws.Settings);
        (await stream.NextAsync(default)).Events.Count.ShouldBe(100);
        (await stream.NextAsync(default)).Events.Count.ShouldBe(50);
    }

    [Theory]
    [InlineData("ReceiveMessage", "AccessDenied", "sqs ReceiveMessage")]
    [InlineData("CreateTopic", "AuthorizationError", "sns CreateTopic")]
    public async Task what_is_refused_is_thrown_without_the_secret(string operation, string code, string call)
    {
        await using var aws = await FakeAws.StartAsync();
        _ = new FakeQueue(aws);
        aws.Answer(operation, _ => (403, operation == "CreateTopic"
            ? $"<ErrorResponse><Error><Code>{code}</Code><Message>No.</Message></Error></ErrorResponse>"
            : $$"""{"__type":"{{code}}","message":"No."}"""));
        await using var stream = Open(aws.Settings);
        var failure = await Should.ThrowAsync<Exception>(() => stream.NextAsync(default));
        failure.Message.ShouldBe($"{call}: HTTP 403, {code}: No.");
        failure.ToString().ShouldNotContain(With.Secret);
    }

    [Fact]
    public void settings_say_whether_there_is_something_to_hear()
    {
        var catcher = new AmazonCloudManager().EventCatcher;
        catcher.ReasonNotToListen(With.Settings("http://127.0.0.1:1")).ShouldBeNull();
        catcher.ReasonNotToListen(With.Settings(null, key: null)).ShouldNotBeNull().ShouldContain("authentications.default.userid");
    }

    private static IEventStream Open(ManagerSettings settings) =>
        new AmazonCloudManager { Http = With.QuickRetries with { Retries = 0 } }.EventCatcher.OpenStream(settings, null);

    private static IEnumerable<string> Texts(EventBatch batch) => batch.Events.Select(ev => Encoding.UTF8.GetString(ev.Body.Span));
}
