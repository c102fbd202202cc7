using System.Text.Json.Nodes;

namespace Providers.Amazon.Client;

/// <summary>A message as a queue gives it out.</summary>
/// <param name="Body">Its text.</param>
/// <param name="Handle">What it is deleted by.</param>
internal sealed record QueueMessage(string Body, string Handle);

/// <summary>SQS: queues. All is asked of the service's own address, whatever host a queue's URL names.</summary>
internal sealed class Sqs(AwsService service)
{
    /// <summary>The most messages that SQS takes or gives at once.</summary>
    public const int Most = 10;

    /// <summary>The URL of a queue of that name; null if there is none.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (string?)(await CallAsync("GetQueueUrl", new() { ["QueueName"] = name }, cancel))["QueueUrl"];
        }
        catch (AwsException none) when (none.Failure == Failure.NotFound)
        {
            return null;
        }
    }

    /// <summary>Makes a queue that keeps messages for two weeks, the longest that there is.</summary>
    /// <returns>Its URL.</returns>
    public async Task<string> CreateAsync(string name, CancellationToken cancel)
    {
        var attributes = new JsonObject { ["MessageRetentionPeriod"] = "1209600" };
        var answer = await CallAsync("CreateQueue", new() { ["QueueName"] = name, ["Attributes"] = attributes }, cancel);
        return (string?)answer["QueueUrl"] ?? throw Senseless("CreateQueue", "QueueUrl");
    }

    /// <summary>A queue's ARN and policy.</summary>
    public async Task<(string Arn, string? Policy)> AttributesAsync(string queue, CancellationToken cancel)
    {
        var answer = await CallAsync("GetQueueAttributes", new() { ["QueueUrl"] = queue, ["AttributeNames"] = new JsonArray("QueueArn", "Policy") }, cancel);
        return ((string?)answer["Attributes"]?["QueueArn"] ?? throw Senseless("GetQueueAttributes", "QueueArn"), (string?)answer["Attributes"]?["Policy"]);
    }

    public Task SetPolicyAsync(string queue, string policy, CancellationToken cancel) =>
        CallAsync("SetQueueAttributes", new() { ["QueueUrl"] = queue, ["Attributes"] = new JsonObject { ["Policy"] = policy } }, cancel);

    /// <summary>Up to ten messages. Nobody else gets them for some minutes; then they come again unless they were deleted.</summary>
    /// <param name="queue">The queue's URL.</param>
    /// <param name="wait">How long to wait for the first, 20 s at most.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, TimeSpan wait, CancellationToken cancel)
    {
        var answer = await CallAsync(
            "ReceiveMessage",
            new() { ["QueueUrl"] = queue, ["MaxNumberOfMessages"] = Most, ["WaitTimeSeconds"] = (int)wait.TotalSeconds, ["VisibilityTimeout"] = 300 },
            cancel);
        return
        [
            .. from message in answer["Messages"] as JsonArray ?? []
               let handle = (string?)message?["ReceiptHandle"]
               where handle is not null
               select new QueueMessage((string?)message["Body"] ?? "", handle),
        ];
    }

    /// <summary>Deletes messages, ten at a time. One that cannot be deleted comes again, which is no failure.</summary>
    public async Task DeleteAsync(string queue, IEnumerable<string> handles, CancellationToken cancel)
    {
        foreach (var some in handles.Chunk(Most))
        {
            var entries = some.Select(JsonNode (handle, n) => new JsonObject { ["Id"] = $"{n}", ["ReceiptHandle"] = handle });
            await CallAsync("DeleteMessageBatch", new() { ["QueueUrl"] = queue, ["Entries"] = new JsonArray([.. entries]) }, cancel);
        }
    }

    private Task<JsonObject> CallAsync(string operation, JsonObject request, CancellationToken cancel) =>
        service.JsonAsync("AmazonSQS", operation, request, cancel, version: "1.0");

    private AwsException Senseless(string operation, string member) =>
        new(Failure.Unexpected, $"{service.Name} {operation}: the answer holds no {member}.");
}
