using Inventory.Sdk;

namespace Inventory.Api.Serving.Declaring;

/// <summary>The tables that no record type declares: providers with what belongs to them, tasks, zones, users.</summary>
internal sealed class EngineCollections
{
    private const string OfProvider = "{c}.resource_type = 'ExtManagementSystem'";

    public EngineCollections(IReadOnlyList<Manager> managers)
    {
        Zones = Table("zones", "Zones", "Zone", "zones")
            .With(AttributeDefinition.Columns("id bigint, name string, description string, created_on datetime, updated_on datetime"))
            .With(AttributeDefinition.Column("settings", ValueKind.Json), AttributeDefinition.Column("visible", ValueKind.Boolean));
        Tasks = Table("tasks", "Tasks", "MiqTask", "miq_tasks")
            .With(AttributeDefinition.Columns(
                """
                id bigint, name string, state string, status string, message text, userid string, created_on datetime, updated_on datetime, pct_complete integer,
                context_data json, results json, miq_server_id bigint, identifier string, started_on datetime, zone string
                """))
            .With(TaskAttributes);
        Users = Table("users", "Users", "User", "users")
            .With(AttributeDefinition.Columns("id bigint, userid string, name string, password_digest string, created_on datetime, updated_on datetime"));
        Providers = Table("providers", "Providers", "ExtManagementSystem", "ext_management_systems")
            .With(AttributeDefinition.Columns(
                """
                id bigint, name string, created_on datetime, updated_on datetime, guid string, zone_id bigint, type string, api_version string, uid_ems string,
                host_default_vnc_port_start integer, host_default_vnc_port_end integer, provider_region string, last_refresh_error text,
                last_refresh_date datetime, provider_id bigint, realm string, tenant_id bigint, project string, parent_ems_id bigint, subscription string,
                last_metrics_error text, last_metrics_update_date datetime, last_metrics_success_date datetime, tenant_mapping_enabled boolean, enabled boolean,
                options json, zone_before_pause_id bigint, last_inventory_date datetime, capabilities jsonb, last_refresh_success_date datetime
                """))
            .With(ProviderAttributes.For(managers));
        Endpoints = Table("endpoints", "Endpoints", "Endpoint", "endpoints", listed: false)
            .With(AttributeDefinition.Columns(
                """
                id bigint, role string, ipaddress string, hostname string, port integer, resource_type string, resource_id bigint, created_at datetime,
                updated_at datetime, verify_ssl integer, url string, security_protocol string, api_version string, path string, certificate_authority text,
                options jsonb
                """));
        Authentications = Table("authentications", "Authentications", "Authentication", "authentications", listed: false)
            .With(AttributeDefinition.Columns(
                """
                id bigint, name string, authtype string, userid string, resource_id bigint, resource_type string, created_on datetime, updated_on datetime,
                last_valid_on datetime, last_invalid_on datetime, credentials_changed_on datetime, status string, status_details string, type string,
                fingerprint string, public_key text, manager_ref string, options json, evm_owner_id bigint, miq_group_id bigint, tenant_id bigint,
                become_username string, ems_ref string, become_method string
                """));
        Providers.With(
            Association.BelongsTo("zone", Zones, "zone_id"),
            Association.BelongsTo("parent_manager", Providers, "parent_ems_id"),
            Association.HasMany("child_managers", Providers, "parent_ems_id"),
            Association.HasMany("endpoints", Endpoints, "resource_id") with { Condition = OfProvider },
            Association.HasMany("authentications", Authentications, "resource_id") with { Condition = $"{OfProvider} and {{c}}.authtype is not null" },
            Association.HasOne("default_endpoint", Endpoints, "resource_id") with { Condition = $"{OfProvider} and {{c}}.role = 'default'", IsUnique = false });
        Zones.With(Association.HasMany("ext_management_systems", Providers, "zone_id"));
        foreach (var collection in All.Where(c => c.IsListed))
            collection.With(CommonAttributes.Of(collection.Name));
    }

    public CollectionDefinition Providers { get; }

    public IReadOnlyList<CollectionDefinition> All => [Providers, Zones, Tasks, Users, Endpoints, Authentications];

    private CollectionDefinition Zones { get; }

    private CollectionDefinition Tasks { get; }

    private CollectionDefinition Users { get; }

    private CollectionDefinition Endpoints { get; }

    private CollectionDefinition Authentications { get; }

    private static IEnumerable<AttributeDefinition> TaskAttributes =>
    [
        new("state_or_status", ValueKind.Text, "case when {t}.state = 'Finished' then {t}.status else {t}.state end"),
        new("task_results", ValueKind.Json, "{t}.results"),
    ];

    private static CollectionDefinition Table(string name, string description, string className, string table, bool listed = true) =>
        new(name, description, className, Domain.Projecting.Sql.Table(table), null, listed);
}
