using System.Text.Json;
using Inventory.Api.Serving.Declaring;

namespace Inventory.Api.Serving.Rendering;

/// <summary>JSON from elsewhere as it may leave: without secrets, and with ids as strings, at any depth.</summary>
internal static class PublicJson
{
    public static void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                    WriteMember(json, member);
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var entry in element.EnumerateArray())
                    Write(json, entry);
                json.WriteEndArray();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    private static void WriteMember(Utf8JsonWriter json, JsonProperty member)
    {
        var name = member.Name;
        if (Secrets.IsSecret(name))
            return;
        json.WritePropertyName(name);
        if (member.Value.ValueKind == JsonValueKind.Number && (name == "id" || name.EndsWith("_id", StringComparison.Ordinal)))
            json.WriteStringValue(member.Value.GetRawText());
        else
            Write(json, member.Value);
    }
}
