using System.Text;
using System.Text.Json;
using Inventory.Sdk;
using Inventory.Sdk.Http;
using Providers.Amazon.Client;

namespace Providers.Amazon.Events;

/// <summary>
/// Understands what comes by SNS: changes of configuration items (AWS Config), API calls (CloudTrail), states of instances, snapshots of volumes, and
/// alarms (CloudWatch). Anything else is no event.
/// </summary>
internal sealed class AmazonEventCatcher : EventCatcher
{
    private const string Source = "AMAZON";

    /// <summary>Limits and patience of requests.</summary>
    internal CloudHttpOptions Http { get; init; } = new();

    /// <summary>How long a stream waits before it says that nothing happened; SQS waits 20 s at most.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public override IReadOnlyList<EventGroup> EventGroups { get; } =
    [
        new("addition", "critical", ["AWS_EC2_Instance_CREATE", "AWS_API_CALL_RunInstances", "AWS_API_CALL_CreateTags"]),
        new("update", "critical", ["AWS_EC2_Instance_UPDATE"]),
        new("deletion", "critical", ["AWS_EC2_Instance_DELETE", "AWS_API_CALL_TerminateInstances"]),
        new("power", "critical",
        [
            "AWS_EC2_Instance_running", "AWS_EC2_Instance_shutting-down", "AWS_EC2_Instance_stopped",
            "EC2_Instance_State_change_Notification_running", "EC2_Instance_State_change_Notification_shutting_down",
            "EC2_Instance_State_change_Notification_stopped", "EC2_Instance_State_change_Notification_stopping",
            "EC2_Instance_State_change_Notification_terminated", "EC2_Instance_State_change_Notification_pending",
            "AWS_API_CALL_StopInstances", "AWS_API_CALL_StartInstances",
        ]),
    ];

    /// <inheritdoc/>
    public override string? ReasonNotToListen(ManagerSettings settings)
    {
        try
        {
            AwsAccess.From(settings);
            return null;
        }
        catch (AwsException incomplete)
        {
            return incomplete.Message;
        }
    }

    /// <inheritdoc/>
    public override IEventStream OpenStream(ManagerSettings settings, string? cursor) =>
        new AmazonEventStream(new AwsSession(AwsAccess.From(settings), Http), settings, Patience);

    /// <inheritdoc/>
    public override EmsEvent? Parse(NativeEvent native)
    {
        var body = EventJson.Read(native.Body);
        if (body.ValueKind != JsonValueKind.Object)
            throw new FormatException("The event is no JSON object.");
        if (Unwrapped(body) is not { } message || AmazonMessage.Of(message.WithoutSecrets()) is not { } told)
            return null;
        var id = body.Text("MessageId") ?? message.Text("id");
        return new EmsEvent
        {
            EventType = told.EventType,
            Source = Source,
            Timestamp = told.Timestamp,
            FullData = told.Content.With((AmazonMessage.KindMember, told.Kind), ("eventType", told.EventType), ("messageId", id)),
            EmsRef = id,
            Message = told.Message,
            Username = told.UserName,
            VmEmsRef = told.Instance,
            AvailabilityZoneEmsRef = told.Zone,
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<EventTarget> ParseTargets(EmsEvent ev) => AmazonTargets.Of(ev.FullData).Distinct();

    // SNS puts a message into an envelope unless the subscription says otherwise. Some messages are sentences, e.g. of AWS Config on being set up.
    private static JsonElement? Unwrapped(JsonElement body)
    {
        if (body.Text("Message") is not { } text || body.Find("TopicArn") is null)
            return body;
        return text.AsSpan().TrimStart() is ['{', ..] ? EventJson.Read(Encoding.UTF8.GetBytes(text)) : null;
    }
}
