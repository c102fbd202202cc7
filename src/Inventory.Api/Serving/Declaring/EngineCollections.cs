using Inventory.Api.Authorizing;
using Inventory.Api.Notifying;
using Inventory.Domain.Catching;
using Inventory.Domain.History;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Serving.Declaring;

/// <summary>The tables that no record type declares: providers with what belongs to them, tasks, zones, users.</summary>
internal sealed class EngineCollections
{
    private const string OfProvider = "{c}.resource_type = 'ExtManagementSystem'";

    private const string RefreshDuration = "(extract(epoch from {t}.ended_at - {t}.started_at) * 1000)::bigint";

    // Ids are texts in JSON.
    private const string Ids = "array_to_json({0}::text[])";

    // JSON, kept as text.
    private static readonly HashSet<string> JsonTexts = ["settings", "options", "context_data", "results", "full_data", "capabilities", "content"];

    private const string Path = "(select g.name from vmdb.tags g where g.id = {t}.tag_id)";

    // Entries have a parent, or at least a name below that of a category.
    private const string IsCategory = $"{{t}}.parent_id is null and {Path} ~ '^/managed/[^/]+$'";

    private const string Categorization =
        """
        coalesce((
          select jsonb_build_object('name', split_part({t}.name, '/', 4), 'description', e.description, 'display_name', c.description || ': ' || e.description,
            'category', jsonb_build_object('name', split_part({t}.name, '/', 3), 'description', c.description))
          from vmdb.classifications e join vmdb.classifications c on c.id = e.parent_id where e.tag_id = {t}.id order by e.id limit 1), '{}'::jsonb)
        """;

    // What gives a group its role in ManageIQ, and filters by tags there.
    private const string Entitlement = "jsonb_build_object('miq_group_id', {t}.id::text, 'miq_user_role_id', {t}.miq_user_role_id::text)";

