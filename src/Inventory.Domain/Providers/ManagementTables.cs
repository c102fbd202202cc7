using Inventory.Domain.History;
using Inventory.Domain.Projecting;
using Weasel.Postgresql.Tables;

namespace Inventory.Domain.Providers;

/// <summary>The VMDB tables about providers and work, whose rows are not inventory: ManageIQ's columns, word for word.</summary>
public static class ManagementTables
{
    /// <summary>Zones; seeded with <c>default</c>.</summary>
    public static Table Zones { get; } = Define("zones",
        "name string, description string, created_on datetime, updated_on datetime, settings text, visible boolean=true, "
        + "log_file_depot_id bigint");

    /// <summary>Regions; this program is one.</summary>
    public static Table Regions { get; } = Define("miq_regions",
        "region integer, created_at datetime, updated_at datetime, description string, guid string, maintenance_zone_id bigint");

    /// <summary>The whole of which regions are parts; one row.</summary>
    public static Table Enterprises { get; } = Define("miq_enterprises",
        "name string, description string, created_on datetime, updated_on datetime, settings text");

    /// <summary>Nodes of this program.</summary>
    public static Table Servers { get; } = Define("miq_servers",
        "guid string, status string, started_on datetime, stopped_on datetime, pid integer, build string, name string, last_heartbeat datetime, "
        + "is_master boolean, version string, zone_id bigint, hostname string, ipaddress string, has_active_userinterface boolean, "
        + "has_active_webservices boolean, capabilities text, system_uid string, settings text",
        "ux:guid");

    /// <summary>Requests that need approval; nothing here makes any.</summary>
    public static Table Requests { get; } = Define("miq_requests",
        "description string, approval_state string, type string, created_on datetime, updated_on datetime, fulfilled_on datetime, requester_id bigint, "
        + "requester_name string, request_type string, request_state string, message string, status string, options text, userid string, "
        + "source_id bigint, source_type string, destination_id bigint, destination_type string, tenant_id bigint, service_order_id bigint, "
        + "process boolean, cancelation_status string, initiated_by string");

    /// <summary>
    /// What clouds and the product tell of what happened. <c>chain_id</c> is a text, since the clouds' own ids are; <c>refresh_task_id</c> is the task of the
    /// refresh that an event caused.
    /// </summary>
    public static Table EventStreams { get; } = Define("event_streams",
        "event_type string, message text, timestamp datetime, host_name string, host_id bigint, vm_name string, vm_location string, "
        + "vm_or_template_id bigint, dest_host_name string, dest_host_id bigint, dest_vm_name string, dest_vm_location string, "
        + "dest_vm_or_template_id bigint, source string, chain_id string, ems_id bigint, is_task boolean, full_data jsonb, created_on datetime, "
        + "username string, ems_cluster_id bigint, ems_cluster_name string, ems_cluster_uid string, dest_ems_cluster_id bigint, "
        + "dest_ems_cluster_name string, dest_ems_cluster_uid string, availability_zone_id bigint, container_node_id bigint, "
        + "container_node_name string, container_group_id bigint, container_group_name string, container_namespace string, type string, "
        + "target_type string, target_id bigint, container_id bigint, container_name string, container_replicator_id bigint, "
        + "container_replicator_name string, generating_ems_id bigint, physical_server_id bigint, ems_ref string, user_id bigint, group_id bigint, "
        + "tenant_id bigint, vm_ems_ref string, dest_vm_ems_ref string, physical_chassis_id bigint, physical_switch_id bigint, "
        + "physical_storage_id bigint, physical_storage_name string, refresh_task_id bigint, event_group string, group_level string",
        "ix:timestamp", "ix:vm_or_template_id", "ix:refresh_task_id", "un:ems_id,event_type,timestamp,chain_id,ems_ref");

    // What is looked for whenever a refresh begins or ends, among ever more that is done with.
    static ManagementTables()
    {
        EventStreams.Indexes.Add(new IndexDefinition("ix_event_streams_unlinked")
        {
            Columns = ["ems_id", "vm_ems_ref"], Predicate = "vm_or_template_id is null and vm_ems_ref is not null",
        });
        Refreshes.Indexes.Add(new IndexDefinition("ix_refreshes_running") { Columns = ["ems_id"], Predicate = "ended_at is null" });
    }

