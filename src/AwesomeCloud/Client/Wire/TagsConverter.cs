using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwesomeCloud.Wire;

/// <summary>Reads a map of tags; keys and values repeat across instances, so both are shared.</summary>
internal sealed class TagsConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Tags are an object.");
        }

        Dictionary<string, string>? tags = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = SharedStringConverter.Share(ref reader)!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            {
                throw new JsonException("A tag's value is a string.");
            }

            (tags ??= new Dictionary<string, string>(4))[key] = SharedStringConverter.Share(ref reader)!;
        }

        return tags ?? None;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, text) in value)
        {
            writer.WritePropertyName(key);
            Text.Write(writer, text);
        }

        writer.WriteEndObject();
    }
}