    public EngineCollections(IReadOnlyList<Manager> managers)
    {
        Zones = Define("zones", "Zones", "Zone", ManagementTables.Zones);
        Tasks = Define("tasks", "Tasks", "MiqTask", ManagementTables.Tasks).With(TaskAttributes);
        Tags = Define("tags", "Tags", "Tag", ManagementTables.Tags, identifiers: ["name"]).With(new AttributeDefinition("categorization", ValueKind.Json, Categorization));
        Categories = Define("categories", "Categories", "Category", ManagementTables.Classifications, condition: IsCategory)
            .With(new AttributeDefinition("name", ValueKind.Text, $"split_part({Path}, '/', 3)"));
        Categories.With(
            Association.ManyToMany("tags", Tags, "vmdb.classifications", "parent_id", "tag_id"), Association.BelongsTo("tag", Tags, "tag_id"));
        Regions = Define("regions", "Regions", "MiqRegion", ManagementTables.Regions);
        Servers = Define("servers", "EVM Servers", "MiqServer", ManagementTables.Servers);
        Enterprises = Define("enterprises", "Enterprises", "MiqEnterprise", ManagementTables.Enterprises);
        Requests = Define("requests", "Requests", "MiqRequest", ManagementTables.Requests);
        EventStreams = Define("event_streams", "Event Streams", "EventStream", ManagementTables.EventStreams).With(EventAttributes);
        Events = Define("events", "Events", "MiqEventDefinition", ManagementTables.EventDefinitions);
        CustomAttributes = new CollectionDefinition("custom_attributes", "Custom Attributes", "CustomAttribute", AllCustomAttributes(), null, isListed: false)
        {
            IsBelow = true,
        }.With(ColumnsOf(ManagementTables.UserAttributes));
        Webhooks = Define("webhooks", "Webhooks", "Webhook", WebhookTables.Webhooks);
        Users = Define("users", "Users", "User", AccessTables.Users, identifiers: ["userid", "name"]);
        Groups = Define("groups", "Groups", "MiqGroup", AccessTables.Groups, identifiers: ["description"]);
        Roles = Define("roles", "Roles", "MiqUserRole", AccessTables.Roles, identifiers: ["name"]);
        Tenants = Define("tenants", "Tenants", "Tenant", AccessTables.Tenants);
        Users.With(
            Association.BelongsTo("current_group", Groups, "current_group_id"),
            Association.ManyToMany("miq_groups", Groups, "vmdb.miq_groups_users", "user_id", "miq_group_id"));
        Groups.With(
            Association.BelongsTo("miq_user_role", Roles, "miq_user_role_id"), Association.BelongsTo("tenant", Tenants, "tenant_id"),
            Association.ManyToMany("users", Users, "vmdb.miq_groups_users", "miq_group_id", "user_id"));
        Groups.With(
            new AttributeDefinition("miq_user_role_name", ValueKind.Text, "{t}.name", "miq_user_role"), new AttributeDefinition("entitlement", ValueKind.Json, Entitlement));
        Roles.With(Association.HasMany("miq_groups", Groups, "miq_user_role_id"));
        Tenants.With(Association.HasMany("miq_groups", Groups, "tenant_id"));
        Providers = Define("providers", "Providers", "ExtManagementSystem", ManagementTables.Managers).With(ProviderAttributes.For(managers));
        Endpoints = Define("endpoints", "Endpoints", "Endpoint", ManagementTables.Endpoints, listed: false);
        Authentications = Define("authentications", "Authentications", "Authentication", ManagementTables.Authentications, listed: false);
        var defaultEndpoint = Association.HasOne("default_endpoint", Endpoints, "resource_id") with
        {
            OwnerKey = $"{{c}}.resource_id = {ProviderAttributes.MainOf("{t}")}", IsUnique = false,
        };
        Providers.With(
            Association.BelongsTo("zone", Zones, "zone_id"),
            Association.BelongsTo("parent_manager", Providers, "parent_ems_id"),
            Association.HasMany("child_managers", Providers, "parent_ems_id"),
            OfFamily("endpoints", Endpoints, "resource_id").Where(OfProvider),
            OfFamily("authentications", Authentications, "resource_id").Where($"{OfProvider} and {{c}}.authtype is not null"), // the others are key pairs
            defaultEndpoint.Where($"{OfProvider} and {{c}}.role = 'default'"));
        Zones.With(Association.HasMany("ext_management_systems", Providers, "zone_id"), Association.HasMany("miq_servers", Servers, "zone_id"));
        Servers.With(Association.BelongsTo("zone", Zones, "zone_id"));
        Regions.With(Association.BelongsTo("maintenance_zone", Zones, "maintenance_zone_id"));
        EventStreams.With(Association.BelongsTo("ext_management_system", Providers, "ems_id"));
        Providers.With(CustomAttributesOf("ExtManagementSystem"), TagsOf("ExtManagementSystem"));
        Refreshes = Define("refreshes", "Refreshes", "Refresh", ManagementTables.Refreshes).With(RefreshAttributes)
            .With(Association.BelongsTo("ext_management_system", Providers, "ems_id"));
        RefreshRequests = Define("refresh_requests", "Refresh Requests", "RefreshRequest", ManagementTables.RefreshRequests)
            .With(Association.BelongsTo("ext_management_system", Providers, "ems_id"), Association.BelongsTo("miq_task", Tasks, "task_id"));
        Workers = Define("workers", "Workers", "MiqWorker", ManagementTables.Workers)
            .With(Association.BelongsTo("ext_management_system", Providers, "ems_id"), Association.BelongsTo("miq_server", Servers, "miq_server_id"));
        Refreshes.With(Association.BelongsTo("miq_task", Tasks, "task_id"), new Association(
            "event_streams", EventStreams, true, $"{EventStreams.Table} {{c}} join {Refreshes.Table} {{c}}_via on {{c}}_via.task_id = {{c}}.refresh_task_id", "{c}_via.id"));
        EventStreams.With(Association.BelongsTo("refresh_task", Tasks, "refresh_task_id"), new Association(
            "refreshes", Refreshes, true, $"{Refreshes.Table} {{c}} join {EventStreams.Table} {{c}}_via on {{c}}_via.refresh_task_id = {{c}}.task_id", "{c}_via.id"));
        DeadLetters = Define("dead_letters", "Dead Letters", "DeadLetter", ManagementTables.DeadLetters)
            .With(Association.BelongsTo("ext_management_system", Providers, "ems_id"));
        DeadMessages = new CollectionDefinition("dead_messages", "Dead Messages", "DeadMessage", Maintaining.DeadMessages.Rows, null, isListed: true)
        {
            Needs = Right.Administer,
        }.With(Maintaining.DeadMessages.Columns.Select(c => AttributeDefinition.Column(c.Name, c.Kind)));
        Providers.With(
            OfFamily("refreshes", Refreshes, "ems_id"), OfFamily("refresh_requests", RefreshRequests, "ems_id"), OfFamily("workers", Workers, "ems_id"));
        foreach (var tagged in new[] { Users, Groups, Tenants })
            tagged.With(TagsOf(tagged.ClassName));
        foreach (var collection in All.Where(c => c.IsListed))
            collection.With(CommonAttributes.Of(collection.Name));
    }

    /// <summary>
    /// What a provider has: the rows of all its managers, whichever of them is asked, as each of ManageIQ's managers hands on what another one owns.
    /// </summary>
    public static Association OfFamily(string name, CollectionDefinition target, string ownerColumn)
    {
        var rows = Association.HasMany(name, target, ownerColumn);
        var managers = ManagementTables.Managers.Identifier.QualifiedName;
        var (owner, via) = (ProviderAttributes.MainOf("{c}_owner"), ProviderAttributes.MainOf("{c}_via"));
        return rows with
        {
            From = $"{rows.From} join {managers} {{c}}_owner on {{c}}_owner.id = {rows.OwnerKey} join {managers} {{c}}_via on {via} = {owner}",
            OwnerKey = "{c}_via.id",
        };
    }