    /// <summary>What kinds of events there are.</summary>
    public static Table EventDefinitions { get; } = Define("miq_event_definitions",
        "name string, description string, event_type string, definition text, default boolean, enabled boolean, filename string, "
        + "created_at datetime, updated_at datetime");

    /// <summary>
    /// Custom attributes that users give to providers and VMs. Those that clouds give are inventory (<c>custom_attributes</c>), made from events alone;
    /// these are in no event, and no refresh or rebuild touches them.
    /// </summary>
    public static Table UserAttributes { get; } = Versioned(Define("user_attributes",
        "section string, name string, value text, resource_type string, resource_id bigint, source string, description text, "
        + "value_interpolated text, unique_name text, serialized_value text",
        "ux:resource_type,resource_id,section,name"));

    /// <summary>Providers: one row per manager.</summary>
    public static Table Managers { get; } = Versioned(Define("ext_management_systems",
        "name string, created_on datetime, updated_on datetime, guid string, zone_id bigint, type string, api_version string, uid_ems string, "
        + "host_default_vnc_port_start integer, host_default_vnc_port_end integer, provider_region string, last_refresh_error text, "
        + "last_refresh_date datetime, provider_id bigint, realm string, tenant_id bigint, project string, parent_ems_id bigint, "
        + "subscription string, last_metrics_error text, last_metrics_update_date datetime, last_metrics_success_date datetime, "
        + "tenant_mapping_enabled boolean, enabled boolean=true, options text, zone_before_pause_id bigint, last_inventory_date datetime, "
        + "capabilities jsonb='{}', last_refresh_success_date datetime",
        "ux:name", "ux:guid"));

    /// <summary>Where the services of a provider are found.</summary>
    public static Table Endpoints { get; } = Define("endpoints",
        "role string, ipaddress string, hostname string, port integer, resource_type string, resource_id bigint, created_at datetime, updated_at datetime, "
        + "verify_ssl integer, url string, security_protocol string, api_version string, path string, certificate_authority text, options jsonb='{}'",
        "ix:resource_id");

    /// <summary>Credentials; secrets encrypted.</summary>
    public static Table Authentications { get; } = Versioned(Define("authentications",
        "name string, authtype string, userid string, password string, resource_id bigint, resource_type string, created_on datetime, updated_on datetime, "
        + "last_valid_on datetime, last_invalid_on datetime, credentials_changed_on datetime, status string, status_details string, "
        + "type string, auth_key text, fingerprint string, service_account string, public_key text, manager_ref string, options text, "
        + "evm_owner_id bigint, miq_group_id bigint, tenant_id bigint, become_username string, become_password string, "
        + "auth_key_password string, ems_ref string, become_method string",
        "ix:resource_id"));

    /// <summary>Work that takes a while, and how it went.</summary>
    public static Table Tasks { get; } = Define("miq_tasks",
        "name string, state string, status string, message text, userid string, created_on datetime, updated_on datetime, pct_complete integer, "
        + "context_data text, results text, miq_server_id bigint, identifier string, started_on datetime, zone string");

    /// <summary>Refreshes: what their streams tell, one row each.</summary>
    public static Table Refreshes { get; } = Define("refreshes",
        "ems_id bigint, state string, verdict string, scope string, targets jsonb='{}', reason string, requested_by string, causation_id string, started_at datetime, "
        + "ended_at datetime, problem text, events bigint, records_read bigint, records_created bigint, records_updated bigint, records_deleted bigint, "
        + "records_unchanged bigint, read_milliseconds bigint, compare_milliseconds bigint, collections jsonb='[]', diagnostic_count bigint, diagnostics jsonb='[]', "
        + "task_id bigint",
        "ix:ems_id,id", "ix:started_at", "ix:task_id", "ix:scope,ems_id,started_at");

    /// <summary>
    /// Events of clouds that could not be understood: with what is wrong with them, as they came (their first 64 KiB; never shown), and, if they are JSON, what
    /// of it is no secret.
    /// </summary>
    public static Table DeadLetters { get; } = Define("dead_letters",
        "ems_id bigint, received_at datetime, size bigint, error text, content text, native_body bytea, is_pushed boolean, tries integer=1, last_tried_at datetime", "ix:ems_id,id");

