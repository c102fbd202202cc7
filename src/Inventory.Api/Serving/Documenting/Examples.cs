using System.Text.Json.Nodes;
using Inventory.Api.Serving.Declaring;
using Inventory.Domain.Models;

namespace Inventory.Api.Serving.Documenting;

/// <summary>Answers as they may look, made from what is declared.</summary>
internal static class Examples
{
    private const string Root = "http://127.0.0.1:3000/api";

    private const string At = "2031-05-04T09:08:07Z";

    // Texts that say something. The others are null, as most columns of most rows.
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["name"] = "web-1", ["ems_ref"] = "a1b2c3d4", ["uid_ems"] = "a1b2c3d4", ["vendor"] = "openstack", ["location"] = "unknown", ["power_state"] = "on",
        ["raw_power_state"] = "ACTIVE", ["connection_state"] = "connected", ["status"] = "available", ["userid"] = "admin", ["cidr"] = "192.0.2.0/24",
        ["address"] = "192.0.2.7", ["mac_address"] = "00:00:5e:00:53:01", ["state"] = "Finished", ["provider_region"] = "RegionOne",
    };

    public static JsonObject Token => new() { ["auth_token"] = "0f3c5c0a9d2e4b7a8c6d1e2f3a4b5c6d", ["token_ttl"] = 600, ["expires_on"] = At };

    /// <summary>A change of a VM.</summary>
    public static JsonObject Change => new()
    {
        ["specversion"] = "1.0", ["id"] = "4712", ["source"] = "/api/providers/2", ["type"] = "inventory.vm_changed", ["subject"] = "vms/11", ["time"] = At,
        ["datacontenttype"] = "application/json", ["collection"] = "vms", ["kind"] = "changed", ["key"] = "a1b2c3d4", ["version"] = 3,
        ["correlationid"] = "refreshes/17", ["username"] = "admin", ["data"] = new JsonObject { ["power_state"] = "off", ["disks"] = new JsonObject { ["vdc"] = null } },
    };

    public static JsonObject Changes => new()
    {
        ["changes"] = new JsonArray(Change), ["next"] = "4712", ["latest"] = "4712", ["links"] = new JsonObject { ["next"] = $"{Root}/changes?after=4712" },
    };

    public static JsonObject Error(ApiError error) => Error(error.Kind, error.Message, error.Klass);

    public static JsonObject Error(string kind, string message, string klass) =>
        new() { ["error"] = new JsonObject { ["kind"] = kind, ["message"] = message, ["klass"] = klass } };

    /// <summary>A row with all its columns.</summary>
    public static JsonObject Row(CollectionDefinition of)
    {
        var row = new JsonObject { ["href"] = $"{Root}/{of.Name}/11" };
        foreach (var column in of.Columns)
            row[column.Name] = Value(of.Model, column);
        return row;
    }

    /// <summary>A page with one row.</summary>
    public static JsonObject Page(CollectionDefinition of, JsonObject row)
    {
        var self = $"{Root}/{of.Name}?expand=resources&offset=0";
        return new JsonObject
        {
            ["name"] = of.Name, ["count"] = 1, ["subcount"] = 1, ["pages"] = 1, ["resources"] = new JsonArray(row.DeepClone()),
            ["links"] = new JsonObject { ["self"] = self, ["first"] = self, ["last"] = self },
        };
    }

    /// <summary>The same as CSV.</summary>
    public static string Csv(JsonObject row)
    {
        var simple = row.Where(c => c.Value is null or JsonValue).ToList();
        return $"{string.Join(',', simple.Select(c => c.Key))}\r\n{string.Join(',', simple.Select(c => c.Value?.ToString()))}\r\n";
    }

    public static JsonObject ActionResult(JsonObject row) => new()
    {
        ["success"] = true, ["message"] = "Refreshing", ["task_id"] = "304", ["task_href"] = $"{Root}/tasks/304", ["href"] = row["href"]!.DeepClone(),
    };

    public static JsonObject Results(JsonObject row) => new() { ["results"] = new JsonArray(ActionResult(row)) };

    private static JsonNode? Value(RecordModel? model, AttributeDefinition column) => column.Kind switch
    {
        ValueKind.Id => column.Name == "id" ? "11" : "7",
        ValueKind.Integer => 2,
        ValueKind.Bigint => 1073741824,
        ValueKind.Boolean => true,
        ValueKind.Double => 0.5,
        ValueKind.Instant => At,
        ValueKind.TextList => new JsonArray(),
        ValueKind.Json or ValueKind.JsonMember => new JsonObject(),
        _ when column.Name == "type" && model is not null => $"ManageIQ::Providers::Openstack::CloudManager::{model.TypeName}",
        _ => Texts.TryGetValue(column.Name, out var text) ? text : null,
    };
}
