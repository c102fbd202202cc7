using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwesomeCloud.Wire;

/// <summary>Reads and writes text that customers typed: any UTF-16, half surrogates included.</summary>
internal sealed class TextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Text.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => Text.Write(writer, value);
}
