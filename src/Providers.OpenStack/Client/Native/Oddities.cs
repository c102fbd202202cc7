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
            return reader.TryGetInt64(out var plain) ? plain : throw new JsonException("The number does not fit.");
        var text = reader.GetString();
        if (string.IsNullOrWhiteSpace(text))
            return 0;
        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException("The text is no number.");
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
            _ => throw new JsonException("The link holds no id."),
        };
        return string.IsNullOrWhiteSpace(id) ? null : id;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>An instant in ISO 8601; most services leave out the zone and mean UTC.</summary>
internal sealed class Instant : JsonConverter<DateTimeOffset?>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParseExact(
            reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new JsonException("It is no time in ISO 8601.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => throw new NotSupportedException();
}
