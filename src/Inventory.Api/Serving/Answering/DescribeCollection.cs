using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Inventory.Api.Serving.Declaring;
using Inventory.Api.Serving.Rendering;
using Inventory.Domain.Catching;
using Inventory.Sdk;

namespace Inventory.Api.Serving.Answering;

/// <summary><c>OPTIONS /api/vms</c>: what a collection consists of; for providers, their kinds and the forms of these.</summary>
internal sealed class DescribeCollection(Catalogue catalogue, FindTarget targets)
{
    private static readonly JsonSerializerOptions FormJson = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JsonOutput.Options.Encoder,
    };

    // Those of ManageIQ's collections whose rows are made and changed by forms: with ems_id in the query, or of one row.
    private static readonly HashSet<string> WithForms =
        ["cloud_volumes", "cloud_subnets", "cloud_networks", "network_routers", "security_groups", "floating_ips", "vms"];

    /// <summary>What is said of forms that no provider has.</summary>
    public static ApiError NotSupported { get; } = ApiError.BadRequest("Feature not available/supported");

    public async Task<ApiError?> AnswerAsync(ApiRequest request, CollectionDefinition collection, string? id)
    {
        if (WithForms.Contains(collection.Name) && request.Parameter("ems_id") is { Length: > 0 } emsId)
            return await NoFormAsync(request, collection, emsId);
        if (id is not null && (request.Query.ContainsKey("option_action") || (WithForms.Contains(collection.Name) && collection.Name != "vms")))
            return NotSupported;
        var type = collection.Name == "providers" ? request.Parameter("type") : null;
        var manager = catalogue.Managers.FirstOrDefault(m => m.Type == type);
        if (type is { Length: > 0 } && manager is null)
            return ApiError.BadRequest($"Invalid provider - {type}");
        await JsonOutput.WriteAsync(request.Response, json =>
        {
            json.WriteStartObject();
            Write(json, "attributes", collection.Columns.Select(a => a.Name));
            Write(json, "virtual_attributes", collection.VirtualAttributes.Select(a => a.Name));
            Write(json, "relationships", collection.Associations.Select(a => a.Name));
            Write(json, "subcollections", collection.Subcollections.Keys);
            json.WriteStartObject("data");
            if (collection.Name == "providers")
                WriteProviders(json, manager);
            else if (collection.Name == "event_streams")
                WriteTimeline(json);
            json.WriteEndObject();
            json.WriteEndObject();
        });
        return null;
    }

    private async Task<ApiError> NoFormAsync(ApiRequest request, CollectionDefinition collection, string emsId)
    {
        var providers = Place.Of(catalogue.Find("providers")!, request.Root);
        if (providers.TryReadId(emsId, out var id) is { } badId)
            return badId;
        // Who has not logged in is not told how a provider is called, nor whether there is one.
        var name = emsId;
        if (request.User != ApiUser.Nobody)
            if (await targets.Async(request, providers, id) is { } provider)
                name = provider.Name;
            else
                return ApiError.NoRow(providers.Collection.ClassName, emsId);
        return ApiError.BadRequest($"No {CultureInfo.InvariantCulture.TextInfo.ToTitleCase(collection.Name.Replace('_', ' '))} support for - {name}");
    }

    private static void Write(Utf8JsonWriter json, string list, IEnumerable<string> names)
    {
        json.WriteStartArray(list);
        foreach (var name in names.Order(StringComparer.Ordinal))
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    // ManageIQ's groups and levels of events, whichever of them come.
    private static void WriteTimeline(Utf8JsonWriter json)
    {
        json.WriteStartObject("timeline_events");
        WriteTimeline(
            json, "EmsEvent", "Management Events", EventGroups.Names, EventGroups.Levels);
        WriteTimeline(
            json, "MiqEvent", "Policy Events",
            ((string[])["auth_validation", "compliance", "ems_operations", "evm_operations", "vm_operation", "other"]).ToDictionary(n => n, Title),
            ["detail", "failure", "success"]);
        json.WriteEndObject();
    }

    private static void WriteTimeline(
        Utf8JsonWriter json, string type, string description, IReadOnlyDictionary<string, string> groups, IReadOnlyList<string> levels)
    {
        json.WriteStartObject(type);
        json.WriteString("description", description);
        foreach (var (list, names) in new[] { ("group_names", groups), ("group_levels", levels.ToDictionary(l => l, Title)) })
        {
            json.WriteStartObject(list);
            foreach (var (name, title) in names)
                json.WriteString(name, title);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static string Title(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('_', ' '));

    private void WriteProviders(Utf8JsonWriter json, Manager? asked)
    {
        json.WriteStartObject("provider_settings");
        foreach (var manager in catalogue.Managers.OrderBy(m => m.EmsType, StringComparer.Ordinal).DistinctBy(m => m.EmsType))
        {
            json.WriteStartObject(manager.EmsType);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("supported_providers");
        foreach (var manager in catalogue.Managers)
            WriteKind(json, manager);
        json.WriteEndArray();
        if (asked is null)
            return;
        json.WritePropertyName("provider_form_schema");
        JsonSerializer.Serialize(json, asked.ParamsForCreate, FormJson);
    }

    private static void WriteKind(Utf8JsonWriter json, Manager manager)
    {
        json.WriteStartObject();
        json.WriteString("title", manager.Description);
        json.WriteString("type", manager.Type);
        json.WriteString("kind", Kind(manager.Type));
        if (manager.Regions.Count > 0)
        {
            json.WriteStartArray("regions");
            foreach (var region in manager.Regions.OrderBy(r => r.Description, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("name", region.Name);
                json.WriteString("description", region.Description);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    // ManageIQ::Providers::AwesomeCloud::CloudManager is of the kind cloud.
    private static string Kind(string type)
    {
        var name = type.Split("::")[^1];
        var word = name.EndsWith("Manager", StringComparison.Ordinal) ? name[..^"Manager".Length] : name;
        return string.Concat(word.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
    }
}
