using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AwesomeCloud.Wire;

/// <summary>
/// JSON strings as UTF-16, half surrogates included. Customers name things with any bytes, and one name that is not valid Unicode
/// must not make a whole list unreadable, which is what the JSON reader's own conversion would do.
/// </summary>
internal static class Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException) when (reader.ValueIsEscaped)
        {
            return Unescape(Decode(ref reader));
        }
    }

    public static void Write(Utf8JsonWriter writer, string value)
    {
        if (IsWellFormed(value))
        {
            writer.WriteStringValue(value);
        }
        else
        {
            writer.WriteRawValue(Escape(value), skipInputValidation: true);
        }
    }

    private static string Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.HasValueSequence ? Strict.GetString(reader.ValueSequence) : Strict.GetString(reader.ValueSpan);
        }
        catch (DecoderFallbackException invalid)
        {
            throw new JsonException("A string is not UTF-8.", invalid);
        }
    }

    private static bool IsWellFormed(string value)
    {
        for (var i = value.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); i >= 0 && i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(string value)
    {
        var json = new StringBuilder(value.Length + 16).Append('"');
        foreach (var c in value)
        {
            _ = c is < ' ' or '"' or '\\' or > '~'
                ? json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")
                : json.Append(c);
        }

        return json.Append('"').ToString();
    }

    private static string Unescape(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            // The reader has already checked that every escape is complete.
            text.Append(json[++i] switch
            {
                'u' => (char)ushort.Parse(json.AsSpan((i += 4) - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                var plain => plain,
            });
        }

        return text.ToString();
    }
}
