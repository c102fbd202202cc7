using Inventory.Api.Authenticating;
using Inventory.Domain.Providers;
using Inventory.Sdk;
using Weasel.Postgresql.Tables;

namespace Inventory.Api.Serving.Declaring;

/// <summary>The tables that no record type declares: providers with what belongs to them, tasks, zones, users.</summary>
internal sealed class EngineCollections
{
    private const string OfProvider = "{c}.resource_type = 'ExtManagementSystem'";

    public EngineCollections(IReadOnlyList<Manager> managers)
    {
        Zones = Define("zones", "Zones", "Zone", ManagementTables.Zones, json: ["settings"]);
        Tasks = Define("tasks", "Tasks", "MiqTask", ManagementTables.Tasks, json: ["context_data", "results"]).With(TaskAttributes);
        Users = Define("users", "Users", "User", UsersTable.Definition);
        Providers = Define("providers", "Providers", "ExtManagementSystem", ManagementTables.Managers, json: ["options"])
            .With(ProviderAttributes.For(managers));
        Endpoints = Define("endpoints", "Endpoints", "Endpoint", ManagementTables.Endpoints, listed: false);
        Authentications = Define("authentications", "Authentications", "Authentication", ManagementTables.Authentications, listed: false, json: ["options"]);
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

    // The columns named json hold JSON as text.
    private static CollectionDefinition Define(string name, string description, string className, Table table, bool listed = true, params string[] json) =>
        new CollectionDefinition(name, description, className, Domain.Projecting.Sql.Table(table.Identifier.Name), null, listed)
            .With(table.Columns.Select(c => AttributeDefinition.Column(c.Name, json.Contains(c.Name) ? ValueKind.Json : ValueKinds.Of(c.Name, c.Type))));
}
