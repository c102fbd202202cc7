using System.Text.Json;
using System.Text.Json.Nodes;
using Inventory.Api.Authenticating;
using Inventory.Api.Organizing;
using Inventory.Api.Serving.Addressing;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Rendering;
using Npgsql;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>GET /api</c>: what there is.</summary>
internal sealed class EntryPoint(Catalogue catalogue, ThisServer server, NpgsqlDataSource database, TimeProvider time, OidcOptions? oidc = null)
{
    public async Task AnswerAsync(ApiRequest request)
    {
        var here = await server.FindAsync(request.Cancel);
        var settings = await SettingsAsync(request);
        await JsonOutput.WriteAsync(request.Response, json => Write(json, request, settings, here));
    }

    // What the user has stored counts before what all have.
    private async Task<JsonElement> SettingsAsync(ApiRequest request)
    {
        await using var command = database.CreateCommand("select settings from vmdb.users where id = $1");
        command.Parameters.Add(new() { Value = request.User.Id });
        var settings = new JsonObject { ["locale"] = "en", ["asynchronous_notifications"] = true };
        if (await command.ExecuteScalarAsync(request.Cancel) is string stored && JsonNode.Parse(stored) is JsonObject own)
            foreach (var (name, value) in own)
                settings[name] = value?.DeepClone();
        return JsonSerializer.SerializeToElement(settings);
    }

    private void Write(Utf8JsonWriter json, ApiRequest request, JsonElement settings, (long Server, long Zone, long Region, long Enterprise) here)
    {
        var root = request.Root;
        json.WriteStartObject();
        json.WriteString("name", "API");
        json.WriteString("description", "REST API");
        json.WriteString("version", ApiPath.CurrentVersion);
        json.WriteStartArray("versions");
        json.WriteStartObject();
        json.WriteString("name", ApiPath.CurrentVersion);
        json.WriteString("href", new ApiPath("v" + ApiPath.CurrentVersion, []).RootOf(request.Http.Request));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WritePropertyName("settings");
        PublicJson.Write(json, settings);
        Identity.Write(json, request);
        WriteServer(json, root, here);
        json.WriteStartArray("timezones");
        json.WriteStartObject();
        json.WriteString("name", "UTC");
        json.WriteString("description", "(GMT+00:00) UTC");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WritePropertyName("product_info");
        ProductInfo.Write(json, oidc is not null);
        WriteCollections(json, request);
        if (AttributesAsked(request).Contains("authorization"))
            Identity.WriteAuthorization(json, request.User.Access.Right);
        json.WriteEndObject();
    }

    private static List<string> AttributesAsked(ApiRequest request) => Selecting.AttributeNames.Split(request.Parameter("attributes"));

    private void WriteServer(Utf8JsonWriter json, string root, (long Server, long Zone, long Region, long Enterprise) here)
    {
        var version = ProductInfo.Version;
        json.WriteStartObject("server_info");
        json.WriteString("version", version);
        json.WriteString("build", version);
        json.WriteString("release", version);
        json.WriteString("appliance", Environment.MachineName);
        json.WritePropertyName("time");
        Values.WriteInstant(json, time.GetUtcNow().UtcDateTime);
        foreach (var (name, id) in new[] { ("server", here.Server), ("zone", here.Zone), ("region", here.Region), ("enterprise", here.Enterprise) })
            if (id != 0)
                json.WriteString($"{name}_href", $"{root}/{name}s/{id}");
        json.WriteStartObject("plugins");
        foreach (var manager in catalogue.Managers.DistinctBy(m => m.Type))
        {
            json.WriteStartObject(manager.Type);
            json.WriteString("display_name", manager.Description);
            json.WriteString("version", version);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteCollections(Utf8JsonWriter json, ApiRequest request)
    {
        json.WriteStartArray("collections");
        var collections = catalogue.Listed.Where(c => request.User.May(c.Needs)).Select(c => (c.Name, c.Description)).Append(("settings", "Settings"));
        foreach (var (name, description) in collections.OrderBy(c => c.Item1, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("href", $"{request.Root}/{name}");
            json.WriteString("description", description);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
