using System.Text.Json;
using Inventory.Sdk;

namespace Providers.Amazon.Events;

/// <summary>A message of one of the kinds that are events.</summary>
internal sealed record AmazonMessage
{
    /// <summary>The member of what is kept of an event that says its kind.</summary>
    public const string KindMember = "event_source";

    public const string Config = "config";
    public const string ApiCall = "cloud_watch_api";
    public const string InstanceState = "cloud_watch_ec2";
    public const string VolumeSnapshot = "cloud_watch_ec2_ebs_snapshot";
    public const string Alarm = "cloud_watch_alarm";

    /// <summary>One of the kinds.</summary>
    public required string Kind { get; init; }

    public required string EventType { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The message itself.</summary>
    public required JsonElement Content { get; init; }

    /// <summary>What people read.</summary>
    public string? Message { get; init; }

    public string? Instance { get; init; }

    public string? Zone { get; init; }

    public string? UserName { get; init; }

    /// <summary>The message, if it is an event.</summary>
    /// <exception cref="FormatException">It is one, but lacks what makes it so.</exception>
    public static AmazonMessage? Of(JsonElement message) => (message.Text("messageType"), message.Text("detail-type")) switch
    {
        // An item that is too large for a message comes as a summary.
        ("ConfigurationItemChangeNotification" or "OversizedConfigurationItemChangeNotification", _) =>
            OfConfig(message, message.Find("configurationItem") ?? message.Find("configurationItemSummary")),
        (_, "AWS API Call via CloudTrail") => OfApiCall(message),
        (_, "EC2 Instance State-change Notification") => OfCloudWatch(message, InstanceState, message.Text("detail", "state")) with
        {
            Instance = message.Text("detail", "instance-id"),
        },
        (_, "EBS Snapshot Notification") => OfCloudWatch(message, VolumeSnapshot, null),
        _ when message.Text("AlarmName") is { } alarm => new()
        {
            Kind = Alarm, EventType = $"AWS_ALARM_{alarm}", Timestamp = message.Time("StateChangeTime"), Content = message, Message = alarm,
        },
        _ => null,
    };

    private static AmazonMessage OfConfig(JsonElement message, JsonElement? changed)
    {
        var item = changed ?? throw new FormatException("The event has no configurationItem.");
        var type = item.Text("resourceType") ?? throw new FormatException("The event's configurationItem has no resourceType.");
        var difference = message.Find("configurationItemDiff");
        var change = difference?.Text("changeType") ?? item.Text("changeType");
        var isInstance = type.EndsWith("::Instance", StringComparison.Ordinal);
        if (isInstance && change != "CREATE")
            change = difference?.Text("changedProperties", "Configuration.State.Name", "updatedValue") ?? change;
        return new AmazonMessage
        {
            Kind = Config,
            EventType = $"{type.Replace("::", "_", StringComparison.Ordinal)}_{change}",
            Timestamp = message.Time("notificationCreationTime"),
            Content = message,
            Message = difference?.GetRawText(),
            Instance = isInstance ? item.Text("resourceId") : null,
            Zone = item.Text("availabilityZone"),
        };
    }

    private static AmazonMessage OfApiCall(JsonElement message)
    {
        var name = message.Text("detail", "eventName") ?? throw new FormatException("The event's detail has no eventName.");
        return new AmazonMessage
        {
            Kind = ApiCall,
            EventType = $"AWS_API_CALL_{name}",
            Timestamp = message.Time("time"),
            Content = message,
            Message = $"request: {Raw(message, "requestParameters")}, response: {Raw(message, "responseElements")}",
            Instance = message.Items("detail", "responseElements", "instancesSet", "items").Select(i => i.Text("instanceId")).FirstOrDefault(),
            UserName = message.Text("detail", "userIdentity", "userName"),
        };
    }

    private static AmazonMessage OfCloudWatch(JsonElement message, string kind, string? state) => new()
    {
        Kind = kind,
        EventType = $"{message.Text("detail-type")}{(state is null ? "" : $"_{state}")}".Replace(' ', '_').Replace('-', '_'),
        Timestamp = message.Time("time"),
        Content = message,
        Message = message.Find("detail")?.GetRawText(),
    };

    private static string Raw(JsonElement message, string member) => message.Find("detail", member)?.GetRawText() ?? "null";
}
