namespace Providers.Amazon.Client;

/// <summary>SNS: topics, of which messages go to whoever has subscribed.</summary>
internal sealed class Sns(AwsService service)
{
    private const string Version = "2010-03-31";

    /// <summary>The ARN of the topic with that name, which is made if there is none.</summary>
    public async Task<string> TopicAsync(string name, CancellationToken cancel)
    {
        await foreach (var topic in Topics().WithCancellation(cancel))
            if (topic.EndsWith($":{name}", StringComparison.Ordinal))
                return topic;
        var made = await service.QueryAsync(Version, "CreateTopic", [("Name", name)], cancel);
        return new XmlItem(made, "").Text("TopicArn")
            ?? throw new AwsException(Failure.Unexpected, $"{service.Name} CreateTopic: the answer holds no TopicArn.");
    }

    /// <summary>Has a topic's messages sent to a queue; no harm if they are already.</summary>
    public Task SubscribeAsync(string topic, string queueArn, CancellationToken cancel) =>
        service.QueryAsync(Version, "Subscribe", [("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", queueArn), ("ReturnSubscriptionArn", "true")], cancel);

    private IAsyncEnumerable<string> Topics() => Paging.ItemsAsync($"{service.Name} ListTopics", async (next, cancel) =>
    {
        var result = await service.QueryAsync(Version, "ListTopics", [("NextToken", next)], cancel);
        return new Page<string>(
            [.. XmlItem.ListIn(result, "Topics", "topic", "TopicArn").Select(topic => topic.Text("TopicArn")).OfType<string>()],
            new XmlItem(result, "").Text("NextToken"));
    });
}
