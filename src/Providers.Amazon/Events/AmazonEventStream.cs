using System.Text;
using System.Text.Json.Nodes;
using Inventory.Sdk;
using Providers.Amazon.Client;

namespace Providers.Amazon.Events;

/// <summary>
/// What AWS Config, CloudTrail and CloudWatch say about an account: they send it to a topic, and that to a queue of the provider's own. Topic, queue
/// and subscription are made if they are missing. A message leaves the queue when it is acknowledged.
/// </summary>
/// <param name="aws">The connection; disposed of with the stream.</param>
/// <param name="settings">Names the queue.</param>
/// <param name="patience">How long to wait for a message before saying that nothing happened.</param>
internal sealed class AmazonEventStream(AwsSession aws, ManagerSettings settings, TimeSpan patience) : IEventStream
{
    // The names that ManageIQ gives them; users set AWS Config up for this topic.
    private const string TopicName = "AWSConfig_topic";
    private const string QueueName = "manageiq-awsconfig-queue-";

    private const int Most = 100;

    private string? queue;

    public async Task<EventBatch> NextAsync(CancellationToken cancel)
    {
        queue ??= await PrepareAsync(cancel);
        var messages = new List<QueueMessage>(await aws.Queues.ReceiveAsync(queue, patience, cancel));
        while (messages.Count is > 0 and < Most && messages.Count % Sqs.Most == 0)
        {
            var more = await aws.Queues.ReceiveAsync(queue, TimeSpan.Zero, cancel);
            if (more.Count == 0)
                break;
            messages.AddRange(more);
        }
        return new EventBatch([.. messages.Select(message => new NativeEvent(Encoding.UTF8.GetBytes(message.Body)))])
        {
            Receipt = messages.ConvertAll(message => message.Handle),
        };
    }

    public Task AcknowledgeAsync(EventBatch batch, CancellationToken cancel) =>
        batch.Receipt is List<string> handles && queue is not null ? aws.Queues.DeleteAsync(queue, handles, cancel) : Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        aws.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> PrepareAsync(CancellationToken cancel)
    {
        var name = QueueName + settings.StableId;
        var url = await aws.Queues.FindAsync(name, cancel) ?? await aws.Queues.CreateAsync(name, cancel);
        var (arn, policy) = await aws.Queues.AttributesAsync(url, cancel);
        var topic = await aws.Topics.TopicAsync(TopicName, cancel);
        if (policy?.Contains($"\"{topic}\"", StringComparison.Ordinal) != true)
            await aws.Queues.SetPolicyAsync(url, Policy(arn, topic), cancel);
        await aws.Topics.SubscribeAsync(topic, arn, cancel);
        return url;
    }

    private static string Policy(string queue, string topic) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Service"] = "sns.amazonaws.com" },
            ["Action"] = "sqs:SendMessage",
            ["Resource"] = queue,
            ["Condition"] = new JsonObject { ["ArnEquals"] = new JsonObject { ["aws:SourceArn"] = topic } },
        }),
    }.ToJsonString();
}
