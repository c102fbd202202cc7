using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Inventory.Sdk;

/// <summary>Reads the JSON of events, which others wrote: what makes no sense is a <see cref="FormatException"/>, and secrets are left behind.</summary>
public static class EventJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Parts of names without case, '_' and '-'. Tokens that only make a request unique (idempotency tokens) are no secrets.
    private static readonly string[] SecretParts =
    [
        "password", "passwd", "adminpass", "secret", "credential", "awscreds", "authtoken", "accesstoken", "sessiontoken", "securitytoken", "privatekey",
        "keymaterial", "userdata", "connectioninfo", "servicecatalog", "presignedurl",
    ];

    /// <summary>The event's text as JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>
    /// A copy without members whose names say that they hold a secret (passwords, credentials, tokens of sessions, private keys, user data), at any
    /// depth, and without the context of a request that OpenStack sends along (<c>_context…</c>).
    /// </summary>
    /// <exception cref="FormatException">A text in it is no Unicode.</exception>
    public static JsonElement WithoutSecrets(this JsonElement value)
    {
        var copy = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(copy, Writing))
            Meaningful(() => Copy(value, writer));
        return Read(copy.WrittenMemory);
    }

    /// <summary>A copy of an object with further members of text, null included.</summary>
    /// <exception cref="FormatException">A text in it is no Unicode.</exception>
    public static JsonElement With(this JsonElement value, params IReadOnlyList<(string Name, string? Text)> members)
    {
        var copy = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(copy, Writing))
            Meaningful(() =>
            {
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(m => members.All(added => added.Name != m.Name)))
                    member.WriteTo(writer);
                foreach (var (name, text) in members)
                    writer.WriteString(name, text);
                writer.WriteEndObject();
            });
        return Read(copy.WrittenMemory);
    }

    /// <summary>A member of an object, or of one in it; null if there is none, or it is null.</summary>
    public static JsonElement? Find(this JsonElement value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return null;
        return value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;
    }

    /// <summary>A member that is a text that is not blank, or a number; null otherwise.</summary>
    /// <exception cref="FormatException">It is no Unicode.</exception>
    public static string? Text(this JsonElement value, params ReadOnlySpan<string> path) => value.Find(path) switch
    {
        { ValueKind: JsonValueKind.String } text => Meaningful(text.GetString) is { } read && !string.IsNullOrWhiteSpace(read) ? read : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>The items of a member that is an array; none otherwise.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement value, params ReadOnlySpan<string> path) =>
        value.Find(path) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>A time as clouds write it: ISO 8601 or nearly so, in UTC unless it says otherwise.</summary>
    /// <exception cref="FormatException">It is missing, or no time; the message names the member.</exception>
    public static DateTimeOffset Time(this JsonElement value, string name) =>
        DateTimeOffset.TryParse(
            value.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FormatException($"The event's {name} is missing, or no time.");

    private static void Copy(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    if (IsSecret(member.Name))
                        continue;
                    writer.WritePropertyName(member.Name);
                    Copy(member.Value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Copy(item, writer);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool IsSecret(string name)
    {
        if (name.StartsWith("_context", StringComparison.Ordinal) || name.Equals("token", StringComparison.OrdinalIgnoreCase))
            return true;
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return SecretParts.Any(part => plain.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static void Meaningful(Action read) => Meaningful(() =>
    {
        read();
        return true;
    });

    // Half a surrogate pair can be escaped in JSON, but is no text.
    private static T Meaningful<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception senseless) when (senseless is InvalidOperationException or ArgumentException)
        {
            throw new FormatException("The event holds a text that is no Unicode.", senseless);
        }
    }
}
