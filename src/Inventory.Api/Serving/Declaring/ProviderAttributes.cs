using Inventory.Sdk;

namespace Inventory.Api.Serving.Declaring;

/// <summary>Virtual attributes of providers.</summary>
internal static class ProviderAttributes
{
    private static readonly string Vms = $"from vmdb.vms v where v.ems_id = {MainOf("{t}")}";

    private static readonly string Hardwares =
        $"from vmdb.vms v join vmdb.hardwares h on h.vm_or_template_id = v.id where v.ems_id = {MainOf("{t}")} and not v.template";

    private static readonly string Subnets =
        $"from vmdb.cloud_subnets s join vmdb.ext_management_systems m on m.id = s.ems_id where {MainOf("m")} = {MainOf("{t}")}";

    /// <summary>The id of a provider's main manager, which has the credentials and the endpoints, and owns the VMs.</summary>
    public static string MainOf(string alias) => $"coalesce({alias}.parent_ems_id, {alias}.id)";

    public static IEnumerable<AttributeDefinition> For(IReadOnlyList<Manager> managers) =>
    [
        new("emstype", ValueKind.Text, SqlCase.Of("{t}.type", managers.Select(m => (m.Type, m.EmsType)), "null")),
        new("emstype_description", ValueKind.Text, SqlCase.Of("{t}.type", managers.Select(m => (m.Type, m.Description)), "null")),
        new("last_refresh_status", ValueKind.Text,
            "case when {t}.last_refresh_date is null then 'never' when {t}.last_refresh_error is not null then 'error' else 'success' end"),
        new("authentication_status", ValueKind.Text,
            $"""
            coalesce((select a.status from vmdb.authentications a
                      where a.resource_type = 'ExtManagementSystem' and a.resource_id = {MainOf("{t}")} and a.authtype is not null and a.status <> ''
                      order by array_position(array['invalid', 'unreachable', 'error', 'incomplete', 'none', 'valid'], lower(a.status)), a.id limit 1), 'None')
            """),
        new("zone_name", ValueKind.Text, "{t}.name", "zone"),
        .. new[] { "hostname", "ipaddress", "security_protocol", "url" }
            .Select(n => new AttributeDefinition(n, ValueKind.Text, $"{{t}}.{n}", "default_endpoint")),
        new("port", ValueKind.Integer, "{t}.port", "default_endpoint"),
        new("verify_ssl", ValueKind.Integer, "{t}.verify_ssl", "default_endpoint"),
        Count("total_vms", $"{Vms} and not v.template"),
        Count("total_miq_templates", $"{Vms} and v.template"),
        Count("total_vms_and_templates", Vms),
        .. new[] { "on", "off", "unknown", "suspended", "never" }.Select(s => Count($"total_vms_{s}", $"{Vms} and not v.template and v.power_state = '{s}'")),
        Count("total_subnets", Subnets),
        .. Supported(managers),
        new("total_cloud_vcpus", ValueKind.Bigint, $"(select coalesce(sum(h.cpu_total_cores), 0) {Hardwares})"),
        new("total_cloud_memory", ValueKind.Bigint, $"(select coalesce(sum(h.memory_mb), 0)::bigint {Hardwares})"),
    ];

    // What ManageIQ's clients ask providers for. Clouds are read here and not changed, so most is answered with no.
    private static readonly string[] NotSupported =
    [
        "auth_key_pair_create", "cloud_database_create", "cloud_object_store_container_create", "cloud_subnet_create", "cloud_tenant_mapping", "cloud_tenants",
        "cloud_volume", "cloud_volume_create", "console", "create_flavor", "create_floating_ip", "create_host_aggregate", "create_network_router",
        "create_security_group", "ems_network_new", "events", "metrics", "provisioning", "publish", "smartstate_analysis", "storage_service_create",
        "storage_services", "swift_service", "volume_availability_zones", "volume_multiattachment", "volume_resizing",
    ];

    private static IEnumerable<AttributeDefinition> Supported(IReadOnlyList<Manager> managers) =>
    [
        Supports("block_storage", Owners(managers, ManagerRole.BlockStorage)), Supports("object_storage", Owners(managers, ManagerRole.ObjectStorage)),
        .. NotSupported.Select(feature => Supports(feature, "false::boolean")),
    ];

    // A cast, because PostgreSQL sorts by no bare constant.
    private static AttributeDefinition Supports(string feature, string sql) => new($"supports_{feature}", ValueKind.Boolean, sql);

    // The managers to which rows of that role belong, where a kind of provider has one for them.
    private static string Owners(IReadOnlyList<Manager> managers, ManagerRole role)
    {
        var types = managers.SelectMany(m => m.ChildManagers).Where(c => c.Role == role).Select(c => SqlCase.Literal(c.Type)).Distinct().ToArray();
        return types.Length == 0 ? "false::boolean" : $"({{t}}.type in ({string.Join(", ", types)}))";
    }

    private static AttributeDefinition Count(string name, string from) => new(name, ValueKind.Bigint, $"(select count(*) {from})");
}

/// <summary>A mapping of declared words as SQL.</summary>
internal static class SqlCase
{
    public static string Of(string value, IEnumerable<(string When, string Then)> cases, string otherwise)
    {
        var whens = string.Concat(cases.DistinctBy(c => c.When).Select(c => $" when {Literal(c.When)} then {Literal(c.Then)}"));
        return whens.Length == 0 ? $"{otherwise}::text" : $"case {value}{whens} else {otherwise} end";
    }

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
