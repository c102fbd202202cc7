using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Inventory.Api.Serving.Rendering;

/// <summary>Values that have a form in JSON as cells: what is a text there is one here, lists and objects stay JSON.</summary>
internal static class CsvValues
{
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? scratch;

    /// <summary>Adds the one value that is written.</summary>
    public static void Add(CsvLine line, Action<Utf8JsonWriter> write)
    {
        var (buffer, json) = scratch ??= Make();
        buffer.ResetWrittenCount();
        json.Reset();
        write(json);
        json.Flush();
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                line.AddNull();
                break;
            case JsonTokenType.String:
                line.AddText(reader.GetString()!);
                break;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                line.AddText(Encoding.UTF8.GetString(buffer.WrittenSpan));
                break;
            default:
                line.AddPlain(Encoding.UTF8.GetString(buffer.WrittenSpan));
                break;
        }
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 10);
        return (buffer, new Utf8JsonWriter(buffer, JsonOutput.Options));
    }
}
