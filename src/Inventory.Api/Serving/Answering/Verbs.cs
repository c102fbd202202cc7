using System.Collections.Frozen;

namespace Inventory.Api.Serving.Answering;

/// <summary>
/// Which verbs a place has beside GET. Those of ManageIQ's collections are fixed: a verb that one has and no action answers is an action that is not
/// supported, one that it has not is no route. Elsewhere the verbs follow from the declared actions.
/// </summary>
internal sealed class Verbs(RegisteredActions actions)
{
    // P post, U put and A patch, which are edit; D delete.
    private static readonly FrozenDictionary<string, string> Fixed = new Dictionary<string, string>
    {
        ["providers"] = "PUAD", ["vms"] = "PD", ["instances"] = "P", ["templates"] = "PUAD", ["cloud_templates"] = "PUAD", ["flavors"] = "PD",
        ["availability_zones"] = "P", ["cloud_tenants"] = "PUAD", ["cloud_networks"] = "PUAD", ["cloud_subnets"] = "PUAD", ["network_routers"] = "PUAD",
        ["security_groups"] = "P", ["floating_ips"] = "PUAD", ["cloud_volumes"] = "PUAD", ["cloud_volume_snapshots"] = "PUAD",
        ["auth_key_pairs"] = "PUAD", ["host_aggregates"] = "PUAD", ["orchestration_stacks"] = "P", ["load_balancers"] = "P", ["cloud_databases"] = "PUAD",
        ["cloud_object_store_containers"] = "P", ["cloud_object_store_objects"] = "P", ["zones"] = "PUAD", ["regions"] = "P", ["servers"] = "PD",
        ["enterprises"] = "", ["cloud_volume_types"] = "", ["cloud_database_flavors"] = "", ["tasks"] = "PD", ["requests"] = "P", ["event_streams"] = "P", ["events"] = "P", ["users"] = "PUAD", ["groups"] = "PUAD",
        ["roles"] = "PD", ["tenants"] = "PUAD", ["tags"] = "PD", ["categories"] = "PD",
    }.ToFrozenDictionary();

    /// <summary>Whether the rows of a place, or the place itself for POST, take a verb.</summary>
    public bool Allow(string path, string method) => method switch
    {
        "POST" => Fixed.GetValueOrDefault(path.Split('/')[^1], "").Contains('P') || actions.HasActions(path), // below a row as of its own
        "PUT" or "PATCH" => EditsBy(path).Contains(method, StringComparer.OrdinalIgnoreCase),
        "DELETE" => Fixed.GetValueOrDefault(path, "").Contains('D') || actions.Knows(path, "delete", onResource: true),
        _ => false,
    };

    /// <summary>What an action of a resource can be asked for by, as <c>actions</c> names it.</summary>
    public IEnumerable<string> Of(string path, string action) => action == "edit" ? ["post", .. EditsBy(path)] : ["post"];

    private string[] EditsBy(string path) =>
        (Fixed.TryGetValue(path, out var verbs) ? verbs.Contains('U') : actions.Knows(path, "edit", onResource: true)) ? ["patch", "put"] : [];
}
