using Inventory.Api.Authorizing;
using Inventory.Domain.History;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Serving.Declaring;

/// <summary>The tables that no record type declares: providers with what belongs to them, tasks, zones, users.</summary>
internal sealed class EngineCollections
{
    private const string OfProvider = "{c}.resource_type = 'ExtManagementSystem'";

    // Ids are texts in JSON.
    private const string Ids = "array_to_json({0}::text[])";

    // JSON, kept as text.
    private static readonly HashSet<string> JsonTexts = ["settings", "options", "context_data", "results"];

    public EngineCollections(IReadOnlyList<Manager> managers)
    {
        Zones = Define("zones", "Zones", "Zone", ManagementTables.Zones);
        Tasks = Define("tasks", "Tasks", "MiqTask", ManagementTables.Tasks).With(TaskAttributes);
        Tags = Define("tags", "Tags", "Tag", ManagementTables.Tags);
        Users = Define("users", "Users", "User", AccessTables.Users);
        Groups = Define("groups", "Groups", "MiqGroup", AccessTables.Groups);
        Roles = Define("roles", "Roles", "MiqUserRole", AccessTables.Roles);
        Tenants = Define("tenants", "Tenants", "Tenant", AccessTables.Tenants);
        Users.With(
            Association.BelongsTo("current_group", Groups, "current_group_id"),
            Association.ManyToMany("miq_groups", Groups, "vmdb.miq_groups_users", "user_id", "miq_group_id"));
        Groups.With(
            Association.BelongsTo("miq_user_role", Roles, "miq_user_role_id"), Association.BelongsTo("tenant", Tenants, "tenant_id"),
            Association.ManyToMany("users", Users, "vmdb.miq_groups_users", "miq_group_id", "user_id"));
        Groups.With(new AttributeDefinition("miq_user_role_name", ValueKind.Text, "{t}.name", "miq_user_role"));
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
        Zones.With(Association.HasMany("ext_management_systems", Providers, "zone_id"));
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

    public CollectionDefinition Providers { get; }

    public IReadOnlyList<CollectionDefinition> All => [Providers, Zones, Tasks, Tags, Users, Groups, Roles, Tenants, Endpoints, Authentications];

    private CollectionDefinition Zones { get; }

    private CollectionDefinition Tasks { get; }

    private CollectionDefinition Tags { get; }

    private CollectionDefinition Users { get; }

    private CollectionDefinition Groups { get; }

    private CollectionDefinition Roles { get; }

    private CollectionDefinition Tenants { get; }

    private CollectionDefinition Endpoints { get; }

    private CollectionDefinition Authentications { get; }

    private static IEnumerable<AttributeDefinition> TaskAttributes =>
    [
        new("state_or_status", ValueKind.Text, "case when {t}.state = 'Finished' then {t}.status else {t}.state end"),
        new("task_results", ValueKind.Json, "{t}.results"),
    ];

    /// <summary>All columns of a table that is defined elsewhere.</summary>
    public static IEnumerable<AttributeDefinition> ColumnsOf(Table table) => table.Columns.Where(c => c.Name != HistoryTables.ValidFrom).Select(
        c => c.Type == "bigint[]" ? AttributeDefinition.Column(c.Name, ValueKind.Json, Ids)
            : AttributeDefinition.Column(c.Name, JsonTexts.Contains(c.Name) ? ValueKind.Json : ValueKinds.Of(c.Name, c.Type)));

    private static CollectionDefinition Define(string name, string description, string className, Table table, bool listed = true) =>
        new CollectionDefinition(name, description, className, Domain.Projecting.Sql.Table(table.Identifier.Name), null, listed).With(ColumnsOf(table));
}
