using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AwesomeCloud.Wire;

/// <summary>Reads strings that repeat from item to item (states, type ids, tag keys) as shared objects instead of allocating each anew.</summary>
internal sealed class SharedStringConverter : JsonConverter<string>
{
    private const int LongestShared = 40;

    // Lossy on purpose: a collision costs one allocation, and reference writes are atomic, so no lock is needed.
    private static readonly string?[] Seen = new string?[4096];

    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Share(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => Text.Write(writer, value);

    /// <summary>The current string or property name of <paramref name="reader"/>, shared if it is short and plain.</summary>
    internal static string? Share(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestShared)
        {
            return Text.Read(ref reader);
        }

        var bytes = reader.ValueSpan;
        var hash = new HashCode();
        hash.AddBytes(bytes);
        ref var slot = ref Seen[hash.ToHashCode() & (Seen.Length - 1)];
        var seen = slot;
        return seen is not null && Ascii.Equals(bytes, seen) ? seen : slot = Text.Read(ref reader);
    }
}
