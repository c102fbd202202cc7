using System.Text;
using System.Text.Json;
using Inventory.Sdk;

namespace Providers.OpenStack.Events;

/// <summary>
/// A notification of a service: <c>event_type</c>, <c>timestamp</c>, <c>payload</c> and so on. It may be wrapped (oslo.messaging's envelope, whose text is
/// JSON in JSON; <c>content</c>, as ManageIQ stores it), and its payload may be nova's versioned one.
/// </summary>
/// <param name="content">The notification itself.</param>
internal readonly struct Notification(JsonElement content)
{
    /// <summary>Without what it is wrapped in.</summary>
    /// <exception cref="JsonException">The wrapped text is no JSON.</exception>
    /// <exception cref="FormatException">It is no object.</exception>
    public static Notification In(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
            throw new FormatException("The event is no JSON object.");
        if (message.Find("content") is { ValueKind: JsonValueKind.Object } stored)
            message = stored;
        if (message.Text("oslo.message") is not { } wrapped)
            return new Notification(Converted(message));
        var inner = EventJson.Read(Encoding.UTF8.GetBytes(wrapped));
        return inner.ValueKind == JsonValueKind.Object
            ? new Notification(Converted(inner))
            : throw new FormatException("The event's oslo.message is no JSON object.");
    }

    public JsonElement Content => content;

    public string? EventType => content.Text("event_type");

    public string? Id => content.Text("message_id");

    /// <summary>The user's name, which nova and others send along with the context of the request.</summary>
    public string? UserName => content.Text("_context_user_name");

    public DateTimeOffset Timestamp => content.Time("timestamp");

    /// <summary>What happened: an object, or nothing.</summary>
    public JsonElement? Payload => content.Find("payload");

    /// <summary>The facts of the payload, without the class names that versioned notifications have around them.</summary>
    public JsonElement Facts => content.Find("payload", "nova_object.data") ?? Payload ?? default;

    // Ceilometer's events carry the same as a list of traits.
    private static JsonElement Converted(JsonElement message)
    {
        if (message.Find("traits") is not { ValueKind: JsonValueKind.Array } || message.Find("payload") is not null)
            return message;
        var payload = new Dictionary<string, JsonElement?>();
        foreach (var trait in message.Items("traits"))
            if (trait.Text("name") is { } name)
                payload[name] = trait.Find("value");
        return JsonSerializer.SerializeToElement(new Dictionary<string, object?>
        {
            ["message_id"] = message.Find("message_id"),
            ["event_type"] = message.Find("event_type"),
            ["timestamp"] = message.Find("generated"),
            ["payload"] = payload,
        });
    }
}
