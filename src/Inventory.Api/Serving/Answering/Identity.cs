using System.Text.Json;

namespace Inventory.Api.Serving.Answering;

/// <summary>Who asks, as the entry point tells. There is one group, with one role, in one tenant, and everybody is in it.</summary>
internal static class Identity
{
    /// <summary>The one group.</summary>
    public const string Group = "EvmGroup-super_administrator";

    public static void Write(Utf8JsonWriter json, ApiRequest request)
    {
        var root = request.Root;
        json.WriteStartObject("identity");
        json.WriteString("userid", request.User.Userid);
        json.WriteString("name", request.User.Name);
        json.WriteString("user_href", $"{root}/users/{request.User.Id}");
        json.WriteString("group", Group);
        json.WriteString("group_href", $"{root}/groups/1");
        json.WriteString("role", "super_administrator");
        json.WriteString("role_href", $"{root}/roles/1");
        json.WriteString("tenant", "Root");
        json.WriteStartArray("groups");
        json.WriteStringValue(Group);
        json.WriteEndArray();
        json.WriteStartArray("miq_groups");
        json.WriteStartObject();
        json.WriteString("href", $"{root}/groups/1");
        json.WriteString("id", "1");
        json.WriteString("description", Group);
        json.WriteStartArray("sui_product_features");
        json.WriteEndArray();
        json.WriteStartArray("product_features");
        json.WriteStringValue("everything");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What the user may do, in the form that the Ruby client asks for.</summary>
    public static void WriteAuthorization(Utf8JsonWriter json)
    {
        json.WriteStartObject("authorization");
        json.WriteStartObject("product_features");
        json.WriteStartObject("everything");
        json.WriteString("name", "Everything");
        json.WriteString("description", "Access Everything");
        json.WriteString("feature_type", "node");
        json.WriteBoolean("hidden", false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
