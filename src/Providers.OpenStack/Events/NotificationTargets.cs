using System.Text.Json;
using Inventory.Sdk;

namespace Providers.OpenStack.Events;

/// <summary>
/// What has to be read again after a notification, of all managers, since they share a refresh. The beginning of an action (<c>….start</c>) tells of
/// nothing that could be read yet, and audits (<c>….exists</c>) of nothing that is new.
/// </summary>
internal static class NotificationTargets
{
    // Neutron: what kinds of events begin with, and whose they are. The object is in the payload under the kind's name.
    private static readonly Dictionary<string, string> Networking = new(StringComparer.Ordinal)
    {
        ["network"] = "cloud_networks",
        ["subnet"] = "cloud_subnets",
        ["router"] = "network_routers",
        ["port"] = "network_ports",
        ["floatingip"] = "floating_ips",
        ["security_group"] = "security_groups",
    };

    /// <summary>Whether it is one of nova's about a server, unversioned or versioned.</summary>
    public static bool IsOfInstance(string? type) => Starts(type, "compute.instance.") || Starts(type, "instance.");

    /// <param name="type">The event's type.</param>
    /// <param name="facts">Its payload.</param>
    public static IEnumerable<EventTarget> Of(string type, JsonElement facts) =>
        Ends(type, ".start") || Ends(type, ".exists") ? [] : Named(type, facts).Distinct();

    private static IEnumerable<EventTarget> Named(string type, JsonElement facts)
    {
        var kind = type.Split('.')[0];
        return kind switch
        {
            _ when IsOfInstance(type) =>
            [
                .. Tenant(facts),
                .. One("vms", facts.Text("instance_id") ?? facts.Text("uuid")),
                .. One("cloud_volumes", facts.Text("volume_id")),
                .. One("miq_templates", facts.Text("snapshot_image_id")),
            ],
            "image" => [.. Tenant(facts), .. One("miq_templates", facts.Text("resource_id") ?? facts.Text("id") ?? facts.Text("image_id"))],
            "orchestration" => [.. Tenant(facts), Whole("orchestration_stacks")],
            // The number is in "service" only in ceilometer's form; refreshes know aggregates by it, not by the uuid.
            "aggregate" => [.. Tenant(facts), .. One("host_aggregates", AfterDot(facts.Text("service")) ?? facts.Text("aggregate_id") ?? facts.Text("id"))],
            "keypair" => [.. Tenant(facts), Whole("auth_key_pairs")],
            "flavor" => One("flavors", facts.Text("flavorid") ?? facts.Text("flavor_id")),
            "service" => [Whole("cloud_services")],
            "servergroup" or "server_group" => ServerGroup(facts),
            "identity" => Starts(type, "identity.project.")
                ? [.. Tenant(facts), .. One("cloud_tenants", facts.Text("resource_info") ?? facts.Text("target", "id"))]
                : [],
            "volume" => One("cloud_volumes", facts.Text("volume_id") ?? facts.Text("resource_id")),
            "snapshot" =>
            [
                .. One("cloud_volume_snapshots", facts.Text("snapshot_id") ?? facts.Text("resource_id")),
                .. One("cloud_volumes", facts.Text("volume_id")),
            ],
            "backup" =>
            [
                .. OneOrAll("cloud_volume_backups", facts.Text("backup_id") ?? facts.Text("resource_id")),
                .. One("cloud_volumes", facts.Text("volume_id")),
            ],
            "volume_type" => OneOrAll("cloud_volume_types", facts.Text("volume_types", "id") ?? facts.Text("volume_type_id")),
            "security_group_rule" => Rule(facts),
            "router" when Starts(type, "router.interface.") =>
            [
                .. One("network_routers", facts.Text("router_interface", "id")),
                .. One("network_ports", facts.Text("router_interface", "port_id")),
                .. One("cloud_subnets", facts.Text("router_interface", "subnet_id")),
            ],
            "network" when Starts(type, "network.floating_ip.") => [Whole("floating_ips")],
            _ => Networking.TryGetValue(kind, out var collection) ? Networked(kind, collection, facts) : [],
        };
    }

    // One object under its kind's name, several of one request under the plural; of one that is gone perhaps the id alone.
    private static IEnumerable<EventTarget> Networked(string kind, string collection, JsonElement facts)
    {
        List<EventTarget> found =
        [
            .. One(collection, facts.Text(kind, "id") ?? facts.Text($"{kind}_id") ?? facts.Text("resource_id")),
            .. facts.Items($"{kind}s").SelectMany(item => One(collection, item.Text("id"))),
        ];
        return found.Count == 0 && kind == "security_group" ? [Whole(collection)] : found;
    }

    private static IEnumerable<EventTarget> Rule(JsonElement facts)
    {
        List<EventTarget> groups =
        [
            .. One("security_groups", facts.Text("security_group_rule", "security_group_id")),
            .. facts.Items("security_group_rules").SelectMany(rule => One("security_groups", rule.Text("security_group_id"))),
        ];
        return groups.Count == 0 ? [Whole("security_groups")] : groups;
    }

    private static IEnumerable<EventTarget> ServerGroup(JsonElement facts) =>
    [
        .. OneOrAll("placement_groups", facts.Text("server_group_id") ?? facts.Text("uuid")),
        .. facts.Items("instance_uuids").Where(id => id.ValueKind == JsonValueKind.String).SelectMany(id => One("vms", id.GetString())),
    ];

    private static IEnumerable<EventTarget> Tenant(JsonElement facts) =>
        One("cloud_tenants", facts.Text("tenant_id") ?? facts.Text("project_id") ?? facts.Text("initiator", "project_id"));

    private static IEnumerable<EventTarget> One(string collection, string? id) => id is null ? [] : [new EventTarget(collection, id)];

    private static IEnumerable<EventTarget> OneOrAll(string collection, string? id) => [new EventTarget(collection, id)];

    private static EventTarget Whole(string collection) => new(collection, null);

    private static string? AfterDot(string? service) => service is null ? null : service[(service.LastIndexOf('.') + 1)..];

    private static bool Starts(string? text, string with) => text is not null && text.StartsWith(with, StringComparison.Ordinal);

    private static bool Ends(string text, string with) => text.EndsWith(with, StringComparison.Ordinal);
}
