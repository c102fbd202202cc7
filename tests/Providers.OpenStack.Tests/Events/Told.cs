using System.Text;
using System.Text.Json;

namespace Providers.OpenStack.Tests.Events;

/// <summary>What the catcher makes of a notification.</summary>
internal static class Told
{
    public static EventCatcher Catcher { get; } = new OpenstackCloudManager().EventCatcher;

    public static EmsEvent Event(string notification) => Catcher.Parse(Native(notification))!;

    /// <summary>The targets of a notification with this type and payload.</summary>
    public static IEnumerable<string> Targets(string type, string payload) => Targets(Event(Notification(type, payload)));

    public static IEnumerable<string> Targets(EmsEvent ev) => Catcher.ParseTargets(ev).Select(target => $"{target.Collection} {target.EmsRef ?? "*"}");

    public static string Notification(string type, string payload, string more = "") =>
        $$"""
        {"event_type":"{{type}}","timestamp":"2026-01-02 03:04:05.678901","message_id":"m1","publisher_id":"p","priority":"INFO",
         "payload":{{payload}}{{more}} }
        """;

    /// <summary>As oslo.messaging sends it: JSON in JSON.</summary>
    public static string Wrapped(string notification) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { ["oslo.version"] = "2.0", ["oslo.message"] = notification });

    public static NativeEvent Native(string text) => new(Encoding.UTF8.GetBytes(text));
}