    /// <summary>What is asked of managers: at most one waiting and one running refresh of each, and its removal.</summary>
    public static Table RefreshRequests { get; } = Define("refresh_requests",
        "ems_id bigint, state string, task_id bigint, request jsonb='{}', requested_at datetime, taken_at datetime, token bigint", "ux:ems_id,state");

    /// <summary>Workers: what is done for each provider, and where.</summary>
    public static Table Workers { get; } = Define("miq_workers",
        "guid string, status string, started_on datetime, stopped_on datetime, last_heartbeat datetime, pid integer, queue_name string, type string, "
        + "percent_memory float, percent_cpu float, cpu_time float, os_priority integer, memory_usage bigint, memory_size bigint, uri string, "
        + "miq_server_id bigint, sql_spid integer, proportional_set_size bigint, unique_set_size bigint, system_uid string, "
        + "ems_id bigint, node string, message text, last_error text, last_error_on datetime",
        "ux:ems_id,type");

    /// <summary>Groups of managers.</summary>
    public static Table Groups { get; } = Define("providers",
        "type string, name string, guid string, zone_id bigint, created_at datetime, updated_at datetime, tenant_id bigint, capabilities jsonb='{}'");

    /// <summary>Tags, named <c>/managed/category/entry</c>.</summary>
    public static Table Tags { get; } = Define("tags", "name text", "ux:name");

    /// <summary>What tags mean: categories, and entries of categories (<c>parent_id</c>).</summary>
    public static Table Classifications { get; } = Define("classifications",
        "description string, icon string, read_only boolean, syntax string, single_value boolean, example_text text, tag_id bigint, parent_id bigint, "
        + "show boolean, default boolean, perf_by_tag boolean",
        "ix:tag_id", "ix:description");

    /// <summary>Which tag is on what.</summary>
    public static Table Taggings { get; } = Versioned(Define("taggings", "taggable_id bigint, tag_id bigint, taggable_type string",
        "ux:taggable_type,taggable_id,tag_id", "ix:tag_id"));

    /// <summary>Which labels of VMs and templates become tags: of one value, or of any (<c>label_value</c> null).</summary>
    public static Table TagMappings { get; } = Define("provider_tag_mappings",
        "labeled_resource_type string, label_name string, label_value string, tag_id bigint, created_at datetime, updated_at datetime",
        "ix:label_name");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Table> All { get; } =
        [
        Zones, Regions, Enterprises, Servers, Managers, Endpoints, Authentications, Tasks, Refreshes, RefreshRequests, Workers, Requests, EventStreams, DeadLetters,
        EventDefinitions, Groups, Tags, Classifications, Taggings, TagMappings, UserAttributes,
    ];

    private static Table Versioned(Table table)
    {
        HistoryTables.Version(table);
        return table;
    }

    // Indexes: ix, ux (unique), un (unique, and nulls are equal).
    private static Table Define(string name, string columns, params string[] indexes)
    {
        var table = new Table($"{Sql.VmdbSchema}.{name}");
        table.AddColumn("id", "bigserial").AsPrimaryKey();
        foreach (var column in columns.Split(", "))
        {
            var (left, value) = column.Split('=') is [var l, var v] ? (l, v) : (column, null);
            var words = left.Split(' ');
            var type = words[1] switch
            {
                "string" => "character varying", "datetime" => "timestamp with time zone", "float" => "double precision", var other => other,
            };
            var added = table.AddColumn(words[0], type);
            if (value is not null)
                added.DefaultValueByExpression(value.StartsWith('\'') ? $"{value}::{type}" : value);
        }
        foreach (var index in indexes)
        {
            var (kind, indexed) = (index[..2], index[3..].Split(','));
            table.Indexes.Add(new IndexDefinition($"{kind}_{name}_{indexed[0]}")
            {
                Columns = indexed, IsUnique = kind is "ux" or "un", NullsNotDistinct = kind is "un",
            });
        }
        return table;
    }
}