    /// <summary>The tags of rows of one of ManageIQ's base classes.</summary>
    public Association TagsOf(string baseClass) =>
        Association.ManyToMany("tags", Tags, "vmdb.taggings", "taggable_id", "tag_id").Where($"{{c}}_via.taggable_type = '{baseClass}'");

    /// <summary>The custom attributes of rows of one of ManageIQ's base classes: those of their cloud, and those of users.</summary>
    public Association CustomAttributesOf(string baseClass) =>
        Association.HasMany("custom_attributes", CustomAttributes, "resource_id").Where($"{{c}}.resource_type = '{baseClass}'");

    public CollectionDefinition Providers { get; }

    public IReadOnlyList<CollectionDefinition> All =>
    [
        Providers, Refreshes, RefreshRequests, Workers, Zones, Regions, Servers, Enterprises, Tasks, Requests, EventStreams, DeadLetters, DeadMessages, Events, Tags,
        Categories, Users, Groups, Roles, Tenants, Endpoints, Authentications, CustomAttributes, Webhooks,
    ];

    private CollectionDefinition Webhooks { get; }

    private CollectionDefinition Regions { get; }

    private CollectionDefinition Servers { get; }

    private CollectionDefinition Enterprises { get; }

    private CollectionDefinition Requests { get; }

    private CollectionDefinition EventStreams { get; }

    private CollectionDefinition DeadLetters { get; }

    private CollectionDefinition DeadMessages { get; }

    private CollectionDefinition Events { get; }

    private CollectionDefinition Categories { get; }

    private CollectionDefinition CustomAttributes { get; }

    private CollectionDefinition Refreshes { get; }

    private CollectionDefinition RefreshRequests { get; }

    private CollectionDefinition Workers { get; }

    private CollectionDefinition Zones { get; }

    private CollectionDefinition Tasks { get; }

    private CollectionDefinition Tags { get; }

    private CollectionDefinition Users { get; }

    private CollectionDefinition Groups { get; }

    private CollectionDefinition Roles { get; }

    private CollectionDefinition Tenants { get; }

    private CollectionDefinition Endpoints { get; }

    private CollectionDefinition Authentications { get; }

    private static IEnumerable<AttributeDefinition> RefreshAttributes =>
    [
        new("total_milliseconds", ValueKind.Bigint, RefreshDuration),
        new("write_milliseconds", ValueKind.Bigint, $"({RefreshDuration} - {{t}}.read_milliseconds - {{t}}.compare_milliseconds)"),
    ];

    // ManageIQ's names of what is stored, since it says more of an event's kind than of its row.
    private static IEnumerable<AttributeDefinition> EventAttributes =>
    [
        new("group", ValueKind.Text, "{t}.event_group"),
        new("group_name", ValueKind.Text, $"case {{t}}.event_group {string.Join(' ', EventGroups.Names.Select(g => $"when '{g.Key}' then '{g.Value}'"))} end"),
    ];

    private static IEnumerable<AttributeDefinition> TaskAttributes =>
    [
        new("state_or_status", ValueKind.Text, "case when {t}.state = 'Finished' then {t}.status else {t}.state end"),
        new("task_results", ValueKind.Json, "{t}.results"),
    ];

    /// <summary>All columns of a table that is defined elsewhere.</summary>
    public static IEnumerable<AttributeDefinition> ColumnsOf(Table table) => table.Columns.Where(c => c.Name != HistoryTables.ValidFrom && c.Type != "bytea").Select(
        c => c.Type == "bigint[]" ? AttributeDefinition.Column(c.Name, ValueKind.Json, Ids)
            : AttributeDefinition.Column(c.Name, JsonTexts.Contains(c.Name) ? ValueKind.Json : ValueKinds.Of(c.Name, c.Type)));

    private static CollectionDefinition Define(
        string name, string description, string className, Table table, bool listed = true, string? condition = null, string[]? identifiers = null) =>
        new CollectionDefinition(name, description, className, Domain.Projecting.Sql.Table(table.Identifier.Name), condition, listed)
        {
            HasPast = table.HasColumn(HistoryTables.ValidFrom), Identifiers = identifiers!,
        }.With(ColumnsOf(table));

    private static string AllCustomAttributes()
    {
        var columns = string.Join(", ", ManagementTables.UserAttributes.Columns.Select(c => Domain.Projecting.Sql.Name(c.Name)));
        return $"(select {columns} from vmdb.custom_attributes union all select {columns} from vmdb.user_attributes)";
    }
}
