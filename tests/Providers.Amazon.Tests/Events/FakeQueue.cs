using System.Text.Json.Nodes;

namespace Providers.Amazon.Tests.Events;

/// <summary>The SQS and SNS of a fake AWS: one queue, one topic, and messages that come again until they are deleted.</summary>
internal sealed class FakeQueue
{
    public const string Url = "https://sqs.eu-west-3.amazonaws.com/1/the-queue";
    public const string Arn = "arn:aws:sqs:eu-west-3:1:the-queue";

    private readonly Lock gate = new();
    private readonly List<Held> messages = [];
    private readonly HashSet<string> subscribed = [];
    private string? name;
    private string? policy;
    private string? topic;

    public FakeQueue(FakeAws aws)
    {
        aws.Answer("GetQueueUrl", call => name is not null && name == (string?)Body(call)["QueueName"]
            ? (200, Json(new() { ["QueueUrl"] = Url }))
            : (400, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}"""));
        aws.Answer("CreateQueue", call =>
        {
            name = (string?)Body(call)["QueueName"];
            return (200, Json(new() { ["QueueUrl"] = Url }));
        });
        aws.Answer("GetQueueAttributes", _ => (200, Json(new() { ["Attributes"] = new JsonObject { ["QueueArn"] = Arn, [nameof(Policy)] = policy } })));
        aws.Answer("SetQueueAttributes", call =>
        {
            policy = (string?)Body(call)["Attributes"]![nameof(Policy)];
            return (200, "");
        });
        aws.Answer("ListTopics", _ =>
        {
            var member = topic is null ? "" : $"<member><TopicArn>{topic}</TopicArn></member>";
            return (200, FakeAws.Result("ListTopics", $"<Topics>{member}</Topics>"));
        });
        aws.Answer("CreateTopic", call =>
        {
            topic = $"arn:aws:sns:eu-west-3:1:{call.Form["Name"]}";
            return (200, FakeAws.Result("CreateTopic", $"<TopicArn>{topic}</TopicArn>"));
        });
        aws.Answer("Subscribe", call =>
        {
            subscribed.Add($"{call.Form["TopicArn"]} {call.Form["Protocol"]} {call.Form["Endpoint"]}");
            return (200, FakeAws.Result("Subscribe", "<SubscriptionArn>s</SubscriptionArn>"));
        });
        aws.Answer("ReceiveMessage", Receive);
        aws.Answer("DeleteMessageBatch", Delete);
    }

    public string? Name => name;

    public string? Policy => policy;

    public IEnumerable<string> Subscriptions => subscribed;

    public int Left
    {
        get
        {
            lock (gate)
                return messages.Count;
        }
    }

    public void Send(params IEnumerable<string> bodies)
    {
        lock (gate)
            messages.AddRange(bodies.Select(body => new Held(body)));
    }

    /// <summary>The time in which nobody else gets what was given out is over.</summary>
    public void ShowAgain()
    {
        lock (gate)
            messages.ForEach(message => message.Handle = null);
    }

    private (int, string) Receive(Call call)
    {
        lock (gate)
        {
            var given = messages.Where(message => message.Handle is null).Take((int)Body(call)["MaxNumberOfMessages"]!).ToList();
            given.ForEach(message => message.Handle = Guid.NewGuid().ToString());
            var list = new JsonArray([.. given.Select(JsonNode (m) => new JsonObject { ["Body"] = m.Body, ["ReceiptHandle"] = m.Handle })]);
            return (200, given.Count == 0 ? "{}" : Json(new() { ["Messages"] = list }));
        }
    }

    private (int, string) Delete(Call call)
    {
        var handles = Body(call)["Entries"]!.AsArray().Select(entry => (string?)entry!["ReceiptHandle"]).ToList();
        handles.Count.ShouldBeInRange(1, 10);
        lock (gate)
            messages.RemoveAll(message => handles.Contains(message.Handle));
        return (200, """{"Successful":[],"Failed":[]}""");
    }

    private static JsonNode Body(Call call) => JsonNode.Parse(call.Body)!;

    private static string Json(JsonObject answer) => answer.ToJsonString();

    private sealed class Held(string body)
    {
        public string Body { get; } = body;

        public string? Handle { get; set; }
    }
}
