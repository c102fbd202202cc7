using System.Text.Json;
using Inventory.Api.Authorizing;
using Inventory.Api.Serving.Rendering;

namespace Inventory.Api.Serving.Answering;

/// <summary>Who asks, as the entry point tells.</summary>
internal static class Identity
{
    public static void Write(Utf8JsonWriter json, ApiRequest request)
    {
        var (root, user, group) = (request.Root, request.User, request.User.Group!);
        json.WriteStartObject("identity");
        json.WriteString("userid", user.Userid);
        json.WriteString("name", user.Name);
        json.WriteString("user_href", $"{root}/users/{user.Id}");
        json.WriteString("group", group.Description);
        json.WriteString("group_href", $"{root}/groups/{group.Id}");
        json.WriteString("role", group.Role);
        json.WriteString("role_href", $"{root}/roles/{group.RoleId}");
        json.WriteString("tenant", group.Tenant);
        json.WriteStartArray("groups");
        foreach (var other in user.Groups)
            json.WriteStringValue(other.Description);
        json.WriteEndArray();
        json.WriteStartArray("miq_groups");
        foreach (var other in user.Groups)
            WriteGroup(json, root, other);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What the user may do, in the form that the Ruby client asks for.</summary>
    public static void WriteAuthorization(Utf8JsonWriter json, Right right)
    {
        json.WriteStartObject("authorization");
        json.WriteStartObject("product_features");
        json.WriteStartObject(Feature(right));
        json.WriteString("name", right == Right.Administer ? "Everything" : $"{right}");
        json.WriteString("description", right switch
        {
            Right.Administer => "Access Everything", Right.Operate => "Look at inventory, and operate it", _ => "Look at inventory",
        });
        json.WriteString("feature_type", "node");
        json.WriteBoolean("hidden", false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, string root, Membership group)
    {
        json.WriteStartObject();
        json.WriteString("href", $"{root}/groups/{group.Id}");
        json.WritePropertyName("id");
        Values.WriteId(json, group.Id);
        json.WriteString("description", group.Description);
        json.WriteStartArray("sui_product_features");
        json.WriteEndArray();
        json.WriteStartArray("product_features");
        json.WriteStringValue(Feature(group.Access.Right));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // ManageIQ has hundreds of features; a right stands for many of them.
    private static string Feature(Right right) => right == Right.Administer ? "everything" : right.ToString().ToLowerInvariant();
}
