using System.Reflection;
using System.Text.Json;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>GET /api/product_info</c>: branding, and how to log in.</summary>
internal static class ProductInfo
{
    /// <summary>Version of the program.</summary>
    public static string Version { get; } =
        typeof(ProductInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static void Write(Utf8JsonWriter json, bool hasOidc)
    {
        json.WriteStartObject();
        json.WriteString("name", "Inventory");
        json.WriteString("name_full", "Inventory of clouds");
        json.WriteString("copyright", "Apache-2.0");
        json.WriteNull("support_website");
        json.WriteNull("support_website_text");
        json.WriteStartObject("branding_info");
        foreach (var image in new[] { "brand", "logo", "favicon" })
            json.WriteNull(image);
        json.WriteEndObject();
        json.WriteStartObject("authentication");
        json.WriteString("mode", "database");
        json.WriteBoolean("oidc_enabled", hasOidc);
        foreach (var way in new[] { "saml_enabled", "sso_enabled" })
            json.WriteBoolean(way, false);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
