using System.Globalization;
using System.Text.Json;
using Inventory.Sdk;

namespace Inventory.Domain.Catching;

/// <summary>Opens CloudEvents 1.0 in structured JSON, in which clouds push their events.</summary>
internal static class CloudEventEnvelope
{
    /// <summary>The event within.</summary>
    /// <exception cref="FormatException">It is no CloudEvent.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static NativeEvent Open(NativeEvent envelope)
    {
        using var document = JsonDocument.Parse(envelope.Body);
        var content = document.RootElement;
        if (content.ValueKind != JsonValueKind.Object || Text(content, "specversion") != "1.0")
            throw new FormatException("It is no CloudEvent of specversion 1.0.");
        var time = Text(content, "time") is not { } said ? (DateTimeOffset?)null
            : DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
            : throw new FormatException("Its time is none.");
        return new NativeEvent(Data(content))
        {
            Pushed = new PushedEvent(Needed(content, "id"), Needed(content, "source"), Needed(content, "type"), Text(content, "subject"), time),
        };
    }

    private static byte[] Data(JsonElement content)
    {
        if (content.TryGetProperty("data", out var data))
            return JsonSerializer.SerializeToUtf8Bytes(data);
        if (!content.TryGetProperty("data_base64", out var encoded))
            return "{}"u8.ToArray();
        return encoded.ValueKind == JsonValueKind.String && encoded.TryGetBytesFromBase64(out var bytes) ? bytes : throw new FormatException("Its data_base64 is none.");
    }

    private static string Needed(JsonElement content, string name) =>
        Text(content, name) is { Length: > 0 } text ? text : throw new FormatException($"It has no {name}.");

    private static string? Text(JsonElement content, string name) =>
        !content.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"Its {name} is no text.");
}
