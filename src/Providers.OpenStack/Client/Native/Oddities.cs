using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Providers.OpenStack.Client.Native;

/// <summary>A number that nova writes as an empty text when it is zero.</summary>
internal sealed class BlankIsZero : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            return reader.GetInt64();
        var text = reader.GetString();
        if (string.IsNullOrWhiteSpace(text))
            return 0;
        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException($"'{text}' is no number.");
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>The id of a linked object (<c>{"id": …, "links": […]}</c>), which nova writes as an empty text when there is none.</summary>
internal sealed class IdOfLinked : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var linked = JsonDocument.ParseValue(ref reader);
        var id = linked.RootElement.ValueKind switch
        {
            JsonValueKind.String => linked.RootElement.GetString(),
            JsonValueKind.Object when linked.RootElement.TryGetProperty("id", out var found) && found.ValueKind == JsonValueKind.String => found.GetString(),
            _ => throw new JsonException("A link holds no id."),
        };
        return string.IsNullOrWhiteSpace(id) ? null : id;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
